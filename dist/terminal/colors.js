"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.colors = void 0;
exports.wantsColors = wantsColors;
const picocolors_1 = require("picocolors");
const text_1 = require("../text");
/**
 * Whether a stream gets colours: on a terminal, and not in a pipe, whatever the machine.
 *
 * `NO_COLOR` takes them away everywhere (https://no-color.org), `FORCE_COLOR` puts them into a pipe too, `0` takes
 * them away as well (https://force-color.org); either counts when it is there and not empty.
 */
function wantsColors({ isTTY }, env) {
    if (env.NO_COLOR !== undefined && env.NO_COLOR !== '')
        return false;
    const forced = env.FORCE_COLOR ?? '';
    if (forced !== '')
        return forced !== '0' && forced !== 'false';
    return isTTY === true && env.TERM !== 'dumb';
}
const { bold, cyan, dim, green, red, yellow } = (0, picocolors_1.createColors)(wantsColors(process.stdout, process.env));
/** The colours of standard output, for parts of lines; colours in the text of others are shown as what they are. */
exports.colors = {
    bold: painted(bold),
    cyan: painted(cyan),
    dim: painted(dim),
    green: painted(green),
    red: painted(red),
    yellow: painted(yellow),
};
function painted(colour) {
    return (text) => text_1.TerminalText.of(text).in(colour);
}
//# sourceMappingURL=colors.js.map