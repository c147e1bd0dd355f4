import {
  applyAction,
  compileFilter,
  evaluateFilter,
  Failure,
  messageFromJson,
  messageToJson,
  parseAction,
  parseFilter,
} from '../../lib/rules';

/** Measured answers of the service's engine that the recorded rules do not cover. */

const chain = (part: string, count: number, operator = 'AND') =>
  Array.from({ length: count }, () => part).join(` ${operator} `);
const balanced = (part: string, count: number): string =>
  count === 1 ? part : `(${balanced(part, Math.ceil(count / 2))}) AND (${balanced(part, Math.floor(count / 2))})`;
const numbers = (count: number, number = '0') => Array.from({ length: count }, () => number).join(',');

describe('the limit of complexity lies between', () => {
  test.each<[what: string, accepted: string, refused: string]>([
    ['29 and 30 of 1=1', chain('1=1', 29), chain('1=1', 30)],
    ['28 and 29 of a=1', chain('a=1', 28), chain('a=1', 29)],
    ["28 and 29 of sys.To='x'", chain("sys.To='x'", 28), chain("sys.To='x'", 29)],
    ['27 and 28 of EXISTS(a)', chain('EXISTS(a)', 27), chain('EXISTS(a)', 28)],
    ['27 and 28 of a IN(1)', chain('a IN(1)', 27, 'OR'), chain('a IN(1)', 28, 'OR')],
    ["27 and 28 of a LIKE 'x'", chain("a LIKE 'x'", 27), chain("a LIKE 'x'", 28)],
    ['26 and 27 of a IS NOT NULL', chain('a IS NOT NULL', 26), chain('a IS NOT NULL', 27)],
    ["26 and 27 of p('a')=1", chain("p('a')=1", 26), chain("p('a')=1", 27)],
    ['27 and 28 times NOT', `${'NOT '.repeat(27)}a=1`, `${'NOT '.repeat(28)}a=1`],
    ['28 and 29 terms of a sum', `${chain('a', 28, '+')}=1`, `${chain('a', 29, '+')}=1`],
    ['9 and 10 calls', `${'p('.repeat(9)}'a'${')'.repeat(9)}=1`, `${'p('.repeat(10)}'a'${')'.repeat(10)}=1`],
    ['505 and 506 literals in a list', `a IN(${numbers(505)})`, `a IN(${numbers(506)})`],
    ['168 and 169 properties in a list', `a IN(${numbers(168, 'a')})`, `a IN(${numbers(169, 'a')})`],
    ['73 and 74 of a=b in a balanced tree', balanced('a=b', 73), balanced('a=b', 74)],
  ])('%s', (_, accepted, refused) => {
    expect(parseFilter(accepted)).toMatchObject({ valid: true });
    expect(parseFilter(refused)).toMatchObject({ valid: false, error: { code: 'too-complex' } });
  });

  test('two halves of 20 conditions in parentheses, and a sum of 300 in an action, are accepted', () => {
    expect(parseFilter(`(${chain('a=1', 20)}) AND (${chain('a=1', 20)})`).valid).toBe(true);
    expect(parseAction(`SET r=${chain('a', 300, '+').replaceAll(' ', '')}`).valid).toBe(true);
  });
});

/** The answer of a filter, which the compiled filter has to give too. */
function answer(sql: string, properties: object, system: object = {}): string {
  const parsing = parseFilter(sql);
  if (!parsing.valid) return `refused: ${parsing.error.code}`;
  const message = messageFromJson({ properties, system });
  const word = (truth: unknown) =>
    truth instanceof Failure ? 'E' : truth === undefined ? 'U' : truth === true ? 'T' : 'F';
  expect(word(compileFilter(parsing.value)(message))).toBe(word(evaluateFilter(parsing.value, message)));
  return word(evaluateFilter(parsing.value, message));
}

