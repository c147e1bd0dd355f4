import { CorrelationFilter, SqlAction, SqlFilter } from '../../lib/rules';
import { trainingEvent } from '../support/shipped';

type Expectation = [text: string, code: string, message: RegExp];

const said = (part: SqlFilter | SqlAction | CorrelationFilter, contract?: typeof trainingEvent) =>
  part.diagnostics(contract).map((diagnostic) => ({ ...diagnostic, text: part.describe(diagnostic) }));

describe('a filter is refused, with place and remedy', () => {
  test.each<Expectation>([
    ['', 'empty', /write a statement/],
    [
      `a = '${'x'.repeat(1019)}'`,
      'too-long',
      /1025 characters, at most 1024 are allowed; split it with training-job-scheduler split: rules/,
    ],
    [
      'priority > 5 AND AND a = 1',
      'syntax',
      /line 1, column 18: AND cannot stand here.*\n {2}priority > 5 AND AND a = 1\n {19}\^\^\^$/,
    ],
    ['a == 1', 'syntax', /equality is written with one =/],
    ['a = 1 AND', 'syntax', /the text ends where a property, a value or "\(" should be/],
    ['a ! 1', 'unrecognized-character', /'!' has no meaning here; write <> or NOT/],
    ["a = 'x", 'unterminated', /never closed; end it with '/],
    ['[a = 1', 'unterminated', /never closed; end it with ]/],
    ['begin = 1', 'reserved-word', /written \[begin\]/],
    ['a = 9223372036854775808', 'number-range', /does not fit into 64 bits/],
    ['a = 1E400', 'number-range', /does not fit into a double/],
    ['foo.a = 1', 'unknown-scope', /written \[foo\.a\]/],
    ['sys.Lable = 1', 'unknown-system-property', /did you mean sys\.Label\?/],
    ["sys.Subject = 'x'", 'unknown-system-property', /it calls that property sys\.Label/],
    ['newidd() = a', 'unknown-function', /did you mean newid\?/],
    ['p() = 1', 'argument-count', /one argument.*this has 0/],
    ['1 IN (1)', 'operand', /use a property on the left of IN/],
    ['a LIKE 5', 'operand', /use text, such as '5%'/],
    ['a = @x', 'parameter', /Azure Resource Manager \(so Terraform\) cannot give it a value/],
    [Array.from({ length: 30 }, (_, n) => `a${n} = 1`).join(' AND '), 'too-complex', /nested 33 deep, at most 31/],
    [`a = '${'é'.repeat(509)}x'`, 'bytes', /1025 bytes in UTF-8/],
    ["a < 'x'", 'always-fails', /< does not order text/],
    ['a > TRUE', 'always-fails', /fails wherever there is a value/],
    ["1 = 'x'", 'always-fails', /a number is never compared with text/],
    ['a = 1 AND a = 2', 'always-false', /no message can make this true/],
    ['a > 5 AND a < 5', 'always-false', /no message/],
    ['EXISTS(a) AND NOT EXISTS(a)', 'always-false', /no message/],
    ['1 = 0', 'always-false', /no message/],
  ])('%s', (sql, code, message) => {
    const [first] = said(SqlFilter.parse(sql));
    expect(first).toMatchObject({ severity: 'error', code });
    expect(first?.text).toMatch(message);
  });
});

