import fc from 'fast-check';
import { Prover } from '../../lib/proof';
import { areApart, around, boxOf, boxOfText, isOnlyOneOf, textsIn } from '../../lib/proof/messages/box';
import { BoxIndex } from '../../lib/proof/messages/box-index';
import { CorrelationFilter, MessageContract, Property, SqlFilter } from '../../lib/rules';

const contract = MessageContract.of({ maybe: Property.int().optional(), kind: Property.string() }, []);

/** The boxes of filters, in a space without null values. */
function boxesOf(sqls: readonly string[]) {
  const filters = sqls.map((sql) => SqlFilter.parse(sql));
  const { space } = new Prover(filters);
  return filters.map((filter) => boxOf(filter, space));
}

test.each<[a: string, b: string, isApart: boolean]>([
  ['EXISTS(a)', 'NOT EXISTS(a)', true],
  ['a IS NULL', 'a IS NOT NULL', true],
  ['a IS NULL', 'EXISTS(a)', true],
  ['EXISTS(a)', 'a IS NOT NULL', false],
  ["a = 'x'", 'NOT EXISTS(a)', true],
  ['NOT EXISTS(a)', "a = 'x'", true],
  ['a > 5', 'a IS NULL', true],
  ['sys.Label IS NULL', 'sys.Label IS NOT NULL', false],
  ["a = 'x'", 'a > 5', true],
  ['a > 5', "a = 'x'", true],
  ['a = TRUE', 'a = FALSE', true],
  ["a IN ('x', 'y')", "a IN ('z')", true],
  ["a IN ('x', 'y')", "a IN ('y', 'z')", false],
  ["a IN ('x', b)", "a = 'z'", false],
  ["a NOT IN ('x', 'y')", "a = 'x'", false],
  ["NOT (a NOT IN ('x', 'y'))", "a = 'z'", true],
  ["NOT (a <> 'x')", "a = 'y'", true],
  ["NOT (a = 'x')", "a = 'x'", false],
  ['a < 5', 'a > 5', false],
  ['a < 5', 'a > 6', true],
  ['a > 6', 'a < 5', true],
  ['a <= 5', 'a >= 6', true],
  ['5 > a', 'a > 6', true],
  ['5 < a', 'a < 4', true],
  ['a = 5', 'a = 5.5', true],
  ['a <> 5', 'a = 5', false],
  ['NOT (a > 5)', 'a > 6', true],
  ['NOT (a + 1 > 5)', 'a + 1 > 6', false],
  ['NOT (sys.Label > 5)', 'sys.Label > 6', false],
  // Beyond what a double has exactly.
  ['a < 9007199254740992', 'a > 9007199254740994', false],
  ['a < 9007199254740990', 'a > 9007199254740991', true],
  ['a > 1 AND a < 3', 'a > 4', true],
  ['a > 1 AND a < 3', 'a = 0', true],
  ['a > 1 OR a < 3', 'a = 2', false],
  ['a = 1 OR a = 3', 'a = 4', true],
  // A box is one stretch.
  ['a = 1 OR a = 3', 'a = 2', false],
  ["a = 'x' OR a = 'y'", "a = 'z'", true],
  ["a = 'x' OR a = 1", "a = 'z'", false],
  ["a = 'x' OR a = 1", 'NOT EXISTS(a)', true],
  ["a = 'x' OR b = 'x'", "a = 'y' AND b = 'y'", false],
  ["a = 'x' AND b = 'x'", "b = 'y'", true],
  ["NOT (a = 'x' OR a = 'y')", "a = 'x'", false],
  ["NOT (a <> 'x' AND a <> 'y')", "a = 'z'", true],
  ["NOT (a <> 'x' OR b <> 'y')", "a = 'z'", true],
  ["a = 'x' AND a = 'y'", '1 = 1', true],
  ["a = 'x' AND a = 'y' OR a = 'z'", "a = 'z'", false],
  ["a IN ('x', 'y') AND a IN ('y', 'z')", "a = 'x'", true],
  ["a IN ('x', 'y') AND a IN ('y', 'z')", "a = 'y'", false],
  ["a LIKE 'ab%'", "a LIKE 'b%'", true],
  ["a LIKE 'ab%'", "a LIKE 'abc%'", false],
  ["a LIKE '%b'", "a LIKE '%c'", true],
  ["a LIKE 'x%y'", "a LIKE 'x%z'", true],
  ["a LIKE 'a%'", "a = 'b'", true],
  ["a = 'b'", "a LIKE 'a%'", true],
  ["a LIKE 'a%'", "a = 'ab'", false],
  // What is no text may have one all the same.
  ["a LIKE 'a%'", 'a = TRUE', false],
  ["a LIKE 'a%'", 'a > 5', false],
  ["a LIKE 'a%'", 'NOT EXISTS(a)', true],
  ["a NOT LIKE 'a%'", "a LIKE 'a%'", false],
  ["NOT (a NOT LIKE 'a%')", "a LIKE 'b%'", true],
  ["a LIKE '%'", "a = 'b'", false],
  ["a LIKE 'a!%' ESCAPE '!'", "a = 'b'", false],
  ["a LIKE 'a%' OR a LIKE 'b%'", "a LIKE 'c%'", false],
  ["a LIKE 'a%' AND a = 'ab'", "a = 'ac'", true],
  ["a = 'ab' AND a LIKE 'a%'", "a LIKE 'b%'", true],
  ['a + 1 > 5', 'a + 1 < 4', true],
  ['a + 1 > 5', 'a + 2 < 4', false],
  ['a > b', 'a < 4', false],
  ['1 = 1', "a = 'x'", false],
  ["'x' = 'y'", "a = 'x'", false],
  ['a = NULL', "a = 'x'", false],
])('the boxes of %s and %s are apart: %s', (a, b, isApart) => {
  const [first, second] = boxesOf([a, b]);
  expect(areApart(first, second)).toBe(isApart);
  expect(areApart(second, first)).toBe(isApart);
});

