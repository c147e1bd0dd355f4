import { type Diagnostic, MessageContract, Property, SqlAction, SqlFilter } from '../../lib/rules';

const CONTRACT = MessageContract.of({
  'event-type': Property.string(),
  eventKind: Property.string().optional(),
  a: Property.int().optional(),
  b: Property.int().optional(),
});

const shown = ({ severity, code, message, rewrite }: Diagnostic) =>
  `${severity} ${code}: ${message}${rewrite === undefined ? '' : ` -> ${rewrite}`}`;
const filter = (sql: string, contract?: MessageContract) => SqlFilter.parse(sql).diagnostics(contract).map(shown);
const action = (sql: string, contract?: MessageContract) => SqlAction.parse(sql).diagnostics(contract).map(shown);

describe('a difference that is written like a name', () => {
  test.each<[sql: string, told: readonly string[]]>([
    [
      "event-type = 'x'",
      [
        'error always-fails: event-type takes type away from event: a name with a hyphen stands in brackets -> [event-type]',
      ],
    ],
    [
      "event - type = 'x'",
      [
        'error always-fails: event-type takes type away from event: a name with a hyphen stands in brackets -> [event-type]',
      ],
    ],
    [
      "x-y-z IN ('a', 'b')",
      ['error always-fails: x-y-z takes y and z away from x: a name with a hyphen stands in brackets -> [x-y-z]'],
    ],
    [
      'user.retry-count > 3',
      [
        'warning hyphenated-name: retry-count takes count away from retry: a name with a hyphen stands in brackets -> [retry-count]',
      ],
    ],
    [
      "content-type LIKE 'x%'",
      [
        'warning hyphenated-name: content-type takes type away from content: a name with a hyphen stands in brackets; did you mean sys.ContentType? -> sys.ContentType',
      ],
    ],
    ["[event-type] = 'x'", []],
    ['retry - count > 3', []],
    ['total-1 > 3', []],
    ["label = 'event-type'", []],
    ['sys.DeliveryCount-retries > 3', []],
  ])('without a contract: %s', (sql, told) => {
    expect(filter(sql).filter((one) => !one.includes('system-looking'))).toEqual(told);
  });

  test.each<[sql: string, told: readonly string[]]>([
    [
      "event-type = 'x'",
      [
        'error always-fails: event-type takes type away from event, and the contract has none of these: a name with a hyphen stands in brackets -> [event-type]',
      ],
    ],
    [
      'event - type > 1',
      [
        'error unknown-property: event-type takes type away from event, and the contract has none of these: a name with a hyphen stands in brackets -> [event-type]',
      ],
    ],
    [
      "event-kind = 'x'",
      [
        'error always-fails: event-kind takes kind away from event, and the contract has none of these: a name with a hyphen stands in brackets; did you mean eventKind? -> eventKind',
      ],
    ],
    ['a-b > 3', []],
    ["[event-type] = 'x'", []],
  ])('with a contract: %s', (sql, told) => {
    expect(filter(sql, CONTRACT)).toEqual(told);
  });

  test('that is a name and a difference, both by the contract, may be meant', () => {
    const both = MessageContract.of({ 'a-b': Property.int(), a: Property.int(), b: Property.int() });
    expect(filter('a-b > 3', both)).toEqual([
      'warning hyphenated-name: a-b takes b away from a: a name with a hyphen stands in brackets -> [a-b]',
    ]);
    const meant = SqlFilter.parse('a-b > 3').acknowledge('hyphenated-name', 'the difference is what counts here');
    expect(meant.diagnostics(both)).toEqual([]);
  });

  test('where one part is a property, the other is told', () => {
    expect(filter('a-type > 1', CONTRACT)).toEqual([expect.stringContaining('the contract has no property type')]);
  });

  test('in an action', () => {
    expect(action('SET x = event-type')).toEqual([
      'warning hyphenated-name: event-type takes type away from event: a name with a hyphen stands in brackets -> [event-type]',
    ]);
    expect(action('SET copy = event-type', CONTRACT)).toEqual([
      'error unknown-property: event-type takes type away from event, and the contract has none of these: a name with a hyphen stands in brackets -> [event-type]',
    ]);
    expect(action('SET copy = a-b', CONTRACT)).toEqual([]);
  });
});

test.each([
  ['event-type IS NULL', '[event-type]'],
  ['EXISTS(event-type)', '[event-type]'],
  ["check-in = 'x'", '[check-in]'],
  ['is-set = 1', '[is-set]'],
  ['a-2b = 1', '[a-2b]'],
  ['event-type', '[event-type]'],
  ['user.event-type IS NOT NULL', '[event-type]'],
])('a mistake that comes of a hyphen says how it is written: %s', (sql, name) => {
  expect(filter(sql)).toEqual([
    expect.stringMatching(
      new RegExp(`^error syntax: .*; a hyphen subtracts: a name with one stands in brackets, \\${name}$`),
    ),
  ]);
});

test.each(["SET event-type = 'x'", 'REMOVE event-type'])('so does one in an action: %s', (sql) => {
  expect(action(sql)).toEqual([expect.stringContaining('a name with one stands in brackets, [event-type]')]);
});

test.each(["a = 'b-c' d", '[a-b] c', 'a = 1 )', 'b-c = 1 AND d = )'])('no other mistake does: %s', (sql) => {
  expect(filter(sql)).toEqual([expect.not.stringContaining('hyphen')]);
});
