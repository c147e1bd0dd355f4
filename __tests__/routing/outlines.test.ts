import { correlationOutline, predicateOutline, type RuleOutline } from '../../lib/routing';
import { type Guard, propertyId, type Sign } from '../../lib/routing/rule-index/outline';
import { parseFilter } from '../../lib/rules';

function signText(sign: Sign): string {
  const name = propertyId(sign.property);
  switch (sign.kind) {
    case 'equal':
      return `${name} = ${sign.value}`;
    case 'range':
      return `${name} from ${sign.from} to ${sign.to}`;
    case 'prefix':
      return `${name} begins with ${sign.text}`;
    default:
      return `${name} ${sign.kind}`;
  }
}

const guardText = ({ property, kind, isNeeded }: Guard) => `${propertyId(property)} ${kind}${isNeeded ? ' there' : ''}`;

/** A line for each list of signs, and the guards, each once; nothing where nothing can be said. */
const inWords = (outline: RuleOutline | undefined) =>
  outline && [
    outline.signs.map((list) => list.map(signText).join(' or ')),
    [...new Set(outline.guards.map(guardText))].join(', '),
  ];

function outlineOf(sql: string) {
  const parsing = parseFilter(sql);
  if (!parsing.valid) throw parsing.error;
  return inWords(predicateOutline(parsing.value));
}

test.each<[sql: string, signs: readonly string[], guards: string]>([
  ["a = 'x'", ['user.A = x'], 'user.A text'],
  ["'x' = a", ['user.A = x'], 'user.A text'],
  ["sys.Label = 'x'", ['sys.Label = x'], 'sys.Label text'],
  ['a = TRUE', ['user.A = true'], 'user.A boolean'],
  ['a = 1', ['user.A from 1 to 1'], 'user.A number'],
  ['a < 1', ['user.A from -Infinity to 1'], 'user.A number'],
  ['a <= 1', ['user.A from -Infinity to 1'], 'user.A number'],
  ['a > 1', ['user.A from 1 to Infinity'], 'user.A number'],
  ['a >= 1', ['user.A from 1 to Infinity'], 'user.A number'],
  ['1 < a', ['user.A from 1 to Infinity'], 'user.A number'],
  ['1 >= a', ['user.A from -Infinity to 1'], 'user.A number'],
  // Rounded, as the numbers of messages are that are asked about.
  ['a = 9007199254740993', ['user.A from 9007199254740992 to 9007199254740992'], 'user.A number'],
  ["a IN ('x', 'y')", ['user.A = x or user.A = y'], 'user.A text'],
  ['a IN (1, 2)', ['user.A from 1 to 1 or user.A from 2 to 2'], 'user.A number'],
  ["a LIKE 'x%'", ['user.A begins with x'], 'user.A any, user.A text'],
  ["a LIKE 'x_z'", ['user.A begins with x'], 'user.A any, user.A text'],
  ["a LIKE 'xyz'", ['user.A begins with xyz'], 'user.A any, user.A text'],
  ["a LIKE 'x!%y%' ESCAPE '!'", ['user.A begins with x%y'], 'user.A any, user.A text'],
  ['EXISTS(a)', ['user.A present'], 'user.A any'],
  ['NOT EXISTS(a)', ['user.A absent'], 'user.A any'],
  ['a IS NULL', ['user.A absent'], 'user.A any'],
  ['a IS NOT NULL', ['user.A present'], 'user.A any'],
  // One of several.
  ["a = 'x' OR b = 'y'", ['user.A = x or user.B = y'], 'user.A text, user.B text'],
  ["(a <> 'x' AND b = 'y') OR c = 'z'", ['user.B = y or user.C = z'], 'user.A text, user.B text, user.C text'],
  ["(a = 'x' AND b = 'y') OR c = 'z'", ['user.A = x or user.C = z'], 'user.A text, user.B text, user.C text'],
  // Each of several.
  ["a = 'x' AND b IS NULL", ['user.A = x', 'user.B absent'], 'user.A text, user.B any'],
  ["a = 'x' AND b <> 'y'", ['user.A = x'], 'user.A text, user.B text'],
  ["a = 'x' AND b NOT IN ('y', 'z')", ['user.A = x'], 'user.A text, user.B text'],
  ["a = 'x' AND b NOT LIKE 'y%'", ['user.A = x'], 'user.A text, user.B any'],
  ["a = 'x' AND NOT (b = 'y')", ['user.A = x'], 'user.A text, user.B text'],
  // Ranges of one property are one, and that of another is another.
  [
    'a > 1 AND a < 5',
    ['user.A from 1 to Infinity', 'user.A from -Infinity to 5', 'user.A from 1 to 5'],
    'user.A number',
  ],
  [
    'a > 1 AND b > 2 AND a < 9 AND a < 5',
    [
      'user.A from 1 to Infinity',
      'user.B from 2 to Infinity',
      'user.A from -Infinity to 9',
      'user.A from -Infinity to 5',
      'user.A from 1 to 5',
    ],
    'user.A number, user.B number',
  ],
  [
    'a > 1 AND (a < 5 OR a > 9)',
    ['user.A from 1 to Infinity', 'user.A from -Infinity to 5 or user.A from 9 to Infinity'],
    'user.A number',
  ],
  // What may fail whatever the message has: what stands before it counts where it is there.
  ["a = 'x' AND b + 1 > 2", ['user.A = x'], 'user.A text, user.A text there'],
  ['a = TRUE AND b + 1 > 2', ['user.A = true'], 'user.A boolean, user.A boolean there'],
  ['a > 1 AND b + 1 > 2', ['user.A from 1 to Infinity'], 'user.A number, user.A number there'],
  ["a LIKE 'x%' AND b + 1 > 2", ['user.A begins with x'], 'user.A any, user.A text, user.A text there'],
  ["a = 'x' AND b + 1 > 2 AND c = 'y'", ['user.A = x'], 'user.A text, user.A text there'],
  [
    "a = 'x' AND c = 'z' AND b + 1 > 2",
    ['user.A = x', 'user.C = z'],
    'user.A text, user.C text, user.A text there, user.C text there',
  ],
  ["a = 'x' AND EXISTS(c) AND b + 1 > 2", ['user.A = x'], 'user.A text, user.C any, user.A text there'],
  ["a = 'x' AND (b = 'y' OR b + 1 > 2)", ['user.A = x'], 'user.A text, user.A text there'],
  ["a = 'x' AND b > 'y'", ['user.A = x'], 'user.A text, user.A text there'],
  ["a = 'x' AND b >= TRUE", ['user.A = x'], 'user.A text, user.A text there'],
  ["a = 'x' AND b = c", ['user.A = x'], 'user.A text, user.A text there'],
  ["a = 'x' AND b IN ('y', 1)", ['user.A = x'], 'user.A text, user.A text there'],
  ["a = 'x' AND b LIKE c", ['user.A = x'], 'user.A text, user.A text there'],
  ["a = 'x' AND b LIKE 'y' ESCAPE c", ['user.A = x'], 'user.A text, user.A text there'],
  ["a = 'x' AND NOT (b + 1 > 2)", ['user.A = x'], 'user.A text, user.A text there'],
])('of %s is said what a message has that matches, and where it does not fail', (sql, signs, guards) => {
  expect(outlineOf(sql)).toEqual([signs, guards]);
});

