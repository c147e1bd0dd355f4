"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.entryText = entryText;
exports.feedText = feedText;
exports.emptyFeedText = emptyFeedText;
exports.errorText = errorText;
const xml_1 = require("./xml");
const ATOM = 'http://www.w3.org/2005/Atom';
const SERVICE_BUS = 'http://schemas.microsoft.com/netservices/2010/10/servicebus/connect';
const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';
/** An entity as Atom, by itself. */
function entryText(entry) {
    return (0, xml_1.writeXml)(entryXml(entry, [['xmlns', ATOM]]));
}
/** A list as Atom. @param next the address of what comes after it, where there is more */
function feedText(id, title, entries, now, next) {
    return (0, xml_1.writeXml)((0, xml_1.element)('feed', [
        (0, xml_1.element)('title', title, [['type', 'text']]),
        (0, xml_1.element)('id', id),
        (0, xml_1.element)('updated', now),
        link('self', id),
        ...(next === undefined ? [] : [link('next', next)]),
        ...entries.map((entry) => entryXml(entry)),
    ], [['xmlns', ATOM]]));
}
/** What the service answers for a queue or topic that is not there: a list of nothing, which clients know by its title. */
function emptyFeedText(id, now) {
    return feedText(id, 'Publicly Listed Services', [], now);
}
/** Why a request is refused. */
function errorText(code, detail) {
    return (0, xml_1.writeXml)((0, xml_1.element)('Error', [(0, xml_1.element)('Code', String(code)), (0, xml_1.element)('Detail', detail)]));
}
function entryXml(entry, attributes = []) {
    const { id, title, published, updated, author, description, content } = entry;
    return (0, xml_1.element)('entry', [
        (0, xml_1.element)('id', id),
        (0, xml_1.element)('title', title, [['type', 'text']]),
        (0, xml_1.element)('published', published),
        (0, xml_1.element)('updated', updated),
        (0, xml_1.element)('author', [(0, xml_1.element)('name', author)]),
        link('self', id),
        (0, xml_1.element)('content', [
            (0, xml_1.element)(description, content, [
                ['xmlns', SERVICE_BUS],
                ['xmlns:i', INSTANCE],
            ]),
        ], [['type', 'application/xml']]),
    ], attributes);
}
function link(relation, href) {
    return (0, xml_1.element)('link', [], [
        ['rel', relation],
        ['href', href],
    ]);
}
//# sourceMappingURL=atom.js.map