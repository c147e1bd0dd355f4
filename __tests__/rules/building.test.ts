import { type Condition, type Fields, MessageContract, not, Property } from '../../lib/rules';

const contract = MessageContract.of({
  kind: Property.oneOf('train', 'evaluate'),
  model: Property.string().optional(),
  priority: Property.int({ min: 0, max: 9 }).optional(),
  rows: Property.long(),
  score: Property.double().optional(),
  again: Property.bool().optional(),
  due: Property.datetime().optional(),
  other: Property.any().optional(),
});
type M = Fields<(typeof contract)['properties']>;
type Loose = Record<string, Record<string, (...values: unknown[]) => Condition>>;

/** What is wrong with a filter that is built so; TypeScript would refuse most of them. */
const told = (callback: unknown) =>
  contract
    .filter(callback as (m: M) => Condition)
    .diagnostics(contract)
    .map(({ code, message }) => {
      expect(code).toBe('builder');
      return message;
    });
const wrong = (callback: (m: Loose) => unknown) => told(callback);

describe('conditions', () => {
  test.each<[printed: string, condition: (m: M) => Condition]>([
    [
      "kind = 'train' OR kind = 'evaluate' OR rows = 1",
      (m) => m.kind.is('train').or(m.kind.is('evaluate'), m.rows.is(1)),
    ],
    ['rows > 1 AND rows < 9 AND rows <> 5', (m) => m.rows.above(1).and(m.rows.below(9), m.rows.isNot(5))],
    ['rows IN (1, 2)', (m) => m.rows.in(1, 2n)],
    ['rows <= 1', (m) => m.rows.atMost(1)],
    ['score = 2.0', (m) => m.score.is(2)],
    ['NOT EXISTS(score) OR score <> 0.5', (m) => m.score.isNot(0.5)],
    ['NOT EXISTS(again) OR again <> TRUE', (m) => not(m.again.isTrue())],
    ["NOT EXISTS(model) OR model NOT LIKE 'x%'", (m) => not(m.model.like('x%'))],
    ["kind NOT LIKE 't%'", (m) => not(m.kind.like('t%'))],
    ['EXISTS(other)', (m) => m.other.exists()],
    ['NOT EXISTS(other)', (m) => not(m.other.exists())],
    ['EXISTS(due)', (m) => not(m.due.isMissing())],
    ["kind <> 'train' AND rows >= 5", (m) => not(m.kind.is('train').or(m.rows.below(5)))],
    ["kind <> 'train' OR rows >= 5", (m) => not(m.kind.is('train').and(m.rows.below(5)))],
    ["sys.ReplyToSessionId <> 'x'", (m) => m.sys.replyToSessionId.isNot('x')],
    ["sys.Label NOT IN ('x', 'y')", (m) => m.sys.label.notIn('x', 'y')],
    ["sys.To LIKE 'x%' AND sys.ContentType <> 'y'", (m) => m.sys.to.like('x%').and(m.sys.contentType.isNot('y'))],
  ])('%s', (printed, condition) => {
    const filter = contract.filter(condition);
    expect([`${filter}`, filter.diagnostics(contract)]).toEqual([printed, []]);
  });

  test('a property of the name sys is that property', () => {
    const own = MessageContract.of({ sys: Property.int() });
    expect(`${own.filter((m) => (m as unknown as { sys: { above(n: number): Condition } }).sys.above(1))}`).toBe(
      'sys > 1',
    );
  });

  test.each<[shown: string, condition: (m: M) => Condition]>([
    ["kind = 'train'", (m) => m.kind.is('train')],
    ["label = 'x' and replyTo = 'y'", (m) => m.sys.label.is('x').and(m.sys.replyTo.is('y'))],
  ])('equalities of text alone make a correlation filter: %s', (shown, condition) => {
    const filter = contract.filter(condition);
    expect([filter.kind, `${filter}`]).toEqual(['correlation', shown]);
  });

  test.each<(m: M) => Condition>([
    (m) => m.kind.is('train').or(m.kind.is('evaluate')),
    (m) => m.kind.isNot('train'),
    (m) => m.rows.is(1),
    (m) => m.model.is('').and(m.kind.is('train')),
    (m) => m.kind.is('train').and(m.rows.is(1)),
    (m) => m.rows.is(1).and(m.kind.is('train')),
    (m) => m.kind.in('train', 'evaluate'),
    (m) => m.sys.label.is('x').and(m.sys.label.is('y')),
  ])('others stay SQL: %s', (condition) => {
    expect(contract.filter(condition).kind).toBe('sql');
  });
});

