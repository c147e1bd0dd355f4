"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readParts = readParts;
exports.integerOf = integerOf;
exports.bitsOf = bitsOf;
exports.doubleOf = doubleOf;
/** Reads what a solver of SMT-LIB 2 says; words are strings, texts are objects, so that `"sat"` is not `sat`. */
function readParts(said) {
    const tokens = said.match(/"(?:[^"]|"")*"|\(|\)|\|[^|]*\||[^\s()"|]+/g) ?? [];
    let at = 0;
    const list = () => {
        const parts = [];
        while (at < tokens.length) {
            const token = tokens[at++];
            if (token === ')')
                break;
            if (token === '(')
                parts.push(list());
            else
                parts.push(token.startsWith('"') ? { text: plainText(token) } : token);
        }
        return parts;
    };
    return list();
}
/** A text of the solver as JavaScript has it: `""` is a quote, `\u{e9}` a UTF-16 unit. */
function plainText(token) {
    const escaped = /\\u(?:\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{4}))/g;
    return token
        .slice(1, -1)
        .replaceAll('""', '"')
        .replace(escaped, (_, braced, plain) => String.fromCharCode(Number.parseInt(braced ?? plain, 16)));
}
/** A whole number: `5` or `(- 5)`. */
function integerOf(part) {
    if (Array.isArray(part))
        return -integerOf(part[1]);
    return BigInt(part);
}
/** A number of a fixed count of bits: `#b0101` or `#x5`. */
function bitsOf(part) {
    return Number(`0${part.slice(1)}`);
}
/** A double: `(fp #b0 #b… #x…)` or `(_ +zero 11 53)`. */
function doubleOf(part) {
    const [kind, ...rest] = part;
    if (kind !== 'fp')
        return { '+zero': 0, '-zero': -0, '+oo': Infinity, '-oo': -Infinity }[rest[0]] ?? Number.NaN;
    const widths = [1, 11, 52];
    const bits = rest.map((field, index) => BigInt(`0${field.slice(1)}`)
        .toString(2)
        .padStart(widths[index], '0'));
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, BigInt(`0b${bits.join('')}`));
    return view.getFloat64(0);
}
//# sourceMappingURL=answer-text.js.map