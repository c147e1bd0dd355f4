"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CARETS = exports.TerminalText = void 0;
exports.line = line;
exports.terminalLines = terminalLines;
exports.problemLines = problemLines;
const runner_commands_1 = require("./runner-commands");
const shortened_1 = require("./shortened");
const visible_1 = require("./visible");
/** The only escape sequence that is left in a line. */
const COLOUR = /\p{Cc}\[\d+m/gu;
/** Nobody reads a longer line; `--json` has all of it. */
const LONGEST = 65_536;
/**
 * A line that a terminal shows as it is: whatever was in it of others is visible, and the escape sequences in it are
 * colours of ours. It is a class, and not a text, so that nobody's text can be one.
 */
class TerminalText {
    text;
    constructor(
    /** With the colours. */
    text) {
        this.text = text;
    }
    /** One line of whatever text. */
    static of(text) {
        return text instanceof TerminalText ? text : new TerminalText((0, visible_1.visible)((0, shortened_1.shortened)(text, LONGEST)));
    }
    /** Some lines one after the other; to be drawn, and not printed, as one. */
    static join(lines, between) {
        return new TerminalText(lines.map((line) => TerminalText.of(line).text).join(between));
    }
    /** In a colour, which is made of escape sequences around the text. */
    in(colour) {
        return new TerminalText(colour(this.text));
    }
    /** The lines that something draws with the text of these, such as a table: it only moves and breaks what is there. */
    static drawn(draw) {
        return draw((line) => TerminalText.of(line).text).map((line) => new TerminalText(line));
    }
    /** Without its colours. */
    toString() {
        return this.text.replace(COLOUR, '');
    }
}
exports.TerminalText = TerminalText;
/** A line with colours in some of its parts: ``line`${colors.bold(name)} (${path})` ``. */
function line(words, ...parts) {
    const pieces = words.flatMap((word, index) => {
        const part = parts[index];
        return part === undefined ? [word] : [word, typeof part === 'number' ? `${part}` : part];
    });
    return TerminalText.join(pieces, '');
}
/**
 * Lines as a terminal or a log of a pipeline gets them. Each of them is one line: a line feed within is somebody else's,
 * and is shown. Carets stay below what they point at.
 */
function terminalLines(lines) {
    return lines.map((one, index) => {
        const above = lines[index - 1];
        const shown = typeof one === 'string' && typeof above === 'string' && exports.CARETS.test(one)
            ? below(above, one)
            : TerminalText.of(one).text;
        return (0, runner_commands_1.withoutCommands)(shown);
    });
}
/** What points at a place of the line above. */
exports.CARETS = /^ *\^+$/;
/** Carets below the line as it is shown, in which several letters may take the place of one. */
function below(line, carets) {
    const start = carets.indexOf('^');
    const [before, part] = [line.slice(0, start), line.slice(start, carets.length)];
    // An error at the end of a text points behind it.
    const [missing, beyond] = [start - line.length, carets.length - Math.max(start, line.length)];
    const margin = ' '.repeat((0, visible_1.visible)(before).length + Math.max(0, missing));
    return `${margin}${'^'.repeat((0, visible_1.visible)(part).length + Math.max(0, beyond))}`;
}
/**
 * The lines of a problem: what ends with a line of a rule and carets below is three lines, everything else one.
 *
 * ```text
 *   line 1, column 9: expected a value (syntax)
 *     a = 1 AND AND b = 2
 *               ^^^
 * ```
 */
function problemLines(text) {
    const excerpt = /\n( {2}[^\n]*)\n( *\^+)$/.exec(text);
    if (excerpt === null)
        return [text];
    const [whole, line = '', carets = ''] = excerpt;
    return [text.slice(0, -whole.length), line, carets];
}
//# sourceMappingURL=terminal-text.js.map