import { and, atMost, Enumeration, type Formula, not, or, Whole, written } from '../../../lib/proof/solver/formula';
import { Search } from '../../../lib/proof/solver/search';

const flags = Array.from({ length: 24 }, (_, at) => new Enumeration(`f${at}`, 2).is(0));
const kind = new Enumeration('kind', 40);
const [eight, nine] = [new Enumeration('eight', 8), new Enumeration('nine', 9)];
const state = new Enumeration('state', 3);
const number = new Whole('n', 0n, 1000n);
const flag = (at: number) => flags[at % flags.length] as Formula;
const range = (count: number) => Array.from({ length: count }, (_, at) => at);

/** With how many steps a question is answered, and how. */
function effortOf(asked: Formula, ...always: readonly Formula[]): readonly [answer: string, steps: number] {
  const answer = (steps: number) => {
    const search = new Search(steps);
    for (const one of always) search.assert(one);
    return search.solve(asked).kind;
  };
  let [low, high] = [0, 1_000_000];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (answer(middle) === 'open') low = middle + 1;
    else high = middle;
  }
  return [answer(low), low];
}

/** Rules of one text each, beside something else. */
const rules = range(30).map((at) => and(kind.is(at), flag(at)));
const several = (sets: readonly Formula[]) => not(atMost(1, sets));
/** A chain of conditions, each of which says of all before it that they do not hold. */
const chainOf = (length: number) =>
  range(length).reduce<Formula>((before, at) => or(and(before, flag(at)), and(not(before), flag(at + 1))), flag(0));
const chain = chainOf(10);
const beside = (one: Formula) => and(one, not(and(one, flag(12))));

// Who makes it fewer writes the number down here.
test.each<[what: string, asked: Formula, always: readonly Formula[], answer: string, steps: number]>([
  ['what is certain', and(), [], 'values', 0],
  ['one leaf', flag(0), [], 'values', 1],
  ['a leaf that another rules out', and(number.atLeast(5n), not(number.atLeast(3n))), [], 'none', 2],
  ['what always holds rules it out', flag(0), [not(flag(0))], 'none', 2],
  ['a choice of a few', or(flag(0), flag(1), flag(2)), [], 'values', 8],
  [
    'the shorter of two choices first',
    and(or(...range(7).map(flag)), or(flag(8), flag(9))),
    [not(flag(8))],
    'values',
    29,
  ],
  ['a choice of which one part is short', or(and(...range(6).map(flag)), flag(20)), [], 'values', 12],
  [
    'a choice in which something is only written',
    or(and(written('(p)'), flag(1)), and(flag(2), flag(3))),
    [],
    'values',
    11,
  ],
  ['any of thirty rules', or(...rules), [], 'values', 94],
  ['any of thirty rules, of a text that none has', or(...rules), [kind.is(35)], 'none', 62],
  ['any of thirty rules, of the last text', or(...rules), [kind.is(29)], 'values', 64],
  ['two of thirty rules of one text each', several(rules), [], 'none', 91],
  ['two of thirty, of which one is of any text', several([...rules, flag(3)]), [], 'values', 96],
  [
    'two of thirty lists',
    several(range(12).map((at) => and(kind.isOneOf(new Set([at, at + 20])), flag(at)))),
    [],
    'none',
    37,
  ],
  [
    'two of a few states',
    several(range(9).map((at) => and(state.is(at % 3), flag(at), flag(at + 9)))),
    [],
    'values',
    74,
  ],
  [
    'three of nine',
    not(
      atMost(
        2,
        range(9).map((at) => and(flag(at), number.atLeast(BigInt(at)))),
      ),
    ),
    [],
    'values',
    102,
  ],
  [
    'two of twelve lists of texts alone',
    several(range(12).map((at) => kind.isOneOf(new Set([at, at + 1])))),
    [],
    'values',
    16,
  ],
  ['two of seven rules of one text each', several(rules.slice(0, 7)), [], 'none', 87],
  ['two of eight rules of one text each', several(rules.slice(0, 8)), [], 'none', 25],
  [
    'two of nine rules of one of nine places',
    several(range(9).map((at) => and(nine.is(at), flag(at)))),
    [],
    'none',
    28,
  ],
  [
    'two of eight rules of one of eight places',
    several(range(8).map((at) => and(eight.is(at), flag(at)))),
    [],
    'none',
    108,
  ],
  [
    'two of ten, of which four are of one text each',
    several([...rules.slice(0, 4), ...range(6).map((at) => and(flag(at), flag(at + 9)))]),
    [],
    'values',
    75,
  ],
  [
    'two of ten, of which five are of one text each',
    several([...rules.slice(0, 5), ...range(5).map((at) => and(flag(at), flag(at + 9)))]),
    [],
    'values',
    80,
  ],
  [
    'three of twelve, of which two are of any text',
    not(atMost(2, [...rules.slice(0, 10), and(flag(20), flag(21)), and(flag(22), flag(23))])),
    [],
    'values',
    44,
  ],
  [
    'three of twelve, of which one is of any text',
    not(atMost(2, [...rules.slice(0, 11), and(flag(20), flag(21))])),
    [],
    'none',
    37,
  ],
  ['a chain', chain, [], 'values', 1588],
  ['the opposite of a chain', not(chain), [], 'values', 794],
  ['a chain beside its opposite', beside(chainOf(4)), [flag(12)], 'none', 1043],
])('of parts of formulas so many are looked at: %s', (_, asked, always, answer, steps) => {
  expect(effortOf(asked, ...always)).toEqual([answer, steps]);
});

describe('what was spent counts for the questions after it', () => {
  test('half is left for each once one has run out, until it is renewed', () => {
    const [, needed] = effortOf(chain);
    const search = new Search(needed);
    expect(search.solve(chain).kind).toBe('values');
    expect(search.solve(and(beside(chain), flag(12))).kind).toBe('open');
    expect(search.solve(chain).kind).toBe('open');
    search.renew();
    expect(search.solve(chain).kind).toBe('values');
  });

  test('a hundred times what one may take is left for all', () => {
    const [, needed] = effortOf(chain);
    const search = new Search(needed);
    const answers = range(102).map(() => search.solve(chain).kind);
    expect(answers.lastIndexOf('values')).toBe(99);
    expect(answers.slice(100)).toEqual(['open', 'open']);
  });
});

test('values are told of what a question speaks of, and open is what depends on what is written', () => {
  const found = new Search(1000).solve(and(kind.is(3), number.atLeast(7n)));
  expect(found).toEqual({
    kind: 'values',
    values: new Map<string, unknown>([
      ['kind', '#b11'],
      ['n', '7'],
    ]),
  });
  expect(new Search(1000).solve(and(kind.is(3), written('(p)'))).kind).toBe('open');
  expect(new Search(1000).solve(or(kind.is(3), written('(p)'))).kind).toBe('values');
});

test('what goes wrong otherwise is no open question', () => {
  const broken = {
    kind: 'and',
    get parts(): readonly Formula[] {
      throw new Error('broken');
    },
  } as const;
  expect(() => new Search(10).solve(broken)).toThrow('broken');
});