test('what may be null is neither missing nor there for sure', () => {
  const nullable = { type: 'object', properties: { a: { type: ['integer', 'null'] }, b: { type: 'integer' } } };
  const sqls = ['a IS NULL', 'a IS NOT NULL', 'NOT (a > 5)', 'a > 6', 'NOT (b > 5)', 'b > 6'];
  const filters = sqls.map((sql) => SqlFilter.parse(sql));
  const { space } = new Prover(filters, { schema: nullable });
  const [isNull, isThere, notAbove, above, notAboveB, aboveB] = filters.map((filter) => boxOf(filter, space));
  expect(areApart(isNull, isThere)).toBe(false);
  expect(areApart(notAbove, above)).toBe(false);
  expect(areApart(notAboveB, aboveB)).toBe(true);
});

test('the box of a correlation filter', () => {
  const [train, test, labelled, other] = [
    { properties: { kind: 'train' } },
    { properties: { kind: 'test' } },
    { label: 'a', properties: { kind: 'train' } },
    { label: 'b' },
  ].map((conditions) => CorrelationFilter.of(conditions));
  const { space } = new Prover([train!], { schema: contract.jsonSchema(), setBySenders: ['Label'] });
  const apart = (a: CorrelationFilter, b: CorrelationFilter) => areApart(boxOf(a, space), boxOf(b, space));
  expect(apart(train!, test!)).toBe(true);
  expect(apart(train!, labelled!)).toBe(false);
  expect(apart(labelled!, other!)).toBe(true);
  expect(apart(train!, other!)).toBe(false);
});

test('the texts of which every message of a box has one', () => {
  const [one, some, any, none] = boxesOf(["a = 'x'", "a IN ('x', 'y')", "b = 'x'", "a = 'x' AND a = 'y'"]);
  const known = (box: typeof one) => [...(textsIn(box, 'A') ?? textsIn(box, 'a') ?? [])];
  expect([one, some, any, none].map(known)).toEqual([['x'], ['x', 'y'], [], []]);
  const key = [...one!.keys()][0]!;
  const isOnly = (box: typeof one, ...texts: string[]) => isOnlyOneOf(box!, key, new Set(texts));
  expect([isOnly(one, 'x', 'y'), isOnly(some, 'x', 'y'), isOnly(some, 'x'), isOnly(any, 'x')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(areApart(boxOfText(key, 'x'), one)).toBe(false);
  expect(areApart(boxOfText(key, 'z'), some)).toBe(true);
});

test('around nothing and something is the something', () => {
  const [one] = boxesOf(["a = 'x'"]);
  expect([around(undefined, one), around(one, undefined), around(undefined, undefined)]).toEqual([one, one, undefined]);
});

test('of many boxes few are looked at: those that name a text of the property that most name', () => {
  let looked = 0;
  /** A box that tells when it is compared with another one. */
  class Told<K, V> extends Map<K, V> {
    override get size(): number {
      looked++;
      return super.size;
    }
  }
  const sqls = Array.from({ length: 100 }, (_, at) => `kind = 'k${at}'${at < 40 ? ` AND team = 't'` : ''}`);
  const [asked, free, ...boxes] = boxesOf(["kind = 'k7'", 'n > 5', ...sqls]);
  const index = new BoxIndex([free, ...boxes, undefined].map((box) => box && new Told([...box])));
  looked = 0;
  expect(index.near(asked)).toEqual([0, 8]);
  expect(looked).toBeLessThan(5);
  expect(index.near(undefined)).toEqual([]);
});

const condition = fc.constantFrom(
  "kind = 'a'",
  "kind = 'b'",
  "kind IN ('a', 'c')",
  "kind = 'a' AND kind = 'b'",
  'n > 5',
  'n < 3',
  "team = 't'",
  "kind = 'c' AND team = 'u'",
  'flag = TRUE',
  "kind LIKE 'a%'",
  'NOT EXISTS(kind)',
);

test('of many boxes those are found that are not apart, in their order, as by looking at each', () => {
  fc.assert(
    fc.property(fc.array(condition, { minLength: 1, maxLength: 16 }), condition, (sqls, asked) => {
      const [box, ...boxes] = boxesOf([asked, ...sqls]);
      const wanted = boxes.flatMap((one, at) => (areApart(one, box) ? [] : [at]));
      expect(new BoxIndex(boxes).near(box)).toEqual(wanted);
    }),
    { numRuns: 200 },
  );
});
