import { MessageContract, mixedText, mixedTypes, Property, SqlAction, SqlFilter } from '../../lib/rules';

describe('a property of several kinds', () => {
  const mixed = (rules: readonly (string | readonly [sql: string, action: string])[], contract?: MessageContract) =>
    mixedTypes(
      rules.map((rule, index) => ({
        place: `s${index}/r`,
        filter: SqlFilter.parse(typeof rule === 'string' ? rule : rule[0]),
        action: typeof rule === 'string' ? undefined : SqlAction.parse(rule[1]),
      })),
      contract,
    );
  const shown = (rules: Parameters<typeof mixed>[0], contract?: MessageContract) =>
    mixed(rules, contract).map(({ name, uses, places }) => [
      name,
      uses.map(({ kind, value, isSet }) => `${isSet ? 'set ' : ''}${kind} ${value}`),
      [...places],
    ]);

  test.each<[what: string, rules: Parameters<typeof mixed>[0], found: unknown[]]>([
    ['on either side', ["a = '1'", '1 < a'], [['a', ["text '1'", 'a number 1'], ['s0/r', 's1/r']]]],
    [
      'the first use of each',
      ["a = '1'", "a = '2'", 'a = 3'],
      [['a', ["text '1'", 'a number 3'], ['s0/r', 's1/r', 's2/r']]],
    ],
    ['a boolean beside a number', ['a = TRUE', 'a > 1'], [['a', ['a boolean TRUE', 'a number 1'], ['s0/r', 's1/r']]]],
    ['in a list', ["a IN ('x', 1)"], [['a', ["text 'x'", 'a number 1'], ['s0/r']]]],
    ['in parts of a condition', ["a = 'x' OR NOT (b = 1 AND a < 5)"], [['a', ["text 'x'", 'a number 5'], ['s0/r']]]],
    ['one kind', ["a = 'x'", "a IN ('y')"], []],
    ['NULL', ["a = 'x'", 'a = NULL'], []],
    ['other properties', ["a = 'x'", 'b = 1'], []],
    ['a sum', ["a = 'x'", 'a + 1 = 2'], []],
    [
      'an action that makes text of a number',
      ['a > 1', ['1=1', "SET a = 'x'"]],
      [['a', ['a number 1', "set text 'x'"], ['s0/r', 's1/r']]],
    ],
    [
      'an action that makes text of a boolean',
      ['a = TRUE', ['1=1', "SET a = 'yes'"]],
      [['a', ['a boolean TRUE', "set text 'yes'"], ['s0/r', 's1/r']]],
    ],
    ['text that becomes a boolean', ['a = TRUE', ['1=1', "SET a = 'true'"]], []],
    ['text that becomes a fraction', ['a > 1', ['1=1', "SET a = '1.5'"]], []],
    ['a number that becomes text', ["a = 'x'", ['1=1', 'SET a = 1']], []],
    ['a number beside a boolean', ['a = TRUE', ['1=1', 'SET a = 1']], []],
    ['a property that is taken away', ['a > 1', ['1=1', 'REMOVE a']], []],
    ['a value that is computed', ['a > 1', ['1=1', "SET a = b + 'x'"]], []],
    ['a system property', ["sys.Label = 'x'", ['1=1', 'SET sys.Label = 1']], []],
  ])('%s', (_, rules, found) => {
    expect(shown(rules)).toEqual(found);
  });

  test('of which the contract says the kind is none, and of which it says nothing is one', () => {
    const contract = MessageContract.of({ a: Property.string(), b: Property.any() });
    expect(
      shown(["a = 'x' AND b = 'x' AND c = 'x'", 'a = 1 AND b = 1 AND c = 1'], contract).map(([name]) => name),
    ).toEqual(['b', 'c']);
  });

  test.each([
    [1, /^p0 is compared as text by s0\/r \('x'\) and compared as a number by s0\/r \(1\): whatever/],
    [3, /; p2 is compared as text by .* \(1\): whatever/],
    [4, /; p2 is [^;]*; and 1 more: whatever/],
  ])('%d of them in a sentence', (count, says) => {
    const sql = Array.from({ length: count }, (_, n) => `p${n} = 'x' OR p${n} = 1`).join(' OR ');
    expect(mixedText(mixed([sql]))).toMatch(says);
  });
});
