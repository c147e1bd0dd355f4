"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NotXml = void 0;
exports.element = element;
exports.childOf = childOf;
exports.childrenOf = childrenOf;
exports.textIn = textIn;
exports.readXml = readXml;
exports.writeXml = writeXml;
const fast_xml_parser_1 = require("fast-xml-parser");
/** That a text is no XML: why, with line and column. */
class NotXml {
    why;
    constructor(why) {
        this.why = why;
    }
}
exports.NotXml = NotXml;
/** An element to be written; what is `undefined` is left out. */
function element(name, content, attributes = []) {
    const parts = typeof content === 'string' ? [content] : content;
    return { name, attributes: new Map(attributes), content: parts.filter((part) => part !== undefined) };
}
/** The first child of a name. */
function childOf(parent, name) {
    return parent?.content.find((part) => typeof part !== 'string' && part.name === name);
}
/** All children of a name. */
function childrenOf(parent, name) {
    return (parent?.content ?? []).filter((part) => typeof part !== 'string' && part.name === name);
}
/** The text in an element; `undefined` where there is no such element. */
function textIn(parent) {
    return parent?.content.filter((part) => typeof part === 'string').join('');
}
const ATTRIBUTES = ':@';
const TEXT = '#text';
const PREFIX = '@';
/** No document of a client is nested more deeply than ten elements. */
const DEEPEST = 50;
const parser = new fast_xml_parser_1.XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: PREFIX,
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    // Numbered characters, such as `&#10;` in a filter of two lines, are entities of HTML to the library.
    htmlEntities: true,
    ignoreDeclaration: true,
    ignorePiTags: true,
    maxNestedTags: DEEPEST,
});
const builder = new fast_xml_parser_1.XMLBuilder({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: PREFIX });
/** Reads a document: its root element. */
function readXml(text) {
    // Entities of one's own are of no use to anybody here, and the library would expand them.
    if (/<!DOCTYPE/i.test(text))
        return new NotXml('a document type is not allowed');
    const checked = fast_xml_parser_1.XMLValidator.validate(text);
    if (checked !== true)
        return new NotXml(`line ${checked.err.line}, column ${checked.err.col}: ${checked.err.msg}`);
    try {
        const root = parser.parse(text).map(elementOf).find((one) => typeof one !== 'string');
        return root ?? new NotXml('there is no element in it');
    }
    catch (error) {
        return new NotXml(error.message);
    }
}
function elementOf(node) {
    const name = Object.keys(node).find((key) => key !== ATTRIBUTES) ?? '';
    if (name === TEXT)
        return String(node[TEXT]);
    const attributes = Object.entries((node[ATTRIBUTES] ?? {}));
    return {
        name,
        attributes: new Map(attributes.map(([key, value]) => [key.slice(PREFIX.length), String(value)])),
        content: node[name].map(elementOf),
    };
}
/** Writes a document. */
function writeXml(root) {
    return `<?xml version="1.0" encoding="utf-8"?>${builder.build([nodeOf(root)])}`;
}
function nodeOf(part) {
    if (typeof part === 'string')
        return { [TEXT]: part };
    const attributes = [...part.attributes].map(([name, value]) => [`${PREFIX}${name}`, value]);
    return {
        [part.name]: part.content.map(nodeOf),
        ...(attributes.length > 0 && { [ATTRIBUTES]: Object.fromEntries(attributes) }),
    };
}
//# sourceMappingURL=xml.js.map