import { PropertySymbol } from '../../../lib/proof/encoding/properties/property-symbol';
import { isValue } from '../../../lib/proof/encoding/terms/value-of-term';
import { textGroups } from '../../../lib/proof/encoding/texts/shared-texts';
import type { PropertySpace } from '../../../lib/proof/messages/message-space';
import { type Usage, unused } from '../../../lib/proof/messages/property-use';
import { Usages } from '../../../lib/proof/messages/usage';
import { FALSE } from '../../../lib/proof/solver/formula';
import { SqlFilter } from '../../../lib/rules';
import { textOf } from '../../../lib/rules/values/value-text';
import { DateTime, Guid, Integer, sameValue, TimeSpan, typeOf, type Value } from '../../../lib/rules/values/values';
import { assignmentOf, holds, partsOf, toldBy } from './meaning';

const LONG_TEXT = 'y'.repeat(129);
const VALUES: readonly (Value | undefined)[] = [
  undefined,
  null,
  ...['x', 'y', 'z', '', 'other', 'another', LONG_TEXT],
  ...[true, false],
  ...[-(2 ** 31), -1, 0, 3, 5, 2 ** 31 - 1].map((one) => Integer.small('int', one)),
  ...[-(2n ** 63n), -1n, 0n, 3n, 2n ** 31n, 2n ** 53n, 2n ** 63n - 1n].map((one) => Integer.of('long', one)),
  ...[-1.5, 0, 3, 4.5, 1e300],
  ...[0n, 3_155_378_975_999_999_999n].map((one) => new DateTime(one)),
  ...[-(2n ** 63n), 0n, 2n ** 63n - 1n].map((one) => new TimeSpan(one)),
  new Guid('6f0c0000-0000-0000-0000-000000000001'),
];

const spaceOf = (more: Partial<PropertySpace>): PropertySpace => ({
  name: 'a',
  isSystem: false,
  types: ['string'],
  optional: true,
  nullable: false,
  ...more,
});
const usageOf = (more: Partial<Usage>): Usage => ({ ...unused({ scope: undefined, name: 'a' }), ...more });

function symbolOf(space: Partial<PropertySpace>, usage: Partial<Usage>, group?: Parameters<typeof textGroups>[0]) {
  const lines: string[] = [];
  const groups = group && textGroups(group, { ...NO_SPACE, property: () => spaceOf(space) });
  const symbol = new PropertySymbol(spaceOf(space), usageOf(usage), 'p0', (line) => lines.push(line), groups?.get('A'));
  const told = () =>
    toldBy([...symbol.declarations, ...lines].map((one) => ({ kind: 'declaration' as const, text: one })));
  return { symbol, told };
}

const NO_SPACE = { known: [], required: [], assumptions: [] };

/** Whether a message of a space may have a value. */
function isIn(
  { types, optional, nullable, failsUnset = false, allowed, least = -Infinity, most = Infinity }: PropertySpace,
  value: Value | undefined,
) {
  if (value === undefined) return optional || failsUnset;
  if (value === null) return nullable || (types.length === 0 && !optional);
  if (!types.includes(typeOf(value) as 'string') || value instanceof Guid) return false;
  if (typeof value === 'string') return allowed?.includes(value) ?? true;
  const number = value instanceof Integer ? value.toNumber() : value;
  return typeof number !== 'number' || (number >= least && number <= most);
}

const literals = (...all: readonly unknown[]) => ({ literals: new Set(all as string[]) });
const NUMBERS = ['int', 'long', 'double'] as const;
const compared = (sql: string) => new Usages([SqlFilter.parse(sql)]);

