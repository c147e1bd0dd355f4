import fc from 'fast-check';
import { integerOf, type Part, readParts } from '../../lib/proof/solver/answer-text';
import { and, atMost, Enumeration, type Formula, named, not, or, Whole, written } from '../../lib/proof/solver/formula';
import { Search } from '../../lib/proof/solver/search';
import { smtLib } from '../../lib/proof/solver/smt-lib';
import { type Assignment, holds } from './encoding/meaning';

const flag = new Enumeration('flag', 2);
const few = new Enumeration('few', 3);
const like = new Enumeration('like', 3);
// Of more places than a junction is split one by one.
const many = new Enumeration('many', 12);
const number = new Whole('number', -2n, 3n);

/** Nothing of these formulas is written, so there is nothing to be told. */
const told = { sorts: new Map(), named: new Map() };

const ASSIGNMENTS: readonly Assignment[] = [0, 1].flatMap((a) =>
  [0, 1, 2].flatMap((b) =>
    Array.from({ length: many.count }, (_, c) => c).flatMap((c) =>
      [-2n, -1n, 0n, 1n, 2n, 3n].flatMap((value) =>
        [0, 1, 2].map((d) => ({
          places: new Map([
            [flag.symbol, a],
            [few.symbol, b],
            [many.symbol, c],
            [like.symbol, d],
          ]),
          values: new Map([[number.symbol, value]]),
          told,
        })),
      ),
    ),
  ),
);

/** Formulas that a solver knows by a name. */
const NAMED = new Map<string, Formula>();

const place = (of: Enumeration) => fc.nat(of.count - 1).map((at) => of.is(at));
const places = (of: Enumeration) => fc.uniqueArray(fc.nat(of.count - 1)).map((some) => of.isOneOf(new Set(some)));
const bound = fc.bigInt(-3n, 4n);
const leaf: fc.Arbitrary<Formula> = fc.oneof(
  place(flag),
  place(few),
  place(many),
  place(like),
  fc.constantFrom(few.isSame(like), like.isSame(few), few.isSame(few)),
  places(few),
  places(many),
  bound.map((value) => number.atLeast(value)),
  bound.map((value) => number.atMost(value)),
  bound.map((value) => number.is(value)),
);
const { formula } = fc.letrec<{ formula: Formula; parts: Formula[] }>((tie) => ({
  formula: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('formula').map(not),
    tie('parts').map((parts) => and(...parts)),
    tie('parts').map((parts) => or(...parts)),
    fc.tuple(fc.nat(3), tie('parts')).map(([count, parts]) => atMost(count, parts)),
    fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => and(or(a, b), or(not(a), b), not(and(a, b)))),
    tie('formula').map((part) => {
      const name = `name${NAMED.size}`;
      NAMED.set(name, part);
      return named(name, part);
    }),
    // Many that ask for places of one symbol, of which some, or all but some, hold.
    fc
      .tuple(fc.nat(3), fc.boolean(), fc.array(fc.tuple(place(many), leaf), { minLength: 8, maxLength: 14 }))
      .map(([count, isTurned, pairs]) => {
        const few = atMost(
          count,
          pairs.map(([a, b]) => and(a, b)),
        );
        return isTurned ? not(few) : few;
      }),
  ),
  parts: fc.array(tie('formula'), { minLength: 1, maxLength: 4 }),
}));

/** The assignment that the search has found; what it does not speak of may be anything. */
function found(values: ReadonlyMap<string, Part>): Assignment {
  const part = values.get(number.symbol);
  return {
    places: new Map([flag, few, many, like].map((of) => [of.symbol, of.placeIn(values.get(of.symbol))])),
    values: new Map(part === undefined ? [] : [[number.symbol, integerOf(part)]]),
    told,
  };
}

test('the search finds values wherever there are some, and these fulfil the formula', () => {
  const counts = { none: 0, values: 0 };
  fc.assert(
    fc.property(formula, formula, (always, asked) => {
      const search = new Search(1_000_000);
      search.assert(always);
      const solution = search.solve(asked);
      if (solution.kind === 'open') throw new Error('nothing is written, and still it is open');
      const both = and(always, asked);
      expect(solution.kind).toBe(ASSIGNMENTS.some((at) => holds(both, at)) ? 'values' : 'none');
      if (solution.kind === 'values') expect(holds(both, found(solution.values))).toBe(true);
      counts[solution.kind]++;
    }),
    { numRuns: 600 },
  );
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(30);
});

