/** A line for people: of words and of others' text, or one with colours of ours in it. */
export type Line = string | TerminalText;
/**
 * A line that a terminal shows as it is: whatever was in it of others is visible, and the escape sequences in it are
 * colours of ours. It is a class, and not a text, so that nobody's text can be one.
 */
export declare class TerminalText {
    /** With the colours. */
    readonly text: string;
    private constructor();
    /** One line of whatever text. */
    static of(text: Line): TerminalText;
    /** Some lines one after the other; to be drawn, and not printed, as one. */
    static join(lines: readonly Line[], between: string): TerminalText;
    /** In a colour, which is made of escape sequences around the text. */
    in(colour: (text: string) => string): TerminalText;
    /** The lines that something draws with the text of these, such as a table: it only moves and breaks what is there. */
    static drawn(draw: (shown: (line: Line) => string) => readonly string[]): TerminalText[];
    /** Without its colours. */
    toString(): string;
}
/** A line with colours in some of its parts: ``line`${colors.bold(name)} (${path})` ``. */
export declare function line(words: TemplateStringsArray, ...parts: readonly (Line | number)[]): TerminalText;
/**
 * Lines as a terminal or a log of a pipeline gets them. Each of them is one line: a line feed within is somebody else's,
 * and is shown. Carets stay below what they point at.
 */
export declare function terminalLines(lines: readonly Line[]): string[];
/** What points at a place of the line above. */
export declare const CARETS: RegExp;
/**
 * The lines of a problem: what ends with a line of a rule and carets below is three lines, everything else one.
 *
 * ```text
 *   line 1, column 9: expected a value (syntax)
 *     a = 1 AND AND b = 2
 *               ^^^
 * ```
 */
export declare function problemLines(text: string): string[];