describe('a value that a message may have is said by its symbols, and is read from them again', () => {
  test.each<[what: string, space: Partial<PropertySpace>, usage: Partial<Usage>, usages?: Usages]>([
    ['texts that nobody compares', {}, {}],
    ['texts that are compared', {}, literals('x', 'y')],
    ['texts that are called other', {}, literals('other')],
    ['texts of which it matters how long they are', {}, { ...literals('x'), measured: true }],
    ['a list of texts', { allowed: ['x', 'y'] }, literals('x', 'w')],
    ['a list of one text', { allowed: ['y'] }, literals('x')],
    ['texts that are put together', {}, { textual: true }],
    ['texts of a list that are put together', { allowed: ['x', 'z'] }, { textual: true }],
    ['texts that are computed with', {}, { chained: true }],
    ['texts that are looked into', {}, { ...literals('x'), liked: true }],
    ['texts that are looked into and measured', {}, { ...literals('x'), liked: true, measured: true }],
    ['texts of a list that are looked into', { allowed: ['x', 'z'] }, { liked: true }],
    ['texts that are compared with each other', {}, {}, compared("a = b AND a = 'x'")],
    ['texts of a list that are compared', { allowed: ['x', 'y'] }, {}, compared("a = b AND a = 'x'")],
    ['texts that are compared and put together', {}, { textual: true }, compared("a = b AND a + b = 'x'")],
    ['true and false', { types: ['bool'] }, {}],
    ['whole numbers', { types: ['int', 'long'] }, literals(1n)],
    ['whole numbers that are computed with', { types: ['int', 'long'] }, { computed: true, meetsOthers: true }],
    ['whole numbers whose types matter', { types: ['int', 'long'] }, { typed: true }],
    ['whole numbers between limits', { types: ['int', 'long'], least: 0.5, most: 3.5 }, {}],
    ['ints alone', { types: ['int'] }, {}],
    ['numbers', { types: NUMBERS }, literals(1n, 2.5)],
    ['numbers beside a large one', { types: NUMBERS }, literals(2n ** 53n + 1n)],
    ['numbers beside the largest that a double has', { types: NUMBERS }, literals(2n ** 53n, -(2n ** 53n))],
    ['numbers beside a small one that no double has', { types: NUMBERS }, literals(-(2n ** 53n) - 1n)],
    ['numbers that are looked into', { types: NUMBERS }, { liked: true }],
    ['numbers that are computed with', { types: NUMBERS }, { computed: true }],
    ['numbers that are computed with beside others', { types: NUMBERS }, { computed: true, meetsOthers: true }],
    ['numbers that are limits', { types: NUMBERS }, { chained: true }],
    ['numbers that are limits beside others', { types: NUMBERS }, { chained: true, meetsOthers: true }],
    ['numbers whose types matter', { types: NUMBERS }, { typed: true }],
    ['numbers between limits', { types: NUMBERS, least: -1.5, most: 4.5 }, {}],
    ['numbers between limits that are computed with', { types: NUMBERS, least: 0, most: 4.5 }, { computed: true }],
    ['dates', { types: ['datetime'] }, {}],
    ['lengths of time', { types: ['timespan'] }, {}],
    ['what is never set', { types: [] }, {}],
    ['what is never set and always there', { types: [], optional: false }, {}],
    ['null', { types: [], nullable: true }, {}],
    ['what is required', { optional: false, types: ['string', 'bool'] }, literals('x')],
    ['what may be null', { nullable: true, types: ['string', ...NUMBERS] }, literals('x', 3n)],
    ['what fails where it is not set', { failsUnset: true, optional: false, types: ['long'] }, {}],
  ])('%s', (...[, space, usage, usages]) => {
    const { symbol, told } = symbolOf(space, usage, usages);
    for (const value of VALUES) {
      const about = value === undefined ? 'nothing' : `${typeOf(value)} ${textOf(value)}`;
      const formula = symbol.is(value);
      const found = assignmentOf(formula, told());
      // A text that is not looked at is one of its list as well.
      const at = found && {
        ...found,
        values: new Map([['p0.text', symbol.space.allowed?.[0] ?? ''], ...found.values]),
      };
      const isPossible = formula !== FALSE && at !== undefined && holds(symbol.always, at);
      expect([about, isPossible]).toEqual([about, isIn(symbol.space, value)]);
      if (!isPossible) continue;
      const cases = symbol.cases.filter(({ when }) => holds(when, at));
      expect([about, cases.length]).toEqual([about, 1]);
      const read = symbol.read(partsOf(at));
      const isSame = read === value || (read !== undefined && value !== undefined && sameValue(read, value));
      if (isSame) {
        const own = isValue(cases[0]!.term, value);
        // One that stands for others, or that is another type for those that it stands for.
        if (own !== undefined && own !== FALSE) expect([about, holds(own, at)]).toEqual([about, true]);
      } else if (typeof value === 'string') {
        expect(usage.textual === true || usage.chained === true).toBe(false);
        expect(holds(symbol.is(read), at)).toBe(true);
      } else {
        // The same number in another type.
        const number = (one: Value | undefined) => (one instanceof Integer ? one.toNumber() : one);
        expect([about, number(read)]).toEqual([about, number(value)]);
        expect([about, holds(symbol.is(read), at)]).toEqual([about, true]);
      }
    }
  });
});