test('what is only written leaves a question open, unless there is nothing whatever it means', () => {
  const unclear = written('(= a b)');
  const solve = (asked: Formula) => new Search(1000).solve(asked).kind;
  expect(solve(and(unclear, flag.is(0)))).toBe('open');
  expect(solve(and(unclear, not(unclear)))).toBe('none');
  expect(solve(and(unclear, few.is(0), few.is(1)))).toBe('none');
  expect(solve(or(and(unclear, few.is(0)), few.is(1)))).toBe('values');
});

test('a question that takes more steps than are allowed is left open', () => {
  const asked = and(...[0, 1, 2].map((at) => or(few.is(at), flag.is(1), many.is(at))));
  expect(new Search(1000).solve(asked).kind).toBe('values');
  expect(new Search(3).solve(asked).kind).toBe('open');
});

/** What a text of SMT-LIB means, of the words that formulas are written in. */
function meaningOf(part: Part, known: ReadonlyMap<string, unknown>): unknown {
  if (typeof part === 'string') {
    if (known.has(part)) return known.get(part);
    if (part === 'true' || part === 'false') return part === 'true';
    return part.startsWith('#b') ? Number.parseInt(part.slice(2), 2) : BigInt(part);
  }
  const [operator, ...operands] = part as readonly Part[];
  if (operator === 'let') {
    const [definitions, body] = operands as [readonly (readonly [string, Part])[], Part];
    return meaningOf(
      body,
      new Map([...known, ...definitions.map(([name, is]) => [name, meaningOf(is, known)] as const)]),
    );
  }
  const values = operands.map((one) => meaningOf(one, known));
  if (Array.isArray(operator)) return values.filter((one) => one === true).length <= Number(operator[2]);
  switch (operator) {
    case 'and':
      return values.every((one) => one === true);
    case 'or':
      return values.some((one) => one === true);
    case 'not':
      return values[0] === false;
    case '=':
      return values[0] === values[1];
    case '>=':
      return (values[0] as bigint) >= (values[1] as bigint);
    case '-':
      return -(values[0] as bigint);
    default:
      throw new Error(`unknown: ${JSON.stringify(operator)}`);
  }
}

test('a formula as a solver gets it means the same', () => {
  const sample = ASSIGNMENTS.filter((_, at) => at % 5 === 0);
  fc.assert(
    fc.property(formula, (asked) => {
      const plain = and(asked, or(asked, flag.is(0)));
      const text = smtLib(plain);
      const names = text.match(/\bname\d+/g) ?? [];
      const [part] = readParts(text);
      for (const at of sample) {
        const known = new Map<string, unknown>([
          ...names.map((name) => [name, holds(NAMED.get(name) as Formula, at)] as const),
          ['flag', at.places.get('flag') === 0],
          ['few', at.places.get('few')],
          ['many', at.places.get('many')],
          ['like', at.places.get('like')],
          ['number', at.values.get('number')],
        ]);
        expect(meaningOf(part as Part, known)).toBe(holds(plain, at));
      }
    }),
    { numRuns: 100 },
  );
});

test.each<[what: string, symbol: Enumeration | Whole, declared: string]>([
  ['of one place, which need not be said', new Enumeration('a', 1), ''],
  ['of two', flag, '(declare-const flag Bool)'],
  ['of three, and no fourth', few, '(declare-const few (_ BitVec 2))(assert (bvult few #b11))'],
  ['of four, as many as two bits tell apart', new Enumeration('a', 4), '(declare-const a (_ BitVec 2))'],
  ['a whole number with its limits', number, '(declare-const number Int)(assert (<= (- 2) number 3))'],
])('a solver is told of a symbol: %s', (_, symbol, declared) => {
  expect(symbol.declaration).toBe(declared);
});

test('what stands in a formula more than once is looked at once', () => {
  const symbols = Array.from({ length: 40 }, (_, at) => new Enumeration(`s${at}`, 2));
  let asked: Formula = or(few.is(0), many.is(0));
  for (let level = 0; level < 40; level += 2) {
    const [one, other] = symbols.slice(level, level + 2).map((symbol) => symbol.is(0)) as [Formula, Formula];
    asked = or(and(asked, one), and(asked, other));
  }
  expect(new Search(20_000).solve(asked).kind).toBe('values');
});
