import { Passage, Prover } from '../../../lib/proof';
import { areApart, boxOf } from '../../../lib/proof/messages/box';
import { chainedProperty, isSteady } from '../../../lib/proof/messages/chain';
import {
  between,
  EVERY_MESSAGE,
  exactly,
  inAll,
  inAny,
  inAtLeast,
  inSeveral,
  type MessageSet,
  NO_MESSAGE,
  outside,
  perhaps,
} from '../../../lib/proof/messages/message-set';
import { keyOf, namedProperty, propertyIn, unused } from '../../../lib/proof/messages/property-use';
import { sampled, samplesOf } from '../../../lib/proof/messages/samples';
import { Usages } from '../../../lib/proof/messages/usage';
import { atMost, Enumeration, FALSE, type Formula, not, TRUE } from '../../../lib/proof/solver/formula';
import type { Unresolved } from '../../../lib/routing';
import { Failure, Message, messageToJson, SqlAction, SqlFilter } from '../../../lib/rules';
import { textOf } from '../../../lib/rules/values/value-text';
import { typeOf, type Value } from '../../../lib/rules/values/values';

const part = (address: string): Unresolved => ({ address, argument: '', problem: 'it is not known' });
const addresses = ({ unresolved }: MessageSet) => unresolved.map(({ address }) => address);

/** Whether a message is in a set for sure, perhaps, or not at all. */
type Member = 'in' | 'perhaps' | 'out';
const MEMBERS: readonly Member[] = ['in', 'perhaps', 'out'];
const someMessage = new Message();
const symbols = ['a', 'b', 'c'].map((name) => new Enumeration(name, 3));

/** A set that has every message as surely as is said. */
function setOf(member: Member, at: number): MessageSet {
  const [isIn, mayBe] = [symbols[at]!.is(0), symbols[at]!.is(1)];
  return {
    formula: isIn,
    possible: mayBe,
    unresolved: [part(`part ${at}`)],
    has: () => member === 'in',
    mayHave: () => member !== 'out',
  };
}
const memberOf = (set: MessageSet): Member =>
  set.has(someMessage) ? 'in' : set.mayHave(someMessage) ? 'perhaps' : 'out';