test.each<[sql: string, properties: object, expected: string]>([
  ['d > 1.5', { d: { decimal: '2' } }, 'E'],
  ['d > 1', { d: { decimal: '2' } }, 'T'],
  ['f = 0.1', { f: { float: '0.1' } }, 'F'],
  ['9007199254740993 = 9007199254740992.0', {}, 'T'],
  ['u = 1', { u: { ulong: '1' } }, 'E'],
  ['u = 1.0', { u: { ulong: '1' } }, 'T'],
  ['i + j > 0', { i: 2147483647, j: 1 }, 'E'],
  ['i + 1 > 0', { i: 2147483647 }, 'T'],
  ['9223372036854775807 + 1 = 0', {}, 'E'],
  ['5/2 = 2', {}, 'T'],
  ['-5/2 = -2', {}, 'T'],
  ['-5 % 3 = -2', {}, 'T'],
  ['5 % -3 = 2', {}, 'T'],
  ['-5.5 % 2 = -1.5', {}, 'T'],
  ['1.0/0 > 1', {}, 'T'],
  ["'x' + 1 = 'x1'", {}, 'T'],
  ["1 + 'x' = '1x'", {}, 'T'],
  ["'x' + TRUE = 'xTrue'", {}, 'T'],
  ["NULL + 'x' = 'x'", {}, 'T'],
  ["0.1 + 0.2 + '' = '0.3'", {}, 'T'],
  ["1E-5 + '' = '1E-05'", {}, 'T'],
  ["0.0001 + '' = '0.0001'", {}, 'T'],
  ["1E14 + '' = '100000000000000'", {}, 'T'],
  ["1E15 + '' = '1E+15'", {}, 'T'],
  ["a LIKE '5'", { a: 5 }, 'T'],
  ["a LIKE '5'", { a: { double: '5' } }, 'T'],
  ["a LIKE '5'", { a: { decimal: '5.0' } }, 'F'],
  ["a LIKE 'True'", { a: true }, 'T'],
  ["g = '{6F0C0000-0000-0000-0000-000000000001}'", { g: { guid: '6f0c0000-0000-0000-0000-000000000001' } }, 'T'],
  ["g IN ('6f0c0000-0000-0000-0000-000000000001')", { g: { guid: '6f0c0000-0000-0000-0000-000000000001' } }, 'E'],
  ["g = 'x'", { g: { guid: '6f0c0000-0000-0000-0000-000000000001' } }, 'E'],
  ["a = '5'", { a: 5 }, 'E'],
  ["a IN (1, 'x')", { a: 1 }, 'T'],
  ["a IN ('x', 1)", { a: 1 }, 'E'],
  ['a IN (zz)', { a: 1 }, 'E'],
  ['a IN (2, NULL)', { a: 1 }, 'F'],
  ['a IN (NULL)', { a: null }, 'T'],
  ['a <> 1', { a: null }, 'T'],
  ["a < 'x'", { a: null }, 'E'],
  ['a < 1', { a: null }, 'F'],
  ['-a = 1', { a: null }, 'E'],
  ['a + 1 = 1', { a: null }, 'F'],
  ["a LIKE '%'", { a: null }, 'T'],
  ['zz < TRUE', {}, 'U'],
  ['zz LIKE NULL', {}, 'U'],
  ['zz = 1/0', {}, 'E'],
  ['1=1 OR 1/0=1', {}, 'T'],
  ['1/0=1 OR 1=1', {}, 'E'],
  ['zz=1 AND 1/0=1', {}, 'E'],
  ['zz=1 AND 1=0 AND 1/0=1', {}, 'F'],
  ['p(n) = 1', { n: 'a', a: 1 }, 'T'],
  ['p(1) = 1', {}, 'E'],
  ["sys.Label <> 'x'", {}, 'T'],
  ["sys.Label < 'x'", {}, 'E'],
  ['EXISTS(sys.Label)', {}, 'T'],
  ['sys.DeliveryCount = 1', {}, 'E'],
  ["sys.State LIKE 'Active'", {}, 'T'],
  ["sys.State = 'Active'", {}, 'E'],
  ['größe = 1 AND [GRÖßE] = 1', { größe: 1 }, 'T'],
  ['STRASSE = 1', { straße: 1 }, 'U'],
  ['--9223372036854775808 = 1', {}, 'E'],
  ['t = t', { t: { timespan: 'PT5M' } }, 'T'],
  ["t = '00:05:00'", { t: { timespan: 'PT5M' } }, 'E'],
])('%s of %j is %s', (sql, properties, expected) => {
  expect(answer(sql, properties)).toBe(expected);
});