test.each<[what: string, space: Partial<PropertySpace>, usage: Partial<Usage>, states: readonly string[]]>([
  [
    'each way in which it may not be there comes first',
    { nullable: true, failsUnset: true, types: ['bool'] },
    {},
    ['missing', 'failure', 'literal', 'bool'],
  ],
  ['whole numbers are one', { types: ['int', 'long'] }, {}, ['missing', 'long']],
  ['ints without longs stay', { types: ['int'] }, {}, ['missing', 'int']],
  ['numbers are doubles', { types: NUMBERS }, literals(1n), ['missing', 'double']],
  ['up to the largest that a double has', { types: NUMBERS }, literals(2n ** 53n), ['missing', 'double']],
  ['and the smallest', { types: NUMBERS }, literals(-(2n ** 53n)), ['missing', 'double']],
  [
    'whole numbers beyond doubles are told apart',
    { types: NUMBERS },
    literals(2n ** 53n + 1n),
    ['missing', 'long', 'double'],
  ],
  ['and below them', { types: NUMBERS }, literals(-(2n ** 53n) - 1n), ['missing', 'long', 'double']],
  ['numbers whose text matters are told apart', { types: NUMBERS }, { liked: true }, ['missing', 'long', 'double']],
  [
    'and ints, where they are computed with',
    { types: NUMBERS },
    { computed: true, liked: true },
    ['missing', 'int', 'long', 'double'],
  ],
  [
    'beside others than doubles',
    { types: NUMBERS },
    { computed: true, meetsOthers: true },
    ['missing', 'int', 'long', 'double'],
  ],
  ['with doubles alone they are doubles', { types: NUMBERS }, { computed: true }, ['missing', 'double']],
  ['where types matter each is one', { types: NUMBERS }, { typed: true }, ['missing', 'int', 'long', 'double']],
  [
    'no int is above three thousand million',
    { types: ['int', 'long'], least: 3e9 },
    { typed: true },
    ['missing', 'long'],
  ],
  [
    'nor is there a long beyond its limits',
    { types: ['int', 'long'], least: 2, most: 1 },
    { typed: true },
    ['missing'],
  ],
  ['nor a double', { types: ['double'], least: 2, most: 1 }, {}, ['missing']],
  ['one number is enough', { types: ['double'], least: 2, most: 2 }, {}, ['missing', 'double']],
  ['and one whole number', { types: ['long'], least: 2, most: 2 }, {}, ['missing', 'long']],
  ['between two whole numbers there is none', { types: ['long'], least: 2.2, most: 2.8 }, {}, ['missing']],
  ['a list without a text has none', { allowed: [] }, {}, ['missing']],
  ['of a GUID nothing is known', { types: ['guid', 'string'] }, {}, ['missing', 'hidden', 'choice']],
])('the states of a property: %s', (_, space, usage, states) => {
  const { symbol } = symbolOf(space, usage);
  expect(symbol.cases.map(({ term }) => (term.kind === 'integer' ? term.type : term.kind))).toEqual(states);
});

test('a property that no message can have makes all impossible', () => {
  expect(symbolOf({ optional: false, types: ['double'], least: 2, most: 1 }, {}).symbol.always).toBe(FALSE);
});