describe('what is known of sets is known of what is put together of them', () => {
  const worst = (some: readonly Member[]) => MEMBERS[Math.max(...some.map((one) => MEMBERS.indexOf(one)))];
  const best = (some: readonly Member[]) => MEMBERS[Math.min(...some.map((one) => MEMBERS.indexOf(one)))];
  const triples = MEMBERS.flatMap((a) => MEMBERS.flatMap((b) => MEMBERS.map((c) => [a, b, c] as const)));

  test.each(triples)('of messages that are %s, %s and %s', (...members) => {
    const sets = members.map(setOf);
    expect(memberOf(inAll(...sets))).toBe(worst(members));
    expect(memberOf(inAny(...sets))).toBe(best(members));
    expect(memberOf(outside(sets[0]!))).toBe({ in: 'out', perhaps: 'perhaps', out: 'in' }[members[0]]);
    for (const count of [1, 2, 3]) {
      const [sure, possible] = [['in'], ['in', 'perhaps']].map(
        (some) => members.filter((one) => some.includes(one)).length,
      ) as [number, number];
      expect(memberOf(inAtLeast(count, sets))).toBe(sure >= count ? 'in' : possible >= count ? 'perhaps' : 'out');
    }
    expect(memberOf(inSeveral(sets))).toBe(memberOf(inAtLeast(2, sets)));
    expect(memberOf(perhaps(sets[0]!, []))).toBe(members[0] === 'out' ? 'out' : 'perhaps');
    const both = between(sets[0]!, sets[1]!, [part('why')]);
    expect(memberOf(both)).toBe(members[0] === 'in' ? 'in' : members[1] === 'out' ? 'out' : 'perhaps');
  });

  test('the formulas of both bounds are put together in the same way', () => {
    const [a, b] = [setOf('in', 0), setOf('in', 1)];
    expect(inAll(a, b).formula).toEqual({ kind: 'and', parts: [a.formula, b.formula] });
    expect(inAll(a, b).possible).toEqual({ kind: 'and', parts: [a.possible, b.possible] });
    expect(inAny(a, b).possible).toEqual({ kind: 'or', parts: [a.possible, b.possible] });
    expect([outside(a).formula, outside(a).possible]).toEqual([not(a.possible), not(a.formula)]);
    expect(inSeveral([a, b]).formula).toEqual(not(atMost(1, [a.formula, b.formula])));
    expect(inAtLeast(1, [a, b]).possible).toEqual(not(atMost(0, [a.possible, b.possible])));
    expect([inAll().formula, inAny().formula, EVERY_MESSAGE.formula, NO_MESSAGE.formula]).toEqual([
      TRUE,
      FALSE,
      TRUE,
      FALSE,
    ]);
    expect([inAll(), inAny(), EVERY_MESSAGE, NO_MESSAGE].map(memberOf)).toEqual(['in', 'out', 'in', 'out']);
    expect([perhaps(a, []).formula, perhaps(a, []).possible]).toEqual([FALSE, a.possible]);
    expect([between(a, b, []).formula, between(a, b, []).possible]).toEqual([a.formula, b.possible]);
  });

  test('what would have to be known is told while the bounds differ, and no longer', () => {
    const known = (formula: Formula) => exactly(formula, () => true);
    const open = setOf('perhaps', 0);
    expect(addresses(inAll(open, NO_MESSAGE))).toEqual([]);
    expect(addresses(inAny(open, EVERY_MESSAGE))).toEqual([]);
    expect(addresses(inAny(open, known(symbols[1]!.is(0))))).toEqual(['part 0']);
    expect(addresses(between(EVERY_MESSAGE, EVERY_MESSAGE, [part('why')]))).toEqual([]);
    expect(addresses(between(open, EVERY_MESSAGE, [part('why')]))).toEqual(['why', 'part 0']);
    expect(addresses(perhaps(NO_MESSAGE, [part('why')]))).toEqual([]);
    expect(inAll(known(symbols[0]!.is(0))).possible).toBe(symbols[0]!.is(0));
  });

  test('whether a message is in one of many sets is found wherever it is, whatever was asked before', () => {
    const message = (name: string) => {
      const one = new Message();
      one.setProperty('name', name);
      return one;
    };
    const sets = ['x', 'y', 'z'].map((name) => exactly(TRUE, (one) => one.property('NAME') === name));
    const any = inAny(...sets);
    const asked = ['y', 'y', 'none', 'x', 'none', 'z', 'y'];
    expect(asked.map((name) => any.has(message(name)))).toEqual(asked.map((name) => name !== 'none'));
  });
});

