import type { ValueType } from '../../../rules/values/value-type';
import { PatternRun, type Places } from './pattern-run';

/** A stretch of a text: so many units of a kind, one after the other. */
interface Stretch {
  readonly units: string;
  readonly least: number;
  readonly most: number;
}

/** What the text of a value can look like: one of some rows of stretches. It may be more than there is. */
export type TextShape = readonly (readonly Stretch[])[];

const DIGITS = '0123456789';
const HEXADECIMAL = `${DIGITS}abcdef`;

const some = (units: string, least: number, most = least): Stretch => ({ units, least, most });
const word = (text: string): readonly Stretch[] => [...text].map((unit) => some(unit, 1));
const digits = (least: number, most = least): Stretch => some(DIGITS, least, most);
const SIGN = some('-', 0, 1);
const NOT_ZERO = some('123456789', 1);

const WHOLE: TextShape = [word('0'), [SIGN, NOT_ZERO, digits(0, 19)]];

/** A number with so many digits that count, as .NET writes it: plain, or with an exponent where it is large or small. */
function floating(significant: number): TextShape {
  return [
    word('0'),
    [SIGN, NOT_ZERO, digits(0, significant - 1)],
    [SIGN, digits(1, significant - 1), ...word('.'), digits(0, significant + 3), NOT_ZERO],
    [SIGN, NOT_ZERO, ...word('E'), some('+-', 1), digits(2, 3)],
    [SIGN, NOT_ZERO, ...word('.'), digits(0, significant - 2), NOT_ZERO, ...word('E'), some('+-', 1), digits(2, 3)],
    word('NaN'),
    word('Infinity'),
    word('-Infinity'),
  ];
}

const clock: readonly Stretch[] = [digits(2), ...word(':'), digits(2), ...word(':'), digits(2)];

const GUID: TextShape = [
  [8, 4, 4, 4, 12].flatMap((count, at) => [...(at === 0 ? [] : word('-')), some(HEXADECIMAL, count)]),
];
const TIME: TextShape = [[digits(2), ...word('/'), digits(2), ...word('/'), digits(4), ...word(' '), ...clock]];
const LENGTH_OF_TIME: TextShape = [
  [SIGN, ...clock],
  [SIGN, ...clock, ...word('.'), digits(7)],
  [SIGN, digits(1, 8), ...word('.'), ...clock],
  [SIGN, digits(1, 8), ...word('.'), ...clock, ...word('.'), digits(7)],
];

/** What `textOf` of `lib/rules/values/value-text.ts` makes of values, by their type; what is not here may have any text. */
const SHAPES: ReadonlyMap<ValueType, TextShape> = new Map<ValueType, TextShape>([
  ...(['byte', 'sbyte', 'short', 'ushort', 'int', 'uint', 'long', 'ulong'] as const).map(
    (type) => [type, WHOLE] as const,
  ),
  ['float', floating(7)],
  ['double', floating(15)],
  ['guid', GUID],
  ['datetime', TIME],
  ['timespan', LENGTH_OF_TIME],
]);

/** What the text of a value of a type can look like; `undefined` where it may be any text. */
export function textShape(type: ValueType): TextShape | undefined {
  return SHAPES.get(type);
}

/** More places than this are not looked at: then it depends. */
const MOST_WORK = 50_000;

/**
 * Whether all texts of a shape match a pattern of LIKE, none, or it depends on the text.
 *
 * Sound: a shape has all texts that there are and perhaps more, so that "always" and "never" hold for those that there
 * are; "depends" says nothing.
 */
export function likeOfShape(shape: TextShape, pattern: string, escaping: string): 'always' | 'never' | 'depends' {
  const run = new PatternRun(pattern, escaping);
  const found = { match: false, other: false };
  let left = MOST_WORK;
  for (const row of shape) {
    // Breadth-first: where in the row, how often its stretch was taken already, and where the pattern is.
    const seen = new Set<string>();
    const queue: { readonly at: number; readonly taken: number; readonly places: Places }[] = [];
    const add = (at: number, taken: number, places: Places) => {
      const key = `${at} ${taken} ${places.join()}`;
      if (seen.has(key)) return;
      seen.add(key);
      queue.push({ at, taken, places });
    };
    add(0, 0, run.start);
    for (const { at, taken, places } of queue) {
      const stretch = row[at];
      if (stretch === undefined) {
        if (run.isEnd(places)) found.match = true;
        else found.other = true;
        if (found.match && found.other) return 'depends';
        continue;
      }
      if (taken >= stretch.least) add(at + 1, 0, places);
      if (taken === stretch.most) continue;
      for (const unit of stretch.units) {
        left -= 1 + places.length;
        if (left < 0) return 'depends';
        add(at, taken + 1, run.next(places, unit));
      }
    }
  }
  return found.match ? 'always' : 'never';
}