test.each([
  ...["a <> 'x'", "a NOT IN ('x')", "a NOT LIKE 'x%'", "a LIKE '%x'", "NOT (a = 'x')", 'NOT (a IS NULL)', '1 = 1'],
  ...["a = 'x' OR b <> 'y'", "a <> 'x' OR b = 'y'", "a IN ('x', 1)", 'a = b', 'a LIKE b', 'a + 1 IN (1)'],
  ...["a > 'x'", 'a < TRUE', "b + 1 > 2 AND a = 'x'"],
  // That something is not there, or is, makes no part false.
  ...['EXISTS(a) AND b + 1 > 2', 'a IS NULL AND b + 1 > 2', "(a = 'x' OR a IS NULL) AND b + 1 > 2"],
])('of %s nothing can be said', (sql) => {
  expect(outlineOf(sql)).toBeUndefined();
});

test('a correlation filter asks for each of its texts, and fails on nothing', () => {
  const outline = (properties: object, system: object = {}) =>
    inWords(
      correlationOutline({
        properties: new Map(Object.entries(properties)),
        system: new Map(Object.entries(system)),
      }),
    );
  expect(outline({ Color: 'red', n: 1 }, { Label: 'x' })).toEqual([['user.COLOR = red', 'sys.Label = x'], '']);
  expect(outline({}, { Label: 'x' })).toEqual([['sys.Label = x'], '']);
  expect(outline({ n: 1 })).toBeUndefined();
});