describe('the bounds of a filter', () => {
  const boxed = (sql: string) => {
    const filter = SqlFilter.parse(sql);
    const box = boxOf(filter, new Prover([filter]).space);
    if (box === undefined) return 'nothing';
    return Object.fromEntries(
      [...box].map(([key, { values, ...side }]) => [key, { ...side, ...(values && { values: [...values] }) }]),
    );
  };

  test.each<[sql: string, box: object | string]>([
    ["a = 'x'", { A: { values: ['x'] } }],
    ["'x' = a", { A: { values: ['x'] } }],
    ["a IN ('x', 'y')", { A: { values: ['x', 'y'] } }],
    ["a IN ('x', TRUE)", { A: { values: ['x', true] } }],
    ["a IN ('x', 1)", { A: { isMissing: false } }],
    ['a IN (1, 5, 3)', { A: { low: 1, high: 5 } }],
    ["a IN ('x', NULL)", {}],
    ["a <> 'x'", {}],
    ["a NOT IN ('x')", {}],
    ["NOT (a NOT IN ('x'))", { A: { values: ['x'] } }],
    ['a > 5', { A: { low: 5 } }],
    ['a >= 5', { A: { low: 5 } }],
    ['a < 5', { A: { high: 5 } }],
    ['5 >= a', { A: { high: 5 } }],
    ['a = 5', { A: { low: 5, high: 5 } }],
    ['NOT (a > 5)', { A: { high: 5 } }],
    ['NOT (a <= 5)', { A: { low: 5 } }],
    ['NOT (a <> 5)', { A: { low: 5, high: 5 } }],
    ['NOT (a + 1 > 5)', {}],
    ['a + 1 > 5', { '= a + 1': { low: 5 } }],
    ['a + newid() > 5', {}],
    ['1 = 2', {}],
    ['a = b', {}],
    ['a = NULL', {}],
    ["a > 'x'", {}],
    ['a = 9007199254740991', { A: { low: 9007199254740991, high: 9007199254740991 } }],
    ['a = 9007199254740992', {}],
    ['a = -9007199254740992', {}],
    ['EXISTS(a)', { A: { isMissing: false } }],
    ['NOT EXISTS(a)', { A: { isMissing: true } }],
    ['a IS NULL', { A: { isMissing: true } }],
    ['NOT (a IS NULL)', { A: { isMissing: false } }],
    ['a IS NOT NULL', { A: { isMissing: false } }],
    ['NOT (a IS NOT NULL)', { A: { isMissing: true } }],
    ['sys.Label IS NULL', {}],
    ["sys.Label = 'x'", { 'sys.Label': { values: ['x'] } }],
    ["a LIKE 'ab%c_d'", { A: { edges: { prefix: 'ab', suffix: 'd' } } }],
    ["a LIKE '%cd'", { A: { edges: { prefix: '', suffix: 'cd' } } }],
    ["a LIKE 'ab_'", { A: { edges: { prefix: 'ab', suffix: '' } } }],
    ["a LIKE 'ab'", { A: { edges: { prefix: 'ab', suffix: 'ab' } } }],
    ["a LIKE '%ab%'", {}],
    ["a LIKE ''", {}],
    ["a LIKE 'a\n%'", {}],
    ["a LIKE 'a!%' ESCAPE '!'", {}],
    ['a LIKE b', {}],
    ["a NOT LIKE 'a%'", {}],
    ["NOT (a NOT LIKE 'a%')", { A: { edges: { prefix: 'a', suffix: '' } } }],
    ["a = 'x' AND b > 1", { A: { values: ['x'] }, B: { low: 1 } }],
    ["a = 'x' OR b > 1", {}],
    ["a = 'x' OR a = 'y'", { A: { values: ['x', 'y'] } }],
    ["NOT (a <> 'x' OR b <= 1)", { A: { values: ['x'] }, B: { low: 1 } }],
    ["NOT (a <> 'x' AND a <> 'y')", { A: { values: ['x', 'y'] } }],
    ["a IN ('x', 'y') AND a IN ('y', 'z')", { A: { values: ['y'] } }],
    ["a = 'x' AND a = 'y'", 'nothing'],
    ['a > 1 AND a < 5', { A: { low: 1, high: 5 } }],
    ['a > 1 AND a > 3', { A: { low: 3 } }],
    ['a < 1 AND a < 3', { A: { high: 1 } }],
    ['a > 5 AND a < 1', 'nothing'],
    ['a > 1 OR a > 3', { A: { low: 1 } }],
    ['a < 1 OR a < 3', { A: { high: 3 } }],
    ['a > 1 OR a < 3', { A: { isMissing: false } }],
    ['a = 1 OR a = 7', { A: { low: 1, high: 7 } }],
    ["a = 'x' OR a = 1", { A: { isMissing: false } }],
    ["a LIKE 'x%' OR a = 'xy'", {}],
    ["a = 'xy' OR a LIKE 'x%'", {}],
    ["a LIKE 'x%' AND a = 'xy'", { A: { values: ['xy'] } }],
    ["a = 'xy' AND a LIKE 'x%'", { A: { values: ['xy'] } }],
    ["a LIKE 'x%' AND a LIKE '%y'", { A: { edges: { prefix: 'x', suffix: '' } } }],
    ["EXISTS(a) AND a = 'x'", { A: { values: ['x'] } }],
    ["a = 'x' AND EXISTS(a)", { A: { values: ['x'] } }],
    ['EXISTS(a) AND a > 1', { A: { low: 1 } }],
    ['EXISTS(a) AND EXISTS(a)', { A: { isMissing: false } }],
    ['NOT EXISTS(a) AND NOT EXISTS(a)', { A: { isMissing: true } }],
    ['NOT EXISTS(a) OR NOT EXISTS(a)', { A: { isMissing: true } }],
    ['NOT EXISTS(a) OR a > 1', {}],
    ['EXISTS(a) OR a > 1', { A: { isMissing: false } }],
    ["a = 'x' AND a = 'y' OR b = 'z'", { B: { values: ['z'] } }],
    ["b = 'z' OR a = 'x' AND a = 'y'", { B: { values: ['z'] } }],
  ])('%s', (sql, box) => {
    expect(boxed(sql)).toEqual(box);
  });

  test.each<[a: string, b: string, isApart: boolean]>([
    ["a LIKE 'ab%'", "a = 'abc'", false],
    ["a LIKE '%bc'", "a = 'abc'", false],
    ["a LIKE '%bc'", "a = 'abd'", true],
    ["a LIKE '%bc'", "a IN ('abd', 'bc')", false],
    ["a LIKE '%b'", "a = 'ab\n'", false],
    ["a LIKE '%b'", 'a = 5', false],
    ["a LIKE '%b'", 'EXISTS(a)', false],
    ["a LIKE 'ab%'", "a LIKE 'a%b'", false],
    ["a LIKE '%ab'", "a LIKE '%b'", false],
    ["a LIKE '%ab'", "a LIKE '%cb'", true],
    ['EXISTS(a)', 'a > 5', false],
    ['a > 5', 'a > 6', false],
    ['a = 5', 'a >= 5', false],
    ['a = 5', 'a > 5.5', true],
    ["a = 'x'", "b = 'x'", false],
    ["a = 'x' AND b = 'y'", "c = 'z' AND b = 'w'", true],
    ["b = 'w'", "a = 'x' AND b = 'y' AND c = 'z'", true],
  ])('%s is apart from %s: %s', (a, b, isApart) => {
    const filters = [a, b].map((sql) => SqlFilter.parse(sql));
    const { space } = new Prover(filters);
    const [one, other] = filters.map((filter) => boxOf(filter, space));
    expect([areApart(one, other), areApart(other, one)]).toEqual([isApart, isApart]);
  });
});

