import { type Line, TerminalText } from '../text';
/**
 * Whether a stream gets colours: on a terminal, and not in a pipe, whatever the machine.
 *
 * `NO_COLOR` takes them away everywhere (https://no-color.org), `FORCE_COLOR` puts them into a pipe too, `0` takes
 * them away as well (https://force-color.org); either counts when it is there and not empty.
 */
export declare function wantsColors({ isTTY }: {
    readonly isTTY?: boolean;
}, env: NodeJS.ProcessEnv): boolean;
/** The colours of standard output, for parts of lines; colours in the text of others are shown as what they are. */
export declare const colors: {
    readonly bold: (text: Line) => TerminalText;
    readonly cyan: (text: Line) => TerminalText;
    readonly dim: (text: Line) => TerminalText;
    readonly green: (text: Line) => TerminalText;
    readonly red: (text: Line) => TerminalText;
    readonly yellow: (text: Line) => TerminalText;
};
