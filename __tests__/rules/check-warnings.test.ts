import { type Diagnostic, MessageContract, Property, SqlAction, SqlFilter } from '../../lib/rules';
import { withoutAcknowledged } from '../../lib/rules/checks/acknowledgements';

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
const shown = ({ severity, code, message, rewrite }: Diagnostic) =>
  `${severity} ${code}: ${message}${rewrite === undefined ? '' : ` -> ${rewrite}`}`;
const filter = (sql: string, by?: MessageContract) => SqlFilter.parse(sql).diagnostics(by).map(shown);
const action = (sql: string, by?: MessageContract) => SqlAction.parse(sql).diagnostics(by).map(shown);

describe('what is looked at without a contract', () => {
  test.each<[sql: string, says: string[]]>([
    [
      'status = Success',
      [
        "warning unquoted-word: Success is a property here, and the condition compares two properties -> 'Success' or user.Success",
      ],
    ],
    [
      'status = [a b]',
      [
        "warning unquoted-word: a b is a property here, and the condition compares two properties -> 'a b' or user.[a b]",
      ],
    ],
    ['status = user.Success', []],
    ['status = Success + 1', []],
    [
      "contentType = 'x'",
      [
        'warning system-looking-property: contentType is a property that senders set; the system property of every message is sys.ContentType -> sys.ContentType or user.contentType',
      ],
    ],
    ["user.contentType = 'x'", []],
    // Only the newest name of all: that of a time may well be one of a sender.
    ["enqueuedTime = 'x'", []],
    [
      "Subject LIKE 'x%'",
      [
        'warning system-looking-property: Subject is a property that senders set; the system property of every message is sys.Label -> sys.Label or user.Subject',
      ],
    ],
    ["a LIKE 'x'", ["warning like-without-wildcard: without % or _ LIKE is an equality -> a = 'x'"]],
    ["EXISTS(a) AND a NOT LIKE 'x'", ["warning like-without-wildcard: without % or _ LIKE is an equality -> a <> 'x'"]],
    ["a LIKE 'x' ESCAPE '!'", []],
    ["a LIKE 'x_'", []],
    ['a LIKE b', []],
    ['1=1', []],
    ['1 = 1', []],
    ['2 = 2', ['warning always-true: every message makes this true -> 1=1']],
    ['1=1 OR a = 1', ['warning always-true: every message makes this true -> 1=1']],
    [
      'a = 1 --2 OR b = -- 3',
      [
        'warning double-minus: -- begins no comment: it subtracts a negative',
        'warning double-minus: -- begins no comment: it subtracts a negative',
      ],
    ],
    ["a = '--' AND [b--c] = 1", []],
  ])('%s', (sql, says) => {
    expect(filter(sql)).toEqual(says);
  });

  test('with a contract a word and a name are what it says', () => {
    const by = MessageContract.of({ status: Property.string(), Success: Property.string(), Label: Property.string() });
    expect(filter('status = Success', by)).toEqual([]);
    expect(filter("Label = 'x'", by)).toEqual([]);
  });

  test('what is told stands in the order of the text, and of a whole that has a mistake nothing more is told', () => {
    const codes = (sql: string) =>
      SqlFilter.parse(sql)
        .diagnostics()
        .map(({ code }) => code);
    expect(codes("a = 1 --1 AND b LIKE 'x' AND Label = 1")).toEqual([
      'double-minus',
      'like-without-wildcard',
      'system-looking-property',
    ]);
    expect(codes("a = 1 AND a = 2 AND b < 'x'")).toEqual(['always-fails']);
  });
});

describe('a negation that loses messages', () => {
  const lost = (sql: string, by?: MessageContract) =>
    SqlFilter.parse(sql)
      .diagnostics(by)
      .filter(({ code }) => code === 'negation-loses-messages')
      .map(({ message, rewrite }) => `${/without (\S+)/.exec(message)?.[1]}: ${rewrite}`);

  test.each<[sql: string, lost: string[]]>([
    ["a <> 'x'", ["a: (NOT EXISTS(a) OR a <> 'x')"]],
    ['a <> b', ['a: (NOT EXISTS(a) OR a <> b)', 'b: (NOT EXISTS(b) OR a <> b)']],
    ['a + A <> 1', ['A: (NOT EXISTS(A) OR a + A <> 1)']],
    [
      'NOT (a = 1 AND b = 2)',
      ['a: (NOT EXISTS(a) OR NOT (a = 1 AND b = 2))', 'b: (NOT EXISTS(b) OR NOT (a = 1 AND b = 2))'],
    ],
    ['NOT (EXISTS(a) AND a = 1)', []],
    ["a <> 'x' AND b = 1", ["a: (NOT EXISTS(a) OR a <> 'x')"]],
    ["a <> 'x' OR b = 1", ["a: (NOT EXISTS(a) OR a <> 'x')"]],
    // Somebody has thought of it: beside OR that it is missing, beside AND that it is there, in any letters, however deep.
    ["a <> 'x' OR NOT EXISTS(A)", []],
    ["a <> 'x' OR (b = 1 OR a IS NULL)", []],
    ["(a <> 'x' AND b = 1) OR NOT EXISTS(a)", []],
    ["(b = 1 AND EXISTS(a)) AND (a <> 'x' AND c = 1)", []],
    ["a <> 'x' OR (b = 1 AND a IS NULL)", ["a: (NOT EXISTS(a) OR a <> 'x')"]],
    ["a <> 'x' AND (b = 1 OR EXISTS(a))", ["a: (NOT EXISTS(a) OR a <> 'x')"]],
    ["a <> 'x' OR EXISTS(b)", ["a: (NOT EXISTS(a) OR a <> 'x')"]],
    ['NOT EXISTS(a) AND NOT (b IS NULL)', []],
    ['NOT (NOT (a = 1))', []],
    ["sys.Label <> 'x'", []],
    ['sys.Label <> a', ['a: (NOT EXISTS(a) OR sys.Label <> a)']],
    ["p('a') <> 1", []],
    ['a = 1', []],
    ["a IN ('x')", []],
    ['a IS NOT NULL', []],
  ])('%s', (sql, expected) => {
    expect(lost(sql)).toEqual(expected);
  });

  test('loses none of what every message has by its contract', () => {
    expect(lost("kind <> 'train'", contract)).toEqual([]);
    expect(lost("rows <> 7 AND model <> 'x'", contract)).toEqual(["model: (NOT EXISTS(model) OR model <> 'x')"]);
  });
});