describe('what rises or falls with a property', () => {
  test.each<[sql: string, name: string | undefined]>([
    ['a = 1', 'a'],
    ["p('a') = 1", 'a'],
    ['p(a) = 1', undefined],
    ['-a = 1', 'a'],
    ['a + 1 = 1', 'a'],
    ['1 + a = 1', 'a'],
    ['a - 1.5 = 1', 'a'],
    ['2 - a = 1', 'a'],
    ['a * 2 = 1', 'a'],
    ['-2 * a = 1', 'a'],
    ['a / 2 = 1', 'a'],
    ['2 / a = 1', undefined],
    ['a / 0 = 1', undefined],
    ['a * 0 = 1', undefined],
    ['a * 0.0 = 1', undefined],
    ['0 * a = 1', undefined],
    ['a % 2 = 1', undefined],
    ["a + 'x' = 1", undefined],
    ['a + NULL = 1', undefined],
    ['a + b = 1', undefined],
    ['(a + 1) * 2 - 3 = 1', 'a'],
    ['1 = 1', undefined],
    ['newid() = 1', undefined],
  ])('%s', (sql, name) => {
    const { predicate } = SqlFilter.parse(sql);
    if (predicate?.kind !== 'comparison') throw new Error(sql);
    expect(chainedProperty(predicate.left)?.name).toBe(name);
  });

  test('no number that is none is computed with', () => {
    expect([Number.NaN, Infinity, 'x', true, null].map((one) => isSteady('+', one, false))).toEqual(
      Array(5).fill(false),
    );
    expect([1n, 1.5, 0].map((one) => isSteady('-', one, true))).toEqual([true, true, true]);
  });

  test.each<[sql: string, read: string | undefined, named: string | undefined]>([
    ['a = 1', 'A', undefined],
    ['sys.Label = 1', 'sys.Label', undefined],
    ["p('a') = 1", 'A', 'A'],
    ['p(1) = 1', undefined, undefined],
    ['p(b) = 1', undefined, undefined],
    ['newid() = 1', undefined, undefined],
    ['a + 1 = 1', undefined, undefined],
    ["'x' + a = 1", undefined, undefined],
  ])('the property that %s reads', (sql, read, named) => {
    const { predicate } = SqlFilter.parse(sql);
    if (predicate?.kind !== 'comparison') throw new Error(sql);
    const key = (one: Parameters<typeof keyOf>[0] | undefined) => one && keyOf(one);
    expect([key(propertyIn(predicate.left)), key(namedProperty(predicate.left))]).toEqual([read, named]);
  });

  test('of what nobody uses nothing is known', () => {
    expect(unused({ scope: 'sys', name: 'Label' })).toMatchObject({ name: 'Label', isSystem: true, rules: 0 });
    const { name, isSystem, literals, ...uses } = unused({ scope: undefined, name: 'a' });
    expect([name, isSystem, literals.size]).toEqual(['a', false, 0]);
    expect(Object.values(uses).filter(Boolean)).toEqual([]);
  });
});

