import { createColors } from 'picocolors';
import { type Line, TerminalText } from '../text';

/**
 * Whether a stream gets colours: on a terminal, and not in a pipe, whatever the machine.
 *
 * `NO_COLOR` takes them away everywhere (https://no-color.org), `FORCE_COLOR` puts them into a pipe too, `0` takes
 * them away as well (https://force-color.org); either counts when it is there and not empty.
 */
export function wantsColors({ isTTY }: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  const forced = env.FORCE_COLOR ?? '';
  if (forced !== '') return forced !== '0' && forced !== 'false';
  return isTTY === true && env.TERM !== 'dumb';
}

const { bold, cyan, dim, green, red, yellow } = createColors(wantsColors(process.stdout, process.env));

/** The colours of standard output, for parts of lines; colours in the text of others are shown as what they are. */
export const colors = {
  bold: painted(bold),
  cyan: painted(cyan),
  dim: painted(dim),
  green: painted(green),
  red: painted(red),
  yellow: painted(yellow),
} as const;

function painted(colour: (text: string) => string): (text: Line) => TerminalText {
  return (text) => TerminalText.of(text).in(colour);
}
