import {
  CorrelationFilter,
  MessageContract,
  mixedText,
  mixedTypes,
  Property,
  SqlAction,
  SqlFilter,
} from '../../lib/rules';

type Written =
  | string
  | { readonly sql: string; readonly action: string }
  | { readonly correlation: Record<string, string> };

function told(rules: Readonly<Record<string, Written>>, contract?: MessageContract): string[] {
  const placed = Object.entries(rules).map(([place, rule]) => ({
    place,
    filter:
      typeof rule === 'object' && 'correlation' in rule
        ? CorrelationFilter.of({ properties: rule.correlation })
        : SqlFilter.parse(typeof rule === 'string' ? rule : rule.sql),
    action: typeof rule === 'object' && 'action' in rule ? SqlAction.parse(rule.action) : undefined,
  }));
  return mixedTypes(placed, contract).map((one) => mixedText([one]).replace(/: whatever producers send.*$/, ''));
}

test.each<[what: string, rules: Readonly<Record<string, Written>>, mixed: readonly string[]]>([
  [
    'text here, a number there',
    { 'a/r': "priority = '8'", 'b/r': 'priority >= 7' },
    ["priority is compared as text by a/r ('8') and compared as a number by b/r (7)"],
  ],
  [
    'in any letter case, on either side, in a list',
    { 'a/r': "'8' = Priority", 'b/r': 'user.PRIORITY IN (7, 8)' },
    ["Priority is compared as text by a/r ('8') and compared as a number by b/r (7)"],
  ],
  [
    'text here, a boolean there, and a number',
    { 'a/r': "isGpu = 'true'", 'b/r': 'isGpu = TRUE', 'c/r': 'isGpu = 1' },
    [
      "isGpu is compared as text by a/r ('true') and compared as a boolean by b/r (TRUE) and compared as a number by c/r (1)",
    ],
  ],
  [
    'a correlation filter, which compares text alone',
    { 'a/r': { correlation: { 'gpu-count': '8' } }, 'b/r': '[gpu-count] > 4' },
    ["[gpu-count] is compared as text by a/r ('8') and compared as a number by b/r (4)"],
  ],
  [
    'two conditions of one rule',
    { 'a/r': "kind = 'a' AND size > 1 OR size = 'large'" },
    ["size is compared as a number by a/r (1) and compared as text by a/r ('large')"],
  ],
  [
    'an action that makes text of what others compare as a number',
    { 'a/r': { sql: '1=1', action: "SET priority = 'high'" }, 'b/r': 'priority > 7' },
    ["priority is compared as a number by b/r (7) and set to text by a/r ('high')"],
  ],
  [
    'several properties',
    { 'a/r': "x = '1' AND y = '1'", 'b/r': 'x = 1 AND y = 1' },
    [
      "x is compared as text by a/r ('1') and compared as a number by b/r (1)",
      "y is compared as text by a/r ('1') and compared as a number by b/r (1)",
    ],
  ],
  ['whole numbers and fractions', { 'a/r': 'x = 1', 'b/r': 'x > 1.5' }, []],
  ['null, patterns, and whether it is there', { 'a/r': "x = NULL OR x LIKE '1%' OR EXISTS(x)", 'b/r': 'x = 1' }, []],
  ['system properties', { 'a/r': "sys.Label = '1'", 'b/r': 'Label = 1' }, []],
  [
    'two actions that nobody compares',
    { 'a/r': { sql: '1=1', action: "SET x = '1'" }, 'b/r': { sql: '1=1', action: 'SET x = 1' } },
    [],
  ],
  [
    'an action whose value becomes what others compare',
    { 'a/r': { sql: "x = 'a'", action: "SET x = 1; SET y = '5'" }, 'b/r': 'y > 1' },
    [],
  ],
  ['a filter that is not valid', { 'a/r': "x = '1' AND", 'b/r': 'x = 1' }, []],
  ['a property that objects have by nature', { 'a/r': "constructor = '1'", 'b/r': 'toString = 1' }, []],
  [
    'a property with a name like that',
    { 'a/r': "constructor = '1'", 'b/r': 'Constructor = 1' },
    ["constructor is compared as text by a/r ('1') and compared as a number by b/r (1)"],
  ],
])('%s', (_, rules, mixed) => {
  expect(told(rules)).toEqual(mixed);
});

test('of what a contract knows the type, the other kind is an error by itself', () => {
  const rules = { 'a/r': "priority = '8' AND other = '1'", 'b/r': 'priority >= 7 AND other = 1' };
  const contract = MessageContract.of({ priority: Property.int(), other: Property.any() });
  expect(told(rules, contract)).toEqual(["other is compared as text by a/r ('1') and compared as a number by b/r (1)"]);
});

test('the sentence says what comes of it, and how to go on', () => {
  const rules = ['a', 'b', 'c', 'd', 'e'].flatMap((name) => [`${name} = '1'`, `${name} = 1`]);
  const placed = rules.map((sql, index) => ({ place: `s${index}/r`, filter: SqlFilter.parse(sql), action: undefined }));
  expect(mixedText(mixedTypes(placed, undefined))).toMatch(
    /^a is compared as text by s0\/r \('1'\) .*; b is .*; c is .*; and 2 more: whatever producers send, one of these fails on it or never matches; write it as they send it, or say on the subscription that it is meant, with acknowledge: \{ 'mixed-types': '<why>' \}$/,
  );
});