describe('ordinary messages', () => {
  function samplesFor(sql: string, schema?: object, required: readonly string[] = []) {
    const filter = SqlFilter.parse(sql);
    const usages = new Usages([filter]);
    const contract = schema && {
      schema: { properties: schema, required },
      setBySenders: ['SessionId', 'PartitionKey'],
    };
    const { space } = new Prover([filter], contract);
    return { all: [...samplesOf(space, usages)], space, usages, filter };
  }
  const told = (value: Value | undefined) => (value === undefined ? 'missing' : `${typeOf(value)} ${textOf(value)}`);
  /** All values of a property that are tried. */
  const tried = (sql: string, schema?: object, required?: readonly string[]) =>
    [...new Set(samplesFor(sql, schema, required).all.map((one) => told(one.property('A'))))].sort();

  test.each<[sql: string, schema: object | undefined, required: readonly string[], values: readonly string[]]>([
    ["a = 'x'", undefined, [], ['missing', 'string ', 'string other', 'string x']],
    ["a = 'x'", { a: { type: 'string' } }, ['a'], ['string ', 'string other', 'string x']],
    ["a = 'x'", { a: { enum: ['y', 'z'] } }, [], ['missing', 'string y', 'string z']],
    [
      'a = b',
      { a: { type: 'string' }, b: { type: 'string' } },
      ['a'],
      ['string ', 'string 00000000-0000-0000-0000-000000000001', 'string other'],
    ],
    ['a = TRUE', { a: { type: ['boolean', 'null'] } }, ['a'], ['bool False', 'bool True', 'null ']],
    ['a = TRUE', {}, [], ['missing']],
    ["a = 'x'", { a: { type: 'string', format: 'date-time' } }, ['a'], ['datetime 01/01/0001 00:00:00']],
    [
      'a = 7',
      { a: { type: 'integer', minimum: 5, maximum: 9 } },
      ['a'],
      [...[5, 6, 7, 8, 9].flatMap((one) => [`int ${one}`, `long ${one}`])].sort(),
    ],
    [
      'a = 7',
      { a: { type: 'number', minimum: 3, maximum: 14.5 } },
      ['a'],
      ['10', '14', '14.5', '3', '3.5', '5', '6', '7', '8']
        .map((one) => `double ${one}`)
        .concat(['int', 'long'].flatMap((type) => ['10', '14', '3', '5', '6', '7', '8'].map((one) => `${type} ${one}`)))
        .sort(),
    ],
  ])('%s of %j', (sql, schema, required, values) => {
    expect(tried(sql, schema, required)).toEqual(values);
  });

  test('of numbers have those at and beside what rules name, and ordinary ones', () => {
    const whole = { a: { type: 'integer' }, b: { type: 'string' } };
    const numbers = (sql: string) => tried(sql, whole, ['a']).filter((one) => one.startsWith('long'));
    expect(numbers('a = 37').join(' ')).toMatchSnapshot();
    // A text is no number.
    expect(numbers("a = 37 AND b = '1234'")).toEqual(numbers('a = 37'));
    expect(tried('a = 2.5', { a: { type: 'number' } }, ['a']).join(', ')).toMatchSnapshot();
  });

  test('are the same ones on every run, as many as are tried', () => {
    const { all } = samplesFor("a = 'x' AND b = 7");
    expect(all).toHaveLength(4000);
    expect(all.slice(0, 12).map((one) => messageToJson(one))).toMatchSnapshot();
  });

  test('have the session as their partition, where there is one', () => {
    const { all } = samplesFor("sys.SessionId = 's' AND sys.PartitionKey = 'p'", {});
    const pairs = new Set(all.map(({ system }) => `${system.get('SessionId')} ${system.get('PartitionKey')}`));
    expect([...pairs].sort()).toEqual(
      ['undefined ', 'undefined other', 'undefined p', 'undefined undefined', ' ', 'other other', 'p p', 's s'].sort(),
    );
  });

  test('lack what only a broker sets, where nobody has set it yet', () => {
    const { all } = samplesFor('sys.EnqueuedSequenceNumber > 5', {});
    const values = new Set(all.map(({ system }) => told(system.get('EnqueuedSequenceNumber'))));
    expect([...values]).toEqual(expect.arrayContaining(['missing', 'long 6']));
  });

  test('are none where no value of a property is known', () => {
    expect(samplesFor('a = 1', { a: { type: 'integer', minimum: 5, maximum: 3 } }, ['a']).all).toEqual([]);
    const beside = { a: { type: 'integer', minimum: 5, maximum: 3 }, b: { type: 'integer' } };
    expect(samplesFor('a = 1 AND b = 1', beside, ['a']).all).toEqual([]);
    expect(samplesFor('a = 1', { a: { type: 'integer', minimum: 5, maximum: 3 } }).all.length).toBeGreaterThan(0);
  });

  test('show that a set is not empty, and nothing otherwise', () => {
    const { space, usages } = samplesFor("a = 'x' AND b = 7");
    expect(sampled(EVERY_MESSAGE, space, usages)).toBeDefined();
    expect(sampled(NO_MESSAGE, space, usages)).toBeUndefined();
    const rare = exactly(TRUE, (one) => one.property('A') === 'x' && textOf(one.property('B') ?? null) === '14');
    expect(sampled(rare, space, usages)).toBeDefined();
  });
});

