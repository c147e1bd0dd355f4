import { CorrelationFilter, MessageContract, Property, SqlAction, SqlFilter } from '../../lib/rules';
import { asRule } from '../../lib/rules/filters/rule';
import { isPlainName } from '../../lib/rules/language/lexer';
import { parseFilterOfAnySize } from '../../lib/rules/language/parse';
import { printDouble, printFilter, printName, printText } from '../../lib/rules/language/print';
import { parseFolded } from '../../lib/rules/language/sql-text';

const messages = (part: SqlFilter | SqlAction | CorrelationFilter, contract?: MessageContract) =>
  part.diagnostics(contract).map(({ code, message }) => `${code}: ${message}`);

describe('the longest texts', () => {
  const long = (length: number) => `a = '${'x'.repeat(length - 6)}'`;

  test('a filter of the most characters, and of one more', () => {
    expect(messages(SqlFilter.parse(long(1024)))).toEqual([]);
    expect(messages(SqlFilter.parse(long(1025)))).toEqual([
      expect.stringMatching(/^too-long: 1025 characters, at most 1024/),
    ]);
  });

  test('blanks that are folded do not count, and places are those of what was written', () => {
    expect(messages(SqlFilter.parse(`a  ${' '.repeat(2000)}= 1`))).toEqual([]);
    const [error] = SqlFilter.parse('a   = =').diagnostics();
    expect(error?.span).toMatchObject({ start: 6, end: 7 });
    const [far] = SqlFilter.parse(`${' '.repeat(1100)}a   = =`).diagnostics();
    expect(far?.span).toMatchObject({ start: 1106, end: 1107 });
  });

  test('nothing but blanks is nothing', () => {
    expect(messages(SqlFilter.parse(' \n'))).toEqual(['empty: there is no text; write a statement']);
    expect(messages(SqlAction.parse(''))).toEqual(['empty: there is no text; write a statement']);
    const never = () => {
      throw new Error('read');
    };
    expect(parseFolded(' ', never)).toMatchObject({ valid: false });
  });

  test('bytes are counted as well as characters', () => {
    expect(messages(SqlFilter.parse(`a = '${'é'.repeat(509)}'`))).toEqual([]);
    expect(messages(SqlFilter.parse(`a = '${'é'.repeat(509)}x'`))).toEqual([
      'bytes: 1025 bytes in UTF-8, at most 1024 are allowed by azurerm; use fewer characters outside ASCII',
    ]);
  });

  test('what is deployed is canonical where that is short enough, else what was written, in one line', () => {
    expect(SqlFilter.parse("[a] != 'x'").sql).toBe("a <> 'x'");
    expect(SqlFilter.parse('a  = ').sql).toBe('a =');
    expect(SqlAction.parse('set [a]=1  remove b').sql).toBe('SET a = 1; REMOVE b');
    const sql = `a IN(${Array.from({ length: 500 }, () => '1').join(',')})`;
    expect([sql.length <= 1024, SqlFilter.parse(sql).sql]).toEqual([true, sql]);
  });

  test('one that is to be split may be larger, though not endless', () => {
    const chain = (count: number) => Array.from({ length: count }, (_, n) => `a = ${n}`).join(' OR ');
    const large = SqlFilter._ofAnySize(chain(200));
    expect([SqlFilter.parse(chain(200)).predicate, printFilter(large.predicate!)]).toEqual([undefined, chain(200)]);
    expect(SqlFilter._ofAnySize('a  = 1').sql).toBe('a = 1');
    expect(SqlFilter._ofAnySize('a =').predicate).toBeUndefined();
    const longest = `a = '${'x'.repeat(16 * 1024 - 6)}'`;
    expect([parseFilterOfAnySize(longest).valid, parseFilterOfAnySize(`${longest} `).valid]).toEqual([true, false]);
    expect(parseFilterOfAnySize('1 IN (1)').valid).toBe(false);
    expect(parseFilterOfAnySize('a = @x').valid).toBe(false);
  });
});

describe('as text', () => {
  test.each([
    ['a', true],
    ['a_1', true],
    ['1a', false],
    ['_a', false],
    ['a-b', false],
    ['größe', false],
    ['And', false],
    ['begin', false],
    ['', false],
  ])('the name %j needs no brackets: %s', (name, isPlain) => {
    expect(isPlainName(name)).toBe(isPlain);
    expect(printName(name)).toBe(isPlain ? name : `[${name}]`);
  });

  test('brackets and quotes in names and texts are doubled', () => {
    expect([printName('a]b'), printText("it's")]).toEqual(['[a]]b]', "'it''s'"]);
  });

  test.each<[value: number, text: string]>([
    [1, '1.0'],
    [-0, '-0.0'],
    [0, '0.0'],
    [1.5, '1.5'],
    [1e21, '1E+21'],
    [1e-7, '1E-7'],
  ])('the double %p is %s', (value, text) => {
    expect(printDouble(value)).toBe(text);
  });

  test.each([
    'a = 1 AND (b = 2 OR c = 3)',
    'a = 1 OR b = 2 AND c = 3',
    'a = 1 OR (b = 2 OR c = 3)',
    'NOT (a = 1 AND b = 2)',
    'NOT NOT a = 1',
    'a - (b - c) = 1',
    'a - b - c = 1',
    '(a + b) * c = 1',
    'a + b * c = 1',
    'a / (b * c) = 1',
    '-(a + b) = 1',
    '- -a = 1',
    '-(5) = 1',
    '-(1.5) = a',
    '- -5 + 1 = a',
    "a LIKE 'x!%' ESCAPE '!'",
    "p('a') = newid()",
    'user.[a b] IS NOT NULL AND EXISTS(sys.Label)',
    "a NOT IN (TRUE, FALSE, NULL, 'it''s', 1.5, -1)",
  ])('%s is what it was', (sql) => {
    const { predicate } = SqlFilter.parse(sql);
    expect(predicate && printFilter(predicate)).toBe(sql === '- -5 + 1 = a' ? '-(-5) + 1 = a' : sql);
  });
});

describe('a correlation filter', () => {
  const of = (conditions: object) => CorrelationFilter.of(conditions as never);

  test('is shown with its fields in their order, and then its properties', () => {
    expect(`${of({ contentType: 'c', label: 'l', to: 't', properties: { z: '1', a: '2' } })}`).toBe(
      "label = 'l' and to = 't' and contentType = 'c' and z = '1' and a = '2'",
    );
  });

  test.each<[conditions: object, told: string[]]>([
    [{ labl: 'x' }, ['builder: unknown option "labl"; did you mean label?']],
    [{ properties: 'x' }, [expect.stringMatching(/^builder: properties: got "x", allowed an object/)]],
    [
      { label: undefined },
      [
        expect.stringMatching(
          /^correlation: conditions: got \{\}, allowed a correlation filter with at least one condition/,
        ),
      ],
    ],
    [{ label: 5 }, [expect.stringContaining('use SqlFilter.parse("label = 5")')]],
    [{ properties: { a: true } }, [expect.stringContaining('use SqlFilter.parse("a = TRUE")')]],
    [
      { properties: { a: 'x', b: '' } },
      [expect.stringMatching(/^correlation: properties.b: got "", allowed text of at least one character/)],
    ],
    [
      { properties: { a: '8' } },
      [expect.stringMatching(/^correlation-number: a = '8' is compared as text, and never equals the number 8/)],
    ],
    [{ properties: { 'a b': 'False' } }, [expect.stringMatching(/never equals the boolean False/)]],
    [{ properties: { a: '-1.5' } }, [expect.stringMatching(/never equals the number -1.5/)]],
    [{ properties: { a: '1.' } }, []],
    [{ properties: { a: 'truer' } }, []],
    [{ label: '8' }, []],
  ])('%j', (conditions, told) => {
    expect(messages(of(conditions))).toEqual(told);
  });

  test('by a contract', () => {
    const contract = MessageContract.of(
      { kind: Property.oneOf('train'), note: Property.string(), any: Property.any(), n: Property.int() },
      { Label: Property.oneOf('ready'), To: Property.string() },
    );
    const told = (conditions: object) =>
      of(conditions)
        .diagnostics(contract)
        .map(({ code, message, rewrite }) => [code, message, rewrite]);
    expect(told({ label: 'ready', to: 'x', properties: { kind: 'train', note: '8' } })).toEqual([]);
    expect(told({ label: 'raedy' })).toEqual([
      ['outside-contract', "label is never 'raedy': it is one of 'ready'", "'ready'"],
    ]);
    expect(told({ replyTo: 'x' })).toEqual([
      ['unknown-property', 'by the contract no producer sets sys.ReplyTo; they set sys.Label, sys.To', undefined],
    ]);
    expect(told({ properties: { kind: 'xyz' } })).toEqual([
      ['outside-contract', "kind is never 'xyz': it is one of 'train'", undefined],
    ]);
    expect(told({ properties: { knid: 'x' } })).toEqual([
      ['unknown-property', 'the contract has no property knid; did you mean kind?', undefined],
    ]);
    expect(told({ properties: { n: '8' } })).toEqual([
      ['always-fails', 'n has the type int, and a correlation filter compares text only; use an SqlFilter', undefined],
    ]);
    expect(told({ properties: { ANY: '8' } })).toEqual([['correlation-number', expect.any(String), 'ANY = 8']]);
  });
});

test('a rule is a filter with an action, or a filter alone', () => {
  const filter = SqlFilter.acceptEverything();
  const action = SqlAction.parse('SET a = 1');
  const label = CorrelationFilter.of({ label: 'x' });
  expect([asRule(filter), asRule(filter.then(action)), asRule(label.then(action))]).toEqual([
    { filter },
    { filter, action },
    { filter: label, action },
  ]);
  expect([filter.sql, `${filter}`, filter.diagnostics(), `${action}`]).toEqual(['1=1', '1=1', [], 'SET a = 1']);
});

test('what is acknowledged stays with the filter, one warning beside the other', () => {
  const filter = SqlFilter.parse("a <> 'x' AND Label = 1").acknowledge(
    'negation-loses-messages',
    'they are for the archive',
  );
  expect(filter.acknowledge('system-looking-property', 'it is our own').diagnostics()).toEqual([]);
  expect(filter.diagnostics().map(({ code }) => code)).toEqual(['system-looking-property']);
  const action = SqlAction.parse("SET sys.MessageId = 'x'").acknowledge('sets-identity', 'nobody looks for duplicates');
  expect([action.diagnostics(), action.sql, action.acknowledged]).toEqual([
    [],
    "SET sys.MessageId = 'x'",
    { 'sets-identity': 'nobody looks for duplicates' },
  ]);
});