describe('what a solver says nothing of', () => {
  test.each<[what: string, space: Partial<PropertySpace>, usage: Partial<Usage>, value: Value | undefined]>([
    ['is missing where it may be', {}, literals('x'), undefined],
    ['is the first text', { optional: false }, literals('x'), 'x'],
    ['is the first of a list', { optional: false, allowed: ['z', 'y'] }, { textual: true }, 'z'],
    ['is an empty text where it is put together', { optional: false }, { textual: true }, ''],
    ['is true', { optional: false, types: ['bool'] }, {}, true],
    ['is zero', { optional: false, types: ['double'] }, { computed: true }, 0],
    ['is the number nearest to zero', { optional: false, types: ['double'], least: 2.5 }, { computed: true }, 2.5],
    ['or from below', { optional: false, types: ['double'], most: -2.5 }, { computed: true }, -2.5],
    ['also where it is only compared', { optional: false, types: ['double'], least: 2.5 }, {}, 2.5],
    ['is the whole number nearest to zero', { optional: false, types: ['int'], least: 3 }, {}, Integer.small('int', 3)],
    ['is the beginning of time', { optional: false, types: ['datetime'] }, {}, new DateTime(0n)],
    ['is no time at all', { optional: false, types: ['timespan'] }, {}, new TimeSpan(0n)],
  ])('%s', (_, space, usage, value) => {
    expect(symbolOf(space, usage).symbol.read(new Map())).toEqual(value);
  });

  test('is the first text of its list where texts are shared', () => {
    const usages = compared("a = b AND a = 'x' AND a = 'y'");
    expect(symbolOf({ optional: false, allowed: ['z', 'y'] }, {}, usages).symbol.read(new Map())).toBe('y');
    expect(symbolOf({ optional: false }, {}, usages).symbol.read(new Map())).toBe('x');
  });
});

test.each<[what: string, space: Partial<PropertySpace>, usage: Partial<Usage>, symbols: readonly string[]]>([
  ['of its state and its value', {}, literals('x'), ['p0.state', 'p0.choice']],
  ['of its value alone where it has one state', { optional: false }, literals('x'), ['p0.choice']],
  ['of its state alone where it has one text', { allowed: ['x'] }, {}, ['p0.state']],
  ['of nothing where it is always the same', { optional: false, allowed: ['x'] }, {}, []],
  [
    'of each of its types',
    { types: ['string', 'bool', 'int'] },
    { ...literals('x'), typed: true },
    ['p0.state', 'p0.choice', 'p0.bool', 'p0.int'],
  ],
])('values are asked for %s', (_, space, usage, symbols) => {
  expect(symbolOf(space, usage).symbol.symbols).toEqual(symbols);
});

test('and of the patterns that its text is looked into by, once there are some', () => {
  const { symbol } = symbolOf({}, { ...literals('x'), liked: true });
  expect(symbol.symbols).toEqual(['p0.state', 'p0.choice']);
  const [, { term }] = symbol.cases as [unknown, (typeof symbol.cases)[number]];
  if (term.kind !== 'choice') throw new Error(term.kind);
  term.choices.matching?.('a%', '');
  expect(symbol.symbols).toEqual(['p0.state', 'p0.choice', 'p0.like0']);
});

test('of one text that all share there is nothing to ask', () => {
  const { symbol } = symbolOf({ allowed: ['x'] }, {}, compared('a = b'));
  expect(symbol.symbols).toEqual(['p0.state']);
});

test('a text that is looked into and that nobody names is none of those that somebody does', () => {
  const { symbol, told } = symbolOf({ optional: false }, { ...literals('z', 'a'), liked: true });
  const [{ term }] = symbol.cases as [(typeof symbol.cases)[number]];
  if (term.kind !== 'choice') throw new Error(term.kind);
  const likes = term.choices.matching?.('a%', '');
  expect(
    symbol.read(
      partsOf({
        places: new Map([
          ['p0.choice', 2],
          ['p0.like0', 0],
        ]),
        values: new Map(),
        told: told(),
      }),
    ),
  ).toBe('ax');
  expect(symbol.read(partsOf({ places: new Map([['p0.choice', 1]]), values: new Map(), told: told() }))).toBe('a');
  expect(likes).toMatchObject({ kind: 'one-of' });
});
