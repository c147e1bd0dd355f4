import { getBorderCharacters, table } from 'table';
import { colors } from '../../terminal';
import { type Line, line } from '../../text';

/** Rows as lines, in columns without a frame; the first row is the head. */
export function drawnLines(rows: readonly (readonly string[])[]): Line[] {
  const drawn = table(
    rows.map((row) => [...row]),
    {
      border: getBorderCharacters('void'),
      drawHorizontalLine: () => false,
      columnDefault: { paddingLeft: 0, paddingRight: 2 },
    },
  );
  const [head = '', ...rest] = drawn
    .trimEnd()
    .split('\n')
    .map((text) => text.trimEnd());
  return [line`${colors.bold(head)}`, ...rest];
}
