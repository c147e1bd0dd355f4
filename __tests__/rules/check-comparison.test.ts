import { type Diagnostic, MessageContract, Property, SqlFilter } from '../../lib/rules';

const contract = MessageContract.of({
  kind: Property.oneOf('train', 'evaluate'),
  model: Property.string().optional(),
  rows: Property.long({ min: 1 }),
  size: Property.int({ max: 9 }).optional(),
  score: Property.double({ min: 0, max: 1.5 }).optional(),
  due: Property.datetime().optional(),
  again: Property.bool().optional(),
  other: Property.any().optional(),
});
const wide = MessageContract.of(
  Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`property${n}`, Property.string()])),
);

const shown = ({ severity, code, message, rewrite }: Diagnostic) =>
  `${severity} ${code}: ${message}${rewrite === undefined ? '' : ` -> ${rewrite}`}`;
const filter = (sql: string, by?: MessageContract) => SqlFilter.parse(sql).diagnostics(by).map(shown);

describe('a comparison that fails wherever there is a value', () => {
  const fails = 'error always-fails: this comparison fails wherever there is a value to compare: ';

  test.each<[sql: string, why: string]>([
    ["a < 'x'", '< does not order text; compare with =, IN or LIKE'],
    ["'x' >= a", '>= does not order text; compare with =, IN or LIKE'],
    ['a > TRUE', 'a property is never compared with a boolean; put the value into quotes, or compare another property'],
    ['TRUE < FALSE', '< does not order a boolean'],
    ["1 = 'x'", 'a number is never compared with text; put the value into quotes, or compare another property'],
    ["'5' = 1", 'text is never compared with a number; write 5 without quotes'],
    ["'-1.5' = 1", 'text is never compared with a number; write -1.5 without quotes'],
    ["'5x' = 1", 'text is never compared with a number; compare another property'],
    ["TRUE = 'true'", 'a boolean is never compared with text; put the value into quotes, or compare another property'],
    ["'False' = TRUE", 'text is never compared with a boolean; write FALSE without quotes'],
    ["1 + 1 = 'x'", 'this value is never compared with text; compare another property'],
    ["a - 1 = 'x'", 'this value is never compared with text; compare another property'],
    ["(1 - 'x') + 'y' = 'z'", 'this value is never compared with text; compare another property'],
    ["-'x' = 1", 'this value is never compared with a number; put the value into quotes, or compare another property'],
    [
      'newid() = 5',
      'this value is never compared with a number; put the value into quotes, or compare another property',
    ],
    ['newid() < newid()', '< does not order this value'],
    ['sys.Label = 5', 'text is never compared with a number; put the value into quotes, or compare another property'],
    ["sys.DeliveryCount = '5'", 'a number is never compared with text; write 5 without quotes'],
    ["sys.TimeToLive = '5'", 'a timespan is never compared with text; write 5 without quotes'],
    ["sys.EnqueuedTimeUtc = 'now'", 'a datetime is never compared with text; compare another property'],
    [
      'sys.IsBodyConsumed = 1',
      'a boolean is never compared with a number; put the value into quotes, or compare another property',
    ],
    ["sys.State = 'Active'", 'a state is never compared with text; compare another property'],
    ['sys.DeliveryCount = sys.Label', 'a number is never compared with text; compare values of one type'],
  ])('%s', (sql, why) => {
    expect(filter(sql)).toContain(`${fails}${why}`);
  });

  test.each<[sql: string, why: string]>([
    ['kind = 1', 'text is never compared with a number; put the value into quotes, or compare another property'],
    ["rows = '7'", 'a number is never compared with text; write 7 without quotes'],
    ["score = 'x'", 'a number is never compared with text; compare another property'],
    ["again = 'x'", 'a boolean is never compared with text; compare another property'],
    ["due = 'x'", 'a datetime is never compared with text; compare another property'],
    ['due > 1', 'a datetime is never compared with a number; put the value into quotes, or compare another property'],
    ['kind < model', '< does not order text; compare with =, IN or LIKE'],
    ['rows = kind', 'a number is never compared with text; compare values of one type'],
    ["rows * 2 = 'x'", 'this value is never compared with text; compare another property'],
  ])('by its contract, %s', (sql, why) => {
    expect(filter(sql, contract)).toEqual([`${fails}${why}`]);
  });

  test.each([
    "a = 'x'",
    'a > 1',
    "a + 'x' = 'y'",
    'a - b > 1',
    "p('a') = 'x'",
    "sys.Label = 'x'",
    'sys.DeliveryCount > 1',
    "newid() = '6f0c0000-0000-0000-0000-000000000001'",
    'sys.LockToken <> newid()',
    'a = 1.5',
  ])('nothing of the kind is said of %s', (sql) => {
    expect(filter(sql).filter((one) => one.startsWith('error'))).toEqual([]);
  });

  test.each<[sql: string, says: string]>([
    [
      "rows IN (1, 'x')",
      'a number is never compared with text: the filter fails where it comes to this member; compare another property',
    ],
    [
      "model IN ('a', 5)",
      'text is never compared with a number: the filter fails where it comes to this member; put the value into quotes, or compare another property',
    ],
    [
      "again IN ('true')",
      'a boolean is never compared with text: the filter fails where it comes to this member; write TRUE without quotes',
    ],
  ])('a member of a list that no value can be compared with: %s', (sql, says) => {
    expect(filter(sql, contract)).toEqual([`error always-fails: ${says}`]);
  });

  test('in a list a text is no GUID', () => {
    expect(filter("sys.LockToken IN ('6f0c0000-0000-0000-0000-000000000001')")).toEqual([
      expect.stringContaining('a guid is never compared with text'),
    ]);
  });
});