describe('a filter that may be meant gives a warning, with a rewrite', () => {
  test.each<[text: string, code: string, rewrite: string | undefined]>([
    ["a <> 'x'", 'negation-loses-messages', "(NOT EXISTS(a) OR a <> 'x')"],
    ["a NOT IN ('x', 'y')", 'negation-loses-messages', "(NOT EXISTS(a) OR a NOT IN ('x', 'y'))"],
    ["a NOT LIKE 'x%'", 'negation-loses-messages', "(NOT EXISTS(a) OR a NOT LIKE 'x%')"],
    ['NOT (a = 1)', 'negation-loses-messages', '(NOT EXISTS(a) OR NOT a = 1)'],
    ["b = 1 AND a <> 'x'", 'negation-loses-messages', "(NOT EXISTS(a) OR a <> 'x')"],
    ['a = NULL', 'comparison-with-null', 'a IS NULL'],
    ['a <> NULL', 'comparison-with-null', 'a IS NOT NULL'],
    ['a IN (1, NULL)', 'comparison-with-null', 'a condition of its own with IS NULL'],
    ["Label = 'x'", 'system-looking-property', 'sys.Label or user.Label'],
    ["subject = 'x'", 'system-looking-property', 'sys.Label or user.subject'],
    ['status = Success', 'unquoted-word', "'Success' or user.Success"],
    ['EXISTS(a) OR NOT EXISTS(a)', 'always-true', '1=1'],
    ["a LIKE 'x'", 'like-without-wildcard', "a = 'x'"],
    ['a = 1 -- b', 'double-minus', undefined],
  ])('%s', (sql, code, rewrite) => {
    const found = said(SqlFilter.parse(sql)).find((diagnostic) => diagnostic.code === code);
    expect([found?.severity, found?.rewrite]).toEqual(['warning', rewrite]);
    expect(found?.span).toBeDefined();
  });

  test.each([
    "NOT EXISTS(a) OR a <> 'x'",
    "a IS NULL OR a <> 'x'",
    "EXISTS(a) AND a <> 'x'",
    "(NOT EXISTS(a) OR a <> 'x') AND b = 1",
    'NOT EXISTS(a)',
    'NOT a IS NULL',
    "sys.Label <> 'x'",
    '1=1',
    "a LIKE 'x%'",
    "a = '--'",
    'user.Label = 1',
    'status = user.Success',
    "a = 'x' OR b = 1",
    'a > 5 OR a < 3',
  ])('nothing is said of %s', (sql) => {
    expect(said(SqlFilter.parse(sql))).toEqual([]);
  });
});

describe('against the contract', () => {
  test.each<Expectation>([
    ['gpuCnt >= 1', 'unknown-property', /no property gpuCnt; did you mean gpuCount\?/],
    ["label = 'x'", 'unknown-property', /did you mean sys\.Label\?/],
    ["eventType = 'training.request'", 'outside-contract', /never 'training\.request'.*write 'training\.requested'/],
    ["eventType IN ('dataset.ready', 'foo')", 'outside-contract', /never 'foo'.* and 5 more/],
    ["eventType LIKE 'foo%'", 'outside-contract', /no value fits/],
    ["NOT EXISTS(env) OR env <> 'production'", 'outside-contract', /never 'production'/],
    ["sys.To = 'x'", 'unknown-property', /no producer sets sys\.To; they set sys\.Label, /],
    ['priority > 9', 'outside-contract', /priority is 0 to 9/],
    ['priority = 10', 'outside-contract', /never 10: it is 0 to 9/],
    ["priority = 'high'", 'always-fails', /a number is never compared with text/],
    ["gpuCount = '8'", 'always-fails', /write 8 without quotes/],
    ["autoRetrain = 'true'", 'always-fails', /write TRUE without quotes/],
    ["priority IN (1, 'x')", 'always-fails', /the filter fails where it comes to this member/],
    ['priority >= 7 AND priority < 3', 'always-false', /no message/],
    ['NOT EXISTS(eventType)', 'always-false', /no message/],
  ])('%s is refused', (sql, code, message) => {
    const [first] = said(SqlFilter.parse(sql), trainingEvent);
    expect(first).toMatchObject({ severity: 'error', code });
    expect(first?.text).toMatch(message);
  });

  test('a negation of a required property loses nothing, and one of an optional property does', () => {
    expect(said(SqlFilter.parse("eventType <> 'dataset.ready'"), trainingEvent)).toEqual([]);
    expect(said(SqlFilter.parse("env <> 'prod'"), trainingEvent)).toMatchObject([{ code: 'negation-loses-messages' }]);
  });

  test.each<[string, CorrelationFilter, string]>([
    ['an unknown property', CorrelationFilter.of({ properties: { enf: 'prod' } }), 'unknown-property'],
    ['a system property that nobody sets', CorrelationFilter.of({ replyTo: 'x' }), 'unknown-property'],
    ['a number', CorrelationFilter.of({ properties: { gpuCount: '8' } }), 'always-fails'],
    ['another value', CorrelationFilter.of({ properties: { stage: 'candidat' } }), 'outside-contract'],
  ])('a correlation filter with %s is refused', (_, filter, code) => {
    expect(said(filter, trainingEvent)).toMatchObject([{ severity: 'error', code }]);
  });
});