describe('an action', () => {
  test.each<[sql: string, told: string[]]>([
    ['SET sys.Label = 1; SET sys.To = 1', []],
    ['SET a = 1; REMOVE b', []],
    [
      'SET sys.sessionid = 1',
      [
        'warning sets-identity: sets sys.SessionId: the copy leaves its session, and its partition; set a property of your own',
      ],
    ],
    [
      "SET sys.MessageId = 'x'",
      ['warning sets-identity: sets sys.MessageId: duplicates are no longer found by it; set a property of your own'],
    ],
    [
      'REMOVE sys.MessageId',
      [
        'error remove-system-property: a system property cannot be removed, and the rule fails for every message -> SET sys.MessageId = NULL',
      ],
    ],
  ])('%s', (sql, expected) => {
    expect(action(sql)).toEqual(expected);
  });

  const cannot = (name: string, type: string) =>
    `error always-fails: ${name} has the type ${type}, and this value cannot become one: the rule fails for messages that have it`;

  test.each<[sql: string, told: string[]]>([
    ["SET rows = 'x'", [cannot('rows', 'long')]],
    ["SET rows = '7'", []],
    ['SET rows = 7.5', []],
    ['SET rows = NULL', [cannot('rows', 'long')]],
    ['SET model = NULL', []],
    ['SET model = 5', []],
    ["SET again = 'x'", [cannot('again', 'bool')]],
    ["SET again = 'true'", []],
    ["SET due = 'soon'", [cannot('due', 'datetime')]],
    ["SET due = '2026-11-27'", []],
    ['SET due = 5', [cannot('due', 'datetime')]],
    ['SET other = 5', []],
    ['SET rows = model', []],
    ["SET KIND = 'other'", []],
    ['SET modle = 1', ['warning near-miss: sets modle, which is a new property; did you mean model?']],
    ['SET brandNew = 1', []],
    ['REMOVE modle', ['error unknown-property: removes modle, which no message has; did you mean model?']],
    ['REMOVE brandNew', []],
    ['SET modle = 1; REMOVE MODLE', ['warning near-miss: sets modle, which is a new property; did you mean model?']],
    ['SET x = modle', ['error unknown-property: the contract has no property modle; did you mean model?']],
    ['SET brandNew = 1; SET x = BRANDNEW + sys.Label', []],
    ['SET x = brandNew; SET brandNew = 1', [expect.stringContaining('the contract has no property brandNew')]],
  ])('by a contract, %s', (sql, expected) => {
    expect(action(sql, contract)).toEqual(expected);
  });
});

test('acknowledged is what there is, for a reason; an error is nothing that could be', () => {
  const warning = { severity: 'warning', code: 'double-minus', message: 'w' } as const;
  const error = { severity: 'error', code: 'always-false', message: 'e' } as const;
  const codes = (given: object) =>
    withoutAcknowledged([warning, error], given).map(({ code, message }) => [code, message]);
  expect(codes({})).toEqual([
    ['double-minus', 'w'],
    ['always-false', 'e'],
  ]);
  expect(codes({ 'double-minus': 'it is what it is' })).toEqual([['always-false', 'e']]);
  expect(codes({ 'double-minus': '  short   ' })).toEqual([
    ['always-false', 'e'],
    ['acknowledgement', "acknowledges double-minus with the reason '  short   '; say in a sentence why it is meant"],
  ]);
  expect(codes({ 'double-minus': 'ten lettrs' })).toEqual([['always-false', 'e']]);
  expect(codes({ 'double-minus': 'ninelettr' })).toHaveLength(2);
  expect(codes({ 'always-false': 'it is what it is' })).toEqual([
    ['double-minus', 'w'],
    ['always-false', 'e'],
    ['acknowledgement', 'acknowledges always-false, and there is no such warning; take the acknowledgement away'],
  ]);
});