describe('NULL', () => {
  const says =
    'warning comparison-with-null: a comparison with NULL says nothing about messages that lack the property';

  test.each<[sql: string, rewrite: string]>([
    ['a = NULL', ' -> a IS NULL'],
    ['NULL = a', ' -> a IS NULL'],
    ['a <> NULL', ' -> a IS NOT NULL'],
    ['NULL < a', ' -> a IS NOT NULL'],
    ['user.a = NULL', ' -> user.a IS NULL'],
    ['a + 1 = NULL', ''],
  ])('%s', (sql, rewrite) => {
    expect(filter(sql)).toContain(`${says}${rewrite}`);
  });

  test('beside a constant it is a condition without a property', () => {
    expect(filter('NULL = NULL').join()).not.toContain('comparison-with-null');
    expect(filter('a IN (1, NULL)')).toEqual([
      'warning comparison-with-null: NULL in a list matches a property that is null, not one that the message lacks -> a condition of its own with IS NULL',
    ]);
  });
});

describe('what a contract does not allow', () => {
  test.each<[sql: string, says: string]>([
    ["kind = 'trian'", "kind is never 'trian': it is one of 'train', 'evaluate' -> 'train'"],
    ["kind = 'xyz'", "kind is never 'xyz': it is one of 'train', 'evaluate'"],
    ["'xyz' = kind", "kind is never 'xyz': it is one of 'train', 'evaluate'"],
    ["user.KIND = 'xyz'", "KIND is never 'xyz': it is one of 'train', 'evaluate'"],
    ['rows = 0', 'rows is never 0: it is at least 1'],
    ['size = 10', 'size is never 10: it is at most 9'],
    ['score = 2.0', 'score is never 2: it is 0 to 1.5'],
    ['score = 2.5', 'score is never 2.5: it is 0 to 1.5'],
    ['score = 1E30', 'score is never 1e+30: it is 0 to 1.5'],
    ['rows < 1', 'no message fulfils this: rows is at least 1'],
    ['1 > rows', 'no message fulfils this: rows is at least 1'],
    ['size >= 10', 'no message fulfils this: size is at most 9'],
    ['score > 1.5', 'no message fulfils this: score is 0 to 1.5'],
    ['rows IN (5, 0)', 'rows is never 0: it is at least 1'],
    ["kind IN ('train', 'evaluat')", "kind is never 'evaluat': it is one of 'train', 'evaluate' -> 'evaluate'"],
    ["kind LIKE 'x%'", "no value fits: kind is one of 'train', 'evaluate'"],
    ["kind LIKE 'tr!%' ESCAPE '!'", "no value fits: kind is one of 'train', 'evaluate'"],
  ])('%s', (sql, says) => {
    expect(filter(sql, contract)).toEqual([`error outside-contract: ${says}`]);
  });

  test.each([
    "kind = 'train'",
    'rows = 1',
    'rows <= 1',
    'size = 9',
    'size >= 9',
    'score >= 1.5',
    'score = 0',
    'rows IN (1, 2)',
    "kind LIKE 't%'",
    "kind LIKE 'tr!ain' ESCAPE '!'",
    "kind LIKE '_rain'",
    "model = 'anything'",
    "other = 'x' OR other = 1",
  ])('%s is allowed', (sql) => {
    expect(filter(sql, contract)).toEqual([]);
  });

  test('a property that it lacks, with the nearest one or all of them', () => {
    const says = (sql: string, by: MessageContract) =>
      filter(sql, by).map((one) => one.replace('error unknown-property: ', ''));
    expect(says("knid = 'x'", contract)).toEqual(['the contract has no property knid; did you mean kind?']);
    expect(says("subject = 'x'", contract)).toEqual(['the contract has no property subject; did you mean sys.Label?']);
    expect(says("To = 'x'", contract)).toEqual(['the contract has no property To; did you mean sys.To?']);
    expect(says("zzzzzz = 'x'", contract)).toEqual([
      "the contract has no property zzzzzz; there are kind, model, rows, size, score, due, again, other; if it is text, write 'zzzzzz'",
    ]);
    expect(says("zzzzzz = 'x'", wide)).toEqual([
      "the contract has no property zzzzzz; there are property0, property1, property2, property3, property4, property5, property6, property7 and 2 more; if it is text, write 'zzzzzz'",
    ]);
  });

  test('a system property that nobody sets', () => {
    const none = MessageContract.of({ a: Property.string() }, []);
    const some = MessageContract.of({ a: Property.string() }, ['Label', 'To']);
    const says = 'error unknown-property: by the contract no producer sets sys.ReplyTo; they set';
    expect(filter("sys.ReplyTo = 'x'", none)).toEqual([`${says} none`]);
    expect(filter("sys.replyto = 'x'", some)).toEqual([`${says} sys.Label, sys.To`]);
    expect(filter("sys.Label = 'x' OR sys.DeliveryCount > 3", some)).toEqual([]);
    expect(filter("sys.ReplyTo = 'x'", contract)).toEqual([]);
  });
});