describe('what rules with an action change on the way', () => {
  const passage = (...sqls: readonly string[]) =>
    sqls.reduce((before, sql, at) => before.by(`rule${at}`, SqlAction.parse(sql)), Passage.NONE);

  test.each<[sqls: readonly string[], changed: readonly string[]]>([
    [[], []],
    [['SET a = 1'], ['A', 'RULENAME']],
    [['REMOVE b'], ['B', 'RULENAME']],
    [['SET a = 1; SET b = 1'], ['A', 'B', 'RULENAME']],
    [
      ['SET a = 1', 'SET b = 1'],
      ['A', 'B', 'RULENAME'],
    ],
    [["SET sys.SessionId = 'x'"], ['sys.SessionId', 'sys.PartitionKey', 'RULENAME']],
    [["SET sys.PartitionKey = 'x'"], ['sys.PartitionKey', 'RULENAME']],
  ])('%j', (sqls, changed) => {
    const keys = ['A', 'B', 'C', 'sys.SessionId', 'sys.PartitionKey', 'sys.Label', 'RULENAME'];
    expect(keys.filter((key) => passage(...sqls).changes(key))).toEqual(keys.filter((key) => changed.includes(key)));
  });

  test('is one copy, or one for each new GUID that is tried', () => {
    const copies = (...sqls: readonly string[]) =>
      passage(...sqls)
        .results(new Message())
        .map((one) => (one instanceof Failure ? 'fails' : textOf(one.property('A') ?? null)));
    expect(copies()).toEqual(['']);
    expect(copies('SET a = 1')).toEqual(['1']);
    const guid = (unit: string) => [8, 4, 4, 4, 12].map((count) => unit.repeat(count)).join('-');
    expect(copies('SET a = newid()')).toEqual(['0', 'a', 'f'].map(guid));
    expect(copies('SET a = newid()', 'SET b = newid()')).toHaveLength(9);
    expect(copies('SET a = 1 / 0')).toEqual(['fails']);
    expect(copies('SET a = 1 / 0', 'SET a = 2')).toEqual(['fails']);
    expect(passage('SET a = 1').statements).toHaveLength(1);
    expect(Passage.NONE.statements).toEqual([]);
  });
});