test.each<[value: string, pattern: string, escaping: string | undefined, expected: string]>([
  ['ABC', 'abc', undefined, 'F'],
  ['', '%', undefined, 'T'],
  ['', '_', undefined, 'F'],
  ['abc', 'b', undefined, 'F'],
  ['[a]', '[a]', undefined, 'T'],
  ['a\rb', 'a_b', undefined, 'T'],
  ['a\nb', 'a%b', undefined, 'F'],
  ['a\nb', 'a\nb', undefined, 'T'],
  ['a\n', 'a', undefined, 'T'],
  ['a\n', 'a%', undefined, 'T'],
  ['a\n\n', 'a', undefined, 'F'],
  ['a\n\n', 'a%', undefined, 'F'],
  ['a\n\n', 'a\n', undefined, 'T'],
  ['\n', '', undefined, 'T'],
  ['😀', '_', undefined, 'F'],
  ['😀', '__', undefined, 'T'],
  ['a%', 'a!%', '!', 'T'],
  ['axx', 'a!%', '!', 'F'],
  ['a%', 'a%%', '%', 'T'],
  ['axx', 'a%%', '%', 'F'],
  ['a!', 'a!!', '!', 'T'],
  ['a%', 'a!%', '!!', 'T'],
  ['ab', 'aab', 'a', 'T'],
  ['a', 'a', 'a', 'F'],
])('%j LIKE %j ESCAPE %j is %s', (value, pattern, escaping, expected) => {
  const escapeClause = escaping === undefined ? '' : ` ESCAPE '${escaping}'`;
  expect(answer(`v LIKE '${pattern}'${escapeClause}`, { v: value })).toBe(expected);
});

test.each<[action: string, properties: object, after: object | string]>([
  ['SET a = b; SET b = a', { a: 1, b: 2 }, { a: { int: '2' }, b: { int: '2' } }],
  ['SET priority = 5', { Priority: '1' }, { Priority: { string: '5' } }],
  ['SET a = NULL', { a: 'x' }, { a: { null: null } }],
  ['SET a = NULL', { a: 1 }, 'error'],
  ["SET a = 1; SET a = 'x'", {}, 'error'],
  ["SET a = 'x'; SET a = 1", {}, { a: { string: '1' } }],
  ['SET a = 2.5', { a: 1 }, { a: { int: '2' } }],
  ['SET a = 3.5', { a: 1 }, { a: { int: '4' } }],
  ['SET a = -2.5', { a: 1 }, { a: { int: '-2' } }],
  ["SET a = '5.5'", { a: 1 }, 'error'],
  ["SET a = '1,5'", { a: 1.5 }, { a: { double: '15' } }],
  ["SET a = ' 7 '", { a: 1 }, { a: { int: '7' } }],
  ["SET a = 'TRUE '", { a: false }, { a: { bool: 'true' } }],
  ["SET a = '1'", { a: false }, 'error'],
  ["SET a = '5'", { a: { timespan: 'PT5M' } }, { a: { timespan: '5.00:00:00' } }],
  ["SET a = 'PT5S'", { a: { timespan: 'PT5M' } }, 'error'],
  ["SET a = 3; REMOVE a; SET A = 'x'", {}, { A: { string: 'x' } }],
  ['REMOVE sys.Label', {}, 'error'],
  ['SET i = i + i', { i: 2 }, { i: { int: '4' } }],
  ['SET r = i + 1', { i: 2 }, { i: { int: '2' }, r: { long: '3' } }],
])('%s of %j leaves %j', (action, properties, after) => {
  const parsing = parseAction(action);
  expect(parsing.valid).toBe(true);
  const applied = parsing.valid ? applyAction(parsing.value, messageFromJson({ properties })) : undefined;
  expect(applied instanceof Failure ? 'error' : applied && messageToJson(applied)).toEqual(
    typeof after === 'string' ? after : { properties: after },
  );
});

test.each<[action: string, system: object, after: object | string]>([
  ['SET sys.Label = 5', {}, { Label: '5' }],
  ['SET sys.Label = zz', { Label: 'x' }, {}],
  ["SET sys.SessionId = 's'", { PartitionKey: 'p' }, { PartitionKey: 's', SessionId: 's' }],
  ['SET sys.SessionId = NULL', { SessionId: 's' }, {}],
  ["SET sys.PartitionKey = 'x'", { SessionId: 's' }, 'error'],
  ["SET sys.MessageId = ''", {}, 'error'],
  [`SET sys.MessageId = '${'x'.repeat(128)}'`, {}, { MessageId: 'x'.repeat(128) }],
  [`SET sys.MessageId = '${'x'.repeat(129)}'`, {}, 'error'],
  [`SET sys.Label = '${'x'.repeat(129)}'`, {}, { Label: 'x'.repeat(129) }],
  ["SET sys.TimeToLive = '00:00:00'", {}, 'error'],
])('%s of the system properties %j leaves %j', (action, system, after) => {
  const parsing = parseAction(action);
  const applied = parsing.valid ? applyAction(parsing.value, messageFromJson({ system })) : undefined;
  const shown =
    applied instanceof Failure ? 'error' : applied && ((messageToJson(applied) as { system?: object }).system ?? {});
  expect(shown).toEqual(after);
});
