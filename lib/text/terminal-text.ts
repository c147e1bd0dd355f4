import { withoutCommands } from './runner-commands';
import { shortened } from './shortened';
import { visible } from './visible';

/** The only escape sequence that is left in a line. */
const COLOUR = /\p{Cc}\[\d+m/gu;
/** Nobody reads a longer line; `--json` has all of it. */
const LONGEST = 65_536;

/** A line for people: of words and of others' text, or one with colours of ours in it. */
export type Line = string | TerminalText;

/**
 * A line that a terminal shows as it is: whatever was in it of others is visible, and the escape sequences in it are
 * colours of ours. It is a class, and not a text, so that nobody's text can be one.
 */
export class TerminalText {
  private constructor(
    /** With the colours. */
    readonly text: string,
  ) {}

  /** One line of whatever text. */
  static of(text: Line): TerminalText {
    return text instanceof TerminalText ? text : new TerminalText(visible(shortened(text, LONGEST)));
  }

  /** Some lines one after the other; to be drawn, and not printed, as one. */
  static join(lines: readonly Line[], between: string): TerminalText {
    return new TerminalText(lines.map((line) => TerminalText.of(line).text).join(between));
  }

  /** In a colour, which is made of escape sequences around the text. */
  in(colour: (text: string) => string): TerminalText {
    return new TerminalText(colour(this.text));
  }

  /** The lines that something draws with the text of these, such as a table: it only moves and breaks what is there. */
  static drawn(draw: (shown: (line: Line) => string) => string): TerminalText[] {
    return draw((line) => TerminalText.of(line).text)
      .split('\n')
      .map((line) => new TerminalText(line));
  }

  /** Without its colours. */
  toString(): string {
    return this.text.replace(COLOUR, '');
  }
}

/** A line with colours in some of its parts: ``line`${colors.bold(name)} (${path})` ``. */
export function line(words: TemplateStringsArray, ...parts: readonly (Line | number)[]): TerminalText {
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
export function terminalLines(lines: readonly Line[]): string[] {
  return lines.map((one, index) => {
    const above = lines[index - 1];
    const shown =
      typeof one === 'string' && typeof above === 'string' && CARETS.test(one)
        ? below(above, one)
        : TerminalText.of(one).text;
    return withoutCommands(shown);
  });
}

/** What points at a place of the line above. */
export const CARETS = /^ *\^+$/;

/** Carets below the line as it is shown, in which several letters may take the place of one. */
function below(line: string, carets: string): string {
  const start = carets.indexOf('^');
  const [before, part] = [line.slice(0, start), line.slice(start, carets.length)];
  // An error at the end of a text points behind it.
  const [missing, beyond] = [start - line.length, carets.length - Math.max(start, line.length)];
  const margin = ' '.repeat(visible(before).length + Math.max(0, missing));
  return `${margin}${'^'.repeat(visible(part).length + Math.max(0, beyond))}`;
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
export function problemLines(text: string): string[] {
  const excerpt = /\n( {2}[^\n]*)\n( *\^+)$/.exec(text);
  if (excerpt === null) return [text];
  const [whole, line = '', carets = ''] = excerpt;
  return [text.slice(0, -whole.length), line, carets];
}