describe('an action', () => {
  test.each<Expectation>([
    ['a = 1', 'syntax', /SET or REMOVE/],
    ['SET a = 1, b = 2', 'unrecognized-character', /write one SET or REMOVE for each property/],
    ['SET sys.DeliveryCount = 1', 'not-settable', /sys\.DeliveryCount cannot be set/],
    ['SET sys.Lable = 1', 'not-settable', /did you mean sys\.Label\?/],
    ['REMOVE sys.Label', 'remove-system-property', /write SET sys\.Label = NULL/],
    [
      Array.from({ length: 33 }, (_, n) => `SET a${n} = 1`).join('; '),
      'too-many-statements',
      /33 statements, at most 32/,
    ],
    ["SET priority = 'high'", 'always-fails', /has the type int, and this value cannot become one/],
    ['SET x = gpuCnt + 1', 'unknown-property', /did you mean gpuCount\?/],
  ])('%s is refused', (sql, code, message) => {
    const [first] = said(SqlAction.parse(sql), trainingEvent);
    expect(first).toMatchObject({ severity: 'error', code });
    expect(first?.text).toMatch(message);
  });

  test.each(['SET sys.MessageId = newid()', "SET sys.SessionId = 'x'"])('%s gives a warning', (sql) => {
    expect(said(SqlAction.parse(sql))).toMatchObject([{ severity: 'warning', code: 'sets-identity' }]);
  });

  test('what an earlier statement made may be read', () => {
    expect(said(SqlAction.parse('SET half = gpuCount / 2; SET nodes = half'), trainingEvent)).toEqual([]);
  });
});

describe('an acknowledgement', () => {
  const filter = SqlFilter.parse("env <> 'prod'");

  test('silences its warning and no other', () => {
    const meant = filter.acknowledge('negation-loses-messages', 'messages without env are for the archive');
    expect(said(meant)).toEqual([]);
    const other = SqlFilter.parse("Label = 'x' AND env <> 'prod'").acknowledge(
      'negation-loses-messages',
      'for the archive',
    );
    expect(said(other)).toMatchObject([{ code: 'system-looking-property' }]);
  });

  test.each([
    ['without a reason', filter.acknowledge('negation-loses-messages', 'ok'), /say in a sentence why/],
    [
      'of a warning that is not there',
      SqlFilter.parse('a = 1').acknowledge('unquoted-word', 'it is a property'),
      /there is no such warning/,
    ],
  ])('%s is refused', (_, part, message) => {
    expect(said(part)).toMatchObject([
      { severity: 'error', code: 'acknowledgement', text: expect.stringMatching(message) },
    ]);
  });

  test('cannot silence an error', () => {
    const refused = SqlFilter.parse('sys.Foo = 1').acknowledge('unquoted-word', 'it has to be like this');
    expect(said(refused)).toMatchObject([{ code: 'unknown-system-property' }]);
  });
});

test('places refer to the text as the author wrote it, also over several lines', () => {
  const [first] = said(SqlFilter.parse('a = 1\n  AND b == 2'));
  expect(first?.text).toBe(
    'line 2, column 10: = cannot stand here: expected a property, a value or "("; equality is written with one = (syntax)\n    AND b == 2\n           ^',
  );
});
