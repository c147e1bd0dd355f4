"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.hasSensitiveRules = hasSensitiveRules;
exports.secretsOf = secretsOf;
exports.hiding = hiding;
const rules_1 = require("../rules");
const resource_1 = require("../terraform/resource");
const shown_value_1 = require("../terraform/shown-value");
const text_1 = require("../text");
const fact_1 = require("./topology/fact");
/**
 * Whether a rule of a topic is marked as sensitive: a message that a proof finds there is made of its values, so none is
 * shown.
 */
function hasSensitiveRules({ subscriptions }) {
    return (0, fact_1.knownOf)(subscriptions).some(({ rules }) => [...(0, fact_1.knownOf)(rules), ...(0, fact_1.missingOf)(rules).flatMap(({ rule }) => rule ?? [])].some(({ isSensitive }) => isSensitive));
}
/** Every text in the sensitive arguments of a rule, and the values that its filter or action compares and sets. */
function secretsOf({ values, sensitive }) {
    const texts = sensitive.flatMap((argument) => textsIn(argument === '' ? values : (0, resource_1.argumentAt)(values, argument)));
    return texts.flatMap((text) => {
        const strings = [...(0, rules_1.piecesOf)(text)]
            .filter(({ quote, isClosed }) => quote === "'" && isClosed)
            .map(({ start, end }) => text.slice(start + 1, end - 1).replaceAll("''", "'"));
        const numbers = [...text.matchAll(/(?<![\w.])\d+(?:\.\d+)?(?![\w.])/g)].map(([number]) => number);
        return [text, ...printed(text), ...strings, ...numbers];
    });
}
/** Filters and actions are printed in one form, whatever they were written in. */
function printed(text) {
    return [() => rules_1.SqlFilter.parse(text).sql, () => rules_1.SqlAction.parse(text).toString()].flatMap((print) => {
        try {
            return [print()];
        }
        catch {
            return [];
        }
    });
}
function textsIn(value) {
    // That a value is known only after apply is no secret.
    if (value instanceof resource_1.Reference)
        return [];
    if (typeof value === 'string')
        return value === '' ? [] : [value];
    if (typeof value === 'number')
        return [String(value)];
    if (Array.isArray(value))
        return value.flatMap(textsIn);
    return (0, resource_1.isObject)(value) ? Object.values(value).flatMap(textsIn) : [];
}
/** A secret of so many letters or fewer may be a part of another word. */
const SHORT = 8;
const IN_WORD = /[\w.]/;
/** Puts `(sensitive)` in place of secrets: longer ones anywhere, short ones where they stand by themselves. */
function hiding(secrets) {
    // In a filter a quote in a text is written twice.
    const occurrences = new text_1.Occurrences(secrets.flatMap((one) => [one, one.replaceAll("'", "''")]));
    return (text) => {
        const isWhole = ({ start, end }) => end - start > SHORT || !(IN_WORD.test(text[start - 1] ?? '') || IN_WORD.test(text[end] ?? ''));
        let shown = '';
        let at = 0;
        for (const { start, end } of occurrences.in(text, isWhole)) {
            shown += `${text.slice(at, start)}${shown_value_1.SENSITIVE}`;
            at = end;
        }
        return at === 0 ? text : `${shown}${text.slice(at)}`;
    };
}
//# sourceMappingURL=sensitive.js.map