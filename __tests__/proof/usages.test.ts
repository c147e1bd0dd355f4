import { textGroups } from '../../lib/proof/encoding/texts/shared-texts';
import { spaceOfUsage } from '../../lib/proof/messages/inferred-space';
import { Usages } from '../../lib/proof/messages/usage';
import { CorrelationFilter, SqlAction, SqlFilter } from '../../lib/rules';

const filters = (sqls: readonly string[]) => sqls.map((sql) => SqlFilter.parse(sql));
const usagesOf = (sqls: readonly string[], actions: readonly string[] = []) =>
  new Usages([...filters(sqls), ...actions.map((sql) => SqlAction.parse(sql))]);

/** What is done with a property, in a word each. */
function uses(usages: Usages, name: string): string[] {
  const usage = [...usages.byKey.values()].find((one) => one.name === name);
  return ['liked', 'textual', 'computed', 'chained', 'meetsOthers', 'typed', 'measured'].filter(
    (use) => usage?.[use as 'liked'] === true,
  );
}

test.each<[sql: string, uses: readonly string[], literals: readonly unknown[]]>([
  ["a = 'x'", [], ['x']],
  ["'x' = a", [], ['x']],
  ["a IN ('x', 1)", [], ['x', 1n]],
  ['a > 1.5', [], [1.5]],
  ['EXISTS(a)', [], []],
  ["p('a') = 'x'", [], ['x']],
  ["a LIKE 'x%'", ['liked'], []],
  ['a LIKE b', ['liked', 'textual', 'computed'], []],
  ["a + 'x' LIKE 'y%'", ['liked', 'textual', 'computed'], []],
  ['a = b', ['computed', 'meetsOthers'], []],
  ['a > b', ['computed', 'meetsOthers'], []],
  ['a + 1 > 2', ['textual', 'chained', 'meetsOthers'], []],
  ['-a > 2', ['textual', 'chained', 'meetsOthers'], []],
  ['a * 2.0 > 2', ['textual', 'chained'], []],
  ['2.0 * a > 2', ['textual', 'chained'], []],
  ['a % 2 = 1', ['textual', 'computed', 'meetsOthers'], []],
  ['a * 0 = 1', ['textual', 'computed', 'meetsOthers'], []],
  ['2 / a = 1', ['textual', 'computed', 'meetsOthers'], []],
  ['a + b > 2', ['textual', 'computed', 'meetsOthers'], []],
  ['p(b) = 1', ['liked', 'textual', 'computed', 'meetsOthers'], []],
])('what %s does with a property', (sql, expected, literals) => {
  const usages = usagesOf([sql, 'EXISTS(a)']);
  expect(uses(usages, 'a')).toEqual(expected);
  expect([...usages.byKey.get('A')!.literals]).toEqual(literals);
});

test.each<[action: string, uses: readonly string[]]>([
  ['SET a = 1', ['typed']],
  ['SET b = a', ['typed']],
  ['SET sys.Label = a', ['typed']],
  ['SET sys.MessageId = a', ['typed', 'measured']],
  ['SET sys.SessionId = a', ['typed', 'measured']],
  ['SET sys.PartitionKey = a', ['computed', 'typed', 'measured']],
  ['SET b = a + 1', ['chained', 'meetsOthers']],
])('what %s does with a property that it sets or copies', (action, expected) => {
  expect(uses(usagesOf(['EXISTS(a)'], [action]), 'a')).toEqual(expect.arrayContaining([...expected]));
});

test('what is done with a copy is done with what it is copied from', () => {
  const usages = usagesOf(["b = 'x'", "b LIKE 'y%'"], ['SET b = a']);
  expect(uses(usages, 'a')).toContain('liked');
  expect([...usages.byKey.get('A')!.literals]).toEqual(['x']);
});

test('a literal that is set meets nothing, and what is computed does', () => {
  expect(usagesOf(['EXISTS(a)'], ['SET a = 1']).meetings).toEqual([]);
  expect(usagesOf(['EXISTS(a)'], ['SET a = b + 1']).meetings).toHaveLength(1);
});

test('of what is computed with the numbers that the result meets are worth a look, and no texts', () => {
  const usages = usagesOf(["b = 5 OR b = 'x'"], ['SET b = a + 1']);
  expect([...usages.byKey.get('A')!.literals]).toEqual([5n]);
  const copied = usagesOf(["b = 5 OR b = 'x'"], ['SET b = a']);
  expect([...copied.byKey.get('A')!.literals]).toEqual([5n, 'x']);
});

test('what a partition is set to is compared with the session', () => {
  const session = (action: string) => [...usagesOf([], [action]).byKey.get('sys.SessionId')!.literals];
  expect([session('SET sys.PartitionKey = 5'), session('SET sys.PartitionKey = NULL')]).toEqual([['5'], []]);
  const computed = usagesOf([], ["SET sys.PartitionKey = a + 'x'"]).byKey.get('sys.SessionId')!;
  expect([computed.computed, computed.textual]).toEqual([true, true]);
  const copied = usagesOf([], ['SET sys.PartitionKey = a']).byKey.get('sys.SessionId')!;
  expect([copied.computed, copied.textual]).toEqual([true, false]);
});

test('a correlation filter compares with texts', () => {
  const usages = new Usages([CorrelationFilter.of({ label: 'l', properties: { kind: 'x' } })]);
  expect([...usages.byKey].map(([key, { literals, rules }]) => [key, [...literals], rules])).toEqual([
    ['sys.Label', ['l'], 1],
    ['KIND', ['x'], 1],
  ]);
});

test('literals near a property are those that it meets anywhere', () => {
  const usages = usagesOf(["a = 5 OR b + a > 7 OR c = 'z'"]);
  expect(usages.literalsOf('A').nearWhole).toEqual([4n, 5n, 6n, 7n, 8n]);
  expect(usages.literalsOf('C').texts).toEqual(['z']);
  expect(usages.literalsOf('nobody').texts).toEqual([]);
  expect(usages.literalsOf('A')).toBe(usages.literalsOf('A'));
});

test('how many filters name a property', () => {
  const usages = usagesOf(["a = 'x' AND a = 'y'", "a = 'z' OR b = 1", 'b > 2 AND c = 1']);
  expect([...usages.byKey.values()].map(({ name, rules }) => [name, rules])).toEqual([
    ['a', 2],
    ['b', 2],
    ['c', 1],
  ]);
});

describe('a filter that was not named may be asked about where all that it does is known', () => {
  const usages = usagesOf(["kind = 'x' AND n > 5", "model LIKE 'a%'", 'a = b', "sys.Label = 'l'"]);
  const space = spaceOfUsage(usages);

  test.each<[sql: string, isKnown: boolean]>([
    ["kind = 'x'", true],
    ["kind <> 'x'", true],
    ["kind = 'y'", false],
    ['n < 5', true],
    ['n < 6', false],
    ['EXISTS(n)', true],
    ['EXISTS(other)', true],
    ["model LIKE 'b%'", true],
    ["kind LIKE 'x%'", false],
    ['a = b', true],
    ['b = a', true],
    ['a = kind', false],
    ['n + 1 > 5', false],
    ["sys.Label = 'l'", true],
    ["sys.Label = 'm'", false],
    ["kind = 'x' AND n < 6", false],
    ["n < 6 AND kind = 'x'", false],
  ])('%s: %s', (sql, isKnown) => {
    expect(usages.knows(SqlFilter.parse(sql), space)).toBe(isKnown);
  });

  test.each<[conditions: object, isKnown: boolean]>([
    [{ label: 'l' }, true],
    [{ label: 'm' }, false],
    [{ properties: { kind: 'x' } }, true],
    [{ properties: { kind: 'y' } }, false],
    [{ label: 'l', properties: { kind: 'y' } }, false],
  ])('%j: %s', (conditions, isKnown) => {
    expect(usages.knows(CorrelationFilter.of(conditions), space)).toBe(isKnown);
  });

  test('a list of texts that a contract has is known as well', () => {
    const listed = { property: (name: string) => ({ ...space.property(name, false), allowed: ['x', 'y'] }) };
    expect(usages.knows(SqlFilter.parse("kind = 'y'"), listed)).toBe(true);
    expect(usages.knows(CorrelationFilter.of({ properties: { kind: 'y' } }), listed)).toBe(true);
  });
});

describe('texts that are compared with each other have the same places', () => {
  const groupsOf = (sqls: readonly string[], actions: readonly string[] = []) => {
    const usages = usagesOf(sqls, actions);
    return textGroups(usages, spaceOfUsage(usages));
  };

  test('those that meet are one group, others are others', () => {
    const groups = groupsOf(["a = b AND b = c AND a = 'x'", "d = e AND e = 'y'", "f = 'z'"]);
    expect(groups.get('A')).toBe(groups.get('C'));
    expect(groups.get('A')).not.toBe(groups.get('D'));
    expect(groups.get('F')).toBeUndefined();
    expect(groups.get('A')!.values[0]).toBe('x');
    expect(groups.get('D')!.values[0]).toBe('y');
  });

  test('there are as many examples of texts that nobody names as there are properties', () => {
    expect(groupsOf(["a = b AND a = 'x'"]).get('A')!.values).toEqual(['x', 'other', 'another']);
    expect(groupsOf(["a = b AND b = c AND a = 'other'"]).get('A')!.values).toHaveLength(4);
    const group = groupsOf(["a = b AND a = 'other'"]).get('A')!;
    expect(new Set(group.values).size).toBe(group.values.length);
    expect([group.placeOf('other'), group.placeOf('nothing')]).toEqual([0, undefined]);
    expect([...group.placesOfOther('nothing')]).toEqual([1, 2]);
  });

  test.each<[what: string, sqls: readonly string[], actions: readonly string[], isShared: boolean]>([
    ['compared', ["a = b AND a = 'x'"], [], true],
    ['looked into', ["a = b AND a LIKE 'x%'"], [], false],
    ['put together', ["a = b AND a + b = 'x'"], [], false],
    ['set to a text', ["a = b AND a = 'x'"], ["SET a = 'y'"], true],
    ['set to a new GUID', ["a = b AND a = 'x'"], ['SET a = newid()'], true],
    ['set to what is put together', ["a = b AND a = 'x'"], ["SET a = b + 'y'"], false],
    ['the name of a rule', ["RuleName = b AND b = 'x'"], [], false],
  ])('whether places are enough: %s', (_, sqls, actions, isShared) => {
    expect(groupsOf(sqls, actions).get('B')!.isShared).toBe(isShared);
  });

  test('what an action sets to a text has that text as well', () => {
    expect(groupsOf(["a = b AND a = 'x'"], ["SET a = 'y'"]).get('A')!.values).toEqual(
      expect.arrayContaining(['x', 'y']),
    );
  });
});