describe('what is wrong with how a filter is built', () => {
  const A_CONDITION = "a condition such as m.eventType.is('…')";

  test.each<[what: string, callback: (m: Loose) => unknown, told: unknown[]]>([
    [
      'a property that there is not',
      (m) => m.knid!.is!('train'),
      ['m.knid: unknown property "knid"; did you mean kind?'],
    ],
    [
      'one, and whatever is asked of it',
      (m) => m.zzz!.anything!(1, 2),
      ['m.zzz: unknown property "zzz"; allowed are kind, model, priority, rows, score, again, due, other'],
    ],
    [
      'a system property that there is not',
      (m) => (m.sys as unknown as Loose).lable!.is!('x'),
      ['m.sys.lable: unknown system property "lable"; did you mean label?'],
    ],
    [
      'a condition that numbers do not have',
      (m) => m.rows!.like!('x'),
      [
        expect.stringMatching(
          /^m.rows: unknown condition "like"; there are is, isNot, in, atLeast, atMost, above, below, exists, isMissing$/,
        ),
      ],
    ],
    ['a slip', (m) => m.rows!.atLest!(1), ['m.rows: unknown condition "atLest"; did you mean atLeast?']],
    [
      'how others call it',
      (m) => m.rows!.greaterThan!(1),
      ['m.rows: unknown condition "greaterThan"; did you mean above?'],
    ],
    ['how others call it: eq', (m) => m.kind!.eq!('train'), ['m.kind: unknown condition "eq"; did you mean is?']],
    [
      'what others have and this has not',
      (m) => m.again!.gt!(1),
      ['m.again: unknown condition "gt"; there are is, isTrue, isFalse, exists, isMissing'],
    ],
    [
      'a condition that the presence of something does not have',
      (m) => m.due!.is!('x'),
      [expect.stringContaining('unknown condition "is"; there are exists, isMissing')],
    ],
    ['text for a number', (m) => m.rows!.is!('5'), ['m.rows: got "5", allowed a number; write 5, without quotes']],
    ['no number', (m) => m.rows!.above!(Number.NaN), ['m.rows: got NaN, allowed a number; give one']],
    ['a number for text', (m) => m.model!.is!(5), ['m.model: got 5, allowed a text; write "5"']],
    [
      'text for a boolean',
      (m) => m.again!.is!('true'),
      ['m.again: got "true", allowed true or false; write true, without quotes'],
    ],
    ['nothing', (m) => m.model!.is!(undefined), ['m.model: got undefined, allowed a text; give a value']],
    ['a list', (m) => m.kind!.in!(['train']), ['m.kind: got ["train"], allowed a text; take the brackets away']],
    [
      'an empty list',
      (m) => m.kind!.in!(),
      ['m.kind: got [], allowed at least one value; name the values, one by one'],
    ],
    ['a pattern that is none', (m) => m.model!.like!(5), ['m.model: got 5, allowed a text; write "5"']],
    [
      'text for a system property',
      (m) => (m.sys as unknown as Loose).label!.is!(5),
      ['m.sys.label: got 5, allowed a text; write "5"'],
    ],
    ['two values of which one is wrong', (m) => m.model!.in!('a', 5), ['m.model: got 5, allowed a text; write "5"']],
    [
      'a comparison of JavaScript',
      (m) => (m.rows as unknown as number) > 5,
      [
        expect.stringMatching(
          /^m.rows: has no value at synth that JavaScript could compare; write a condition such as m.rows.is/,
        ),
      ],
    ],
    [
      'a boolean',
      () => true,
      [
        `the function answers true, allowed ${A_CONDITION}; write m.gpuCount.atLeast(1) for >=, .is('…') for ===, not(…) for !`,
      ],
    ],
    ['nothing at all', () => undefined, [`the function answers nothing, allowed ${A_CONDITION}; return the condition`]],
    ['a text', () => 'x', [`the function answers "x", allowed ${A_CONDITION}; return one`]],
    [
      'a property',
      (m) => m.again,
      [`the function answers a property, allowed ${A_CONDITION}; ask it: .is(…), .isTrue() or .exists()`],
    ],
    [
      'no condition, beside one that is made',
      (m) => void m.rows!.is!(1),
      [
        `the function answers nothing, allowed ${A_CONDITION}; return the condition; the condition "rows = 1" is no part of the filter`,
      ],
    ],
    [
      'a condition that is no part of it',
      (m) => {
        m.rows!.is!(1);
        return m.rows!.is!(2);
      },
      [
        'the condition "rows = 1" is no part of the filter: && and || of JavaScript keep one side, and a statement keeps none; write a.and(b) or a.or(b)',
      ],
    ],
    [
      'one that JavaScript keeps',
      (m) => m.rows!.is!(1) && m.rows!.is!(2),
      [expect.stringMatching(/^the condition "rows = 1" is no part/)],
    ],
    [
      'one that JavaScript never comes to',
      (m) => m.rows!.is!(1) || m.rows!.is!(2),
      [expect.stringMatching(/^the condition "m.*is.*\(2\)" is no part/)],
    ],
    [
      'nothing to join',
      (m) => (m.rows!.is!(1).and as () => Condition)(),
      ['.and: got [], allowed at least one condition; give one'],
    ],
    ['something else to join', (m) => m.rows!.is!(1).or(5 as never), [`.or: got 5, allowed ${A_CONDITION}; give one`]],
    ['no condition to turn round', () => not(true as never), [`not: got true, allowed ${A_CONDITION}; give one`]],
    [
      'an error of its own',
      () => {
        throw new TypeError('no such thing');
      },
      ['TypeError: no such thing'],
    ],
    [
      'an error beside what is wrong',
      (m) => {
        m.rows!.is!('5');
        throw 'a text';
      },
      ['m.rows: got "5", allowed a number; write 5, without quotes', 'a text'],
    ],
  ])('%s', (_, callback, expected) => {
    expect(wrong(callback)).toEqual(expected);
  });

  test.each([
    [
      "kind = 'x'",
      `got "kind = 'x'", allowed a function such as (m) => m.eventType.is('…'); for SQL, write SqlFilter.parse("kind = 'x'")`,
    ],
    [5, 'got 5, allowed a function such as (m) => m.eventType.is(\'…\'); for SQL, write SqlFilter.parse("…")'],
  ])('no function: %p', (given, says) => {
    expect(told(given)).toEqual([says]);
  });

  test('a condition that is made while another filter is built is part of its own', () => {
    const outer = contract.filter((m) => {
      const inner = contract.filter((n) => n.rows.is(7));
      expect(inner.diagnostics(contract)).toEqual([]);
      return m.rows.is(8);
    });
    expect([`${outer}`, outer.diagnostics(contract)]).toEqual(['rows = 8', []]);
  });
});
