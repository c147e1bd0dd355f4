"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.whole = exports.scalar = void 0;
exports.refused = refused;
exports.word = word;
exports.wordOf = wordOf;
exports.orNothing = orNothing;
exports.textOrObject = textOrObject;
const rules_1 = require("../../rules");
/** A name that the format of the CLI knows and that nothing is made of here, with the reason. */
function refused(reason) {
    return {
        expects: reason,
        inspect(_, path, inspection) {
            inspection.problems.push(`${path}: not taken; ${reason}`);
            return rules_1.UNUSABLE;
        },
    };
}
/** One of some words as the CLI reads them, whatever their letter case. */
function word(...words) {
    const expects = words.join(', ');
    return {
        expects,
        standIn: words[0],
        inspect(value, path, inspection) {
            if (typeof value === 'string' && words.includes(wordOf(value)))
                return value;
            const near = typeof value === 'string' ? (0, rules_1.nearest)(value, words) : undefined;
            const fix = near === undefined ? 'use one of these' : `did you mean ${near}?`;
            inspection.problems.push((0, rules_1.describeProblem)({ subject: path, got: value, allowed: expects, fix }));
            return words[0];
        },
    };
}
/** A word as it is compared: `PyTorch` and `pytorch`, `MedianStopping` and `median_stopping`. */
function wordOf(text) {
    return text
        .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
        .toLowerCase()
        .replace('py_torch', 'pytorch')
        .replace('tensor_flow', 'tensorflow');
}
/** A text, or what becomes one. */
exports.scalar = (0, rules_1.valueThat)('a text, number or boolean', (value) => ['string', 'number', 'boolean'].includes(typeof value), { standIn: 'standin' });
/** A whole number; the CLI takes no text for one. */
exports.whole = (0, rules_1.valueThat)('a whole number', Number.isInteger, { standIn: 1 });
/** Nothing said at all: a name with nothing behind it. */
function orNothing(shape) {
    return (0, rules_1.either)((value) => (value === null ? (0, rules_1.valueThat)('nothing', () => true) : shape), shape.expects);
}
/** One shape for a text, another for an object. */
function textOrObject(ofText, ofObject) {
    return (0, rules_1.either)((value) => ((0, rules_1.isPlain)(value) ? ofObject : ofText), `${ofText.expects}, or ${ofObject.expects}`);
}
//# sourceMappingURL=shapes.js.map