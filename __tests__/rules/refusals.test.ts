import { SqlAction, SqlFilter } from '../../lib/rules';
import { hyphenHint } from '../../lib/rules/language/hyphen-hint';

const messages = (part: SqlFilter | SqlAction) => part.diagnostics().map(({ code, message }) => `${code}: ${message}`);

describe('why a text is refused', () => {
  test.each<[sql: string, says: string]>([
    ['a & b', "unrecognized-character: the character '&' has no meaning here; write AND"],
    ['a | b', "unrecognized-character: the character '|' has no meaning here; write OR"],
    [
      'a = ${b}',
      "unrecognized-character: the character '$' has no meaning here; a name with it is written [in brackets]",
    ],
    ['a = {b}', "unrecognized-character: the character '{' has no meaning here; there are no templates"],
    [
      '_a = 1',
      "unrecognized-character: the character '_' has no meaning here; a name begins with a letter; write [_name]",
    ],
    [
      'a = `b`',
      "unrecognized-character: the character '`' has no meaning here; write 'text' for text and [name] for a name",
    ],
    ['a = ’b’', "unrecognized-character: the character '’' has no meaning here; write plain quotes: 'text'"],
    [
      'a =\u00a01',
      "unrecognized-character: the character '\u00a0' has no meaning here; it is a no-break space, write a plain one",
    ],
    [
      'a = 1;',
      "unrecognized-character: the character ';' has no meaning here; a filter is one condition; only actions have several statements",
    ],
    ['a = ~', "unrecognized-character: the character '~' has no meaning here"],
    ['a = @', "unrecognized-character: the character '@' has no meaning here"],
    ['a = @1', "unrecognized-character: the character '@' has no meaning here"],
    ["a = 'b", "unterminated: the string that begins here is never closed; end it with ', and double a ' inside it"],
    ['[a = 1', 'unterminated: the name that begins here is never closed; end it with ], and double a ] inside it'],
    ['"a = 1', 'unterminated: the name that begins here is never closed; end it with ", and double a " inside it'],
    [
      'coalesce = 1',
      "reserved-word: 'coalesce' is reserved for the future; a property of this name is written [coalesce]",
    ],
    ['a == 1', 'syntax: = cannot stand here: expected a property, a value or "("; equality is written with one ='],
    ['a = = 1', 'syntax: = cannot stand here: expected a property, a value or "("'],
    ['a = 1 b', 'syntax: b cannot stand here: expected AND, OR or the end'],
    ['(a = 1', 'syntax: the text ends where AND, OR or ) should be'],
    ['(a + 1', 'syntax: the text ends where a comparison such as =, IN or LIKE should be'],
    ['b = (a + 1', 'syntax: the text ends where an operator or ) should be'],
    ['a + (b = 1) = 2', 'syntax: = cannot stand here: expected an operator or )'],
    ['a * b + (c IS NULL) = 2', 'syntax: IS cannot stand here: expected an operator or )'],
    ['-(b = 1) = 2', 'syntax: = cannot stand here: expected an operator or )'],
    ['a IN ((b = 1))', 'syntax: = cannot stand here: expected an operator or )'],
    ['a', 'syntax: the text ends where a comparison such as =, IN or LIKE should be'],
    ['a NOT b', 'syntax: b cannot stand here: expected LIKE or IN'],
    ['a IS 1', 'syntax: 1 cannot stand here: expected NULL or NOT'],
    ['a IS NOT 1', 'syntax: 1 cannot stand here: expected NULL'],
    ['(a) IS NULL', 'syntax: IS cannot stand here: expected a comparison such as =, IN or LIKE'],
    ['EXISTS a', 'syntax: a cannot stand here: expected ('],
    ['EXISTS(1)', 'syntax: 1 cannot stand here: expected a property'],
    ['user. = 1', 'syntax: = cannot stand here: expected the name of a property'],
    ['a IN 1', 'syntax: 1 cannot stand here: expected ('],
    ['a IN (1', 'syntax: the text ends where ) should be'],
    ['a = p(,)', 'syntax: ) cannot stand here: expected an expression'],
    [
      'foo.a = 1',
      "unknown-scope: 'foo' is no scope: there are user. and sys.; a property named foo.a is written [foo.a]",
    ],
    [
      'sys.subject = 1',
      'unknown-system-property: the rule language has no sys.subject; it calls that property sys.Label',
    ],
    ['sys.Lable = 1', 'unknown-system-property: there is no system property Lable; did you mean sys.Label?'],
    [
      'sys.zzz = 1',
      'unknown-system-property: there is no system property zzz; a property that senders set is written zzz alone',
    ],
    ['exsts(a)', 'unknown-function: there is no function exsts(); did you mean exists?'],
    ['upper(a) = 1', 'unknown-function: there is no function upper(); there are newid() and property(name)'],
    ['newid(1) = a', 'argument-count: newid() takes no argument, and this has 1'],
    ['p(a, b) = 1', 'argument-count: p() takes one argument, the name of a property as text, and this has 2'],
    ['P() = 1', 'argument-count: P() takes one argument, the name of a property as text, and this has 0'],
    ['a = -9223372036854775809', 'number-range: -9223372036854775809 does not fit into 64 bits; use a smaller number'],
    ['a = 1E309', 'number-range: 1E309 does not fit into a double; use a smaller number'],
    [
      'TRUE IN (1)',
      'operand: IN does not take a number, TRUE, FALSE or newid() here; use a property on the left of IN',
    ],
    [
      'newid() IN (1)',
      'operand: IN does not take a number, TRUE, FALSE or newid() here; use a property on the left of IN',
    ],
    ['a LIKE TRUE', "operand: LIKE does not take a number, TRUE, FALSE or newid() here; use text, such as '5%'"],
    [
      "a LIKE 'x' ESCAPE 1",
      "operand: LIKE does not take a number, TRUE, FALSE or newid() here; use text, such as '5%'",
    ],
  ])('%s', (sql, says) => {
    expect(messages(SqlFilter.parse(sql))).toEqual([says]);
  });

  test.each<[sql: string, says: string]>([
    ['a = 1', 'syntax: a cannot stand here: expected SET or REMOVE'],
    ['SET a', 'syntax: the text ends where = should be'],
    [
      'SET a = 1, b = 2',
      "unrecognized-character: the character ',' has no meaning here; write one SET or REMOVE for each property",
    ],
    ['SET a < 1', "unrecognized-character: the character '<' has no meaning here"],
    ['SET sys.Size = 1', 'not-settable: sys.Size cannot be set; set a property of your own'],
    [
      'SET sys.zzz = 1',
      'not-settable: there is no system property zzz; a property that senders set is written zzz alone',
    ],
    ['REMOVE 1', 'syntax: 1 cannot stand here: expected a property'],
    [
      'SET a = p(b, c)',
      "unrecognized-character: the character ',' has no meaning here; write one SET or REMOVE for each property",
    ],
  ])('%s', (sql, says) => {
    expect(messages(SqlAction.parse(sql))).toEqual([says]);
  });

  test.each([undefined, null, 5, {}])('%p is no text', (given) => {
    const says = /^builder: got .*, allowed text in SQL, such as "eventType = 'training.requested'"; give it$/;
    expect(messages(SqlFilter.parse(given as never))).toEqual([expect.stringMatching(says)]);
    expect(messages(SqlAction.parse(given as never))).toEqual([expect.stringMatching(says)]);
    // It goes on being none when a warning of it is meant.
    expect(messages(SqlFilter.parse(given as never).acknowledge('double-minus', 'it is meant so'))).toHaveLength(1);
    expect(messages(SqlAction.parse(given as never).acknowledge('near-miss', 'it is meant so'))).toHaveLength(1);
  });
});

describe('the hint about hyphens', () => {
  test.each<[text: string, at: number, hint: boolean]>([
    ['event-type = ', 0, true],
    ['event-type IS', 10, true],
    ['event-type  IS', 12, true],
    ['event-type = 1', 13, false],
    ['a = event-type', 0, false],
    ["a = 'event-type' b", 17, false],
    ['[event-type] b', 13, false],
    ['1-2 b', 4, false],
    ['a - b c', 6, false],
  ])('in %j at %d: %s', (text, at, hint) => {
    expect(hyphenHint(text, at) !== '').toBe(hint);
  });
});
