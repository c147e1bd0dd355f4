import {
  CorrelationFilter,
  evaluateFilter,
  exampleOf,
  MessageContract,
  messageToJson,
  type Predicate,
  Property,
  parseFilter,
  SqlFilter,
  sharedMessages,
  sharedText,
} from '../../lib/rules';

function tree(sql: string): Predicate {
  const parsing = parseFilter(sql);
  if (!parsing.valid) throw parsing.error;
  return parsing.value;
}

const contract = MessageContract.of(
  {
    kind: Property.oneOf('train', 'evaluate'),
    nodes: Property.int({ min: 2, max: 8 }),
    score: Property.double({ min: 0, max: 1 }).optional(),
    again: Property.bool().optional(),
    note: Property.string().optional(),
  },
  { Label: Property.oneOf('ready', 'done').optional(), To: Property.string() },
);
const REQUIRED = { kind: 'train', nodes: 2 };

describe('an example of a message', () => {
  test.each<[conditions: string[], values: object | undefined]>([
    [["a = 'x'"], { a: 'x' }],
    [['a = 5'], { a: 5 }],
    [['a > 5'], { a: 6 }],
    [['a >= 5'], { a: 5 }],
    [['a < 5'], { a: 4 }],
    [['a <= 5'], { a: 5 }],
    [['a <> 5'], { a: 6 }],
    [['a > 1 AND a < 2'], { a: 1.5 }],
    [['a > 1', 'a < 2'], { a: 1.5 }],
    [["a <> 'y'"], { a: 'x' }],
    [['a = TRUE'], { a: true }],
    [["a IN ('x', 'y') AND a <> 'x'"], { a: 'y' }],
    [["a NOT IN ('y')"], { a: 'x' }],
    [['EXISTS(a)'], { a: 'x' }],
    [['a IS NOT NULL'], { a: 'x' }],
    [['NOT EXISTS(a)'], {}],
    [['a IS NULL'], {}],
    [['NOT EXISTS(a) AND b = 1'], { b: 1 }],
    [['EXISTS(a) AND a IS NULL'], undefined],
    [["a = 1 OR b = 'x'"], { a: 1 }],
    [["(a = 1 AND a = 2) OR b = 'x'"], { b: 'x' }],
    [["sys.Label = 'x' AND user.b = 1"], { 'sys.Label': 'x', b: 1 }],
    [["Name = 'x' AND NAME <> 'y'"], { NAME: 'x' }],
    [["a LIKE '%'"], { a: 'x' }],
    // What is left to the solver.
    [["a LIKE 'tr%'"], undefined],
    [['a + 1 = 3'], undefined],
    [['a = 9007199254740993'], undefined],
    [['a = NULL'], undefined],
    [["a = 'x' AND a = 'y'"], undefined],
  ])('for %j', (conditions, values) => {
    const example = exampleOf(conditions.map(tree), undefined);
    expect(example?.values).toEqual(values);
    for (const condition of conditions.map(tree)) {
      if (example !== undefined) expect(evaluateFilter(condition, example.message)).toBe(true);
    }
  });

  test.each<[condition: string, values: object | undefined]>([
    ['1=1', REQUIRED],
    ["KIND = 'evaluate'", { ...REQUIRED, kind: 'evaluate' }],
    ["kind <> 'train'", { ...REQUIRED, kind: 'evaluate' }],
    ["kind = 'other'", undefined],
    ['nodes > 2', { ...REQUIRED, nodes: 8 }],
    ['nodes > 2 AND nodes < 8', { ...REQUIRED, nodes: 3 }],
    ['nodes > 7', { ...REQUIRED, nodes: 8 }],
    ['nodes > 8', undefined],
    // A whole number stays one.
    ['nodes > 3 AND nodes < 4', undefined],
    ['nodes <> 2 AND nodes <> 3', { ...REQUIRED, nodes: 8 }],
    ['score > 0.5 AND score < 0.75', { ...REQUIRED, score: 0.625 }],
    ['score > 0', { ...REQUIRED, score: 1 }],
    ['again = FALSE', { ...REQUIRED, again: false }],
    ['EXISTS(note)', { ...REQUIRED, note: 'x' }],
    ['NOT EXISTS(note)', REQUIRED],
    ['NOT EXISTS(kind)', undefined],
    ['kind IS NULL', undefined],
    ['sys.To IS NULL', undefined],
    ['sys.Label IS NULL', REQUIRED],
    ["sys.Label <> 'ready'", { ...REQUIRED, 'sys.Label': 'done' }],
    ["sys.To = 'x'", { ...REQUIRED, 'sys.To': 'x' }],
  ])('by a contract, for %s', (condition, values) => {
    expect(exampleOf([tree(condition)], contract)?.values).toEqual(values);
  });

  test('is a message as well', () => {
    const example = exampleOf([tree("sys.Label = 'ready' AND note = 'x'")], contract);
    expect(example && messageToJson(example.message)).toEqual({
      properties: { kind: { string: 'train' }, nodes: { int: '2' }, note: { string: 'x' } },
      system: { Label: 'ready' },
    });
  });

  test('of many alternatives the first are tried', () => {
    const alternatives = (count: number) =>
      `${Array.from({ length: count }, (_, n) => `(a = ${n} AND a = -1)`).join(' OR ')} OR b = 1`;
    expect(exampleOf([tree(alternatives(15))], undefined)?.values).toEqual({ b: 1 });
    expect(exampleOf([tree(alternatives(16))], undefined)).toBeUndefined();
  });
});

describe('subscriptions that share a message', () => {
  const shared = (subscriptions: Readonly<Record<string, readonly string[]>>, by?: MessageContract) =>
    sharedMessages(
      Object.entries(subscriptions).map(([name, filters]) => ({ name, filters: filters.map(SqlFilter.parse) })),
      by,
    ).map(({ names, values }) => [...names, values]);

  test.each<[what: string, subscriptions: Readonly<Record<string, readonly string[]>>, pairs: unknown[]]>([
    ['the same kind', { b: ["k = 'x'"], a: ["k = 'x'"] }, [['a', 'b', { k: 'x' }]]],
    ['kinds that meet in a list', { a: ["k IN ('x', 'y')"], b: ["k IN ('y', 'z')"] }, [['a', 'b', { k: 'y' }]]],
    ['kinds that do not', { a: ["k IN ('x', 'y')"], b: ["k IN ('z')"] }, []],
    ['one of which takes all', { a: ['1=1'], b: ["k = 'x'"] }, [['a', 'b', { k: 'x' }]]],
    ['both of which take all', { a: ['1=1'], b: ['1=1'] }, [['a', 'b', {}]]],
    ['an alternative that asks for no kind', { a: ["k = 'x' OR n = 1"], b: ["k = 'x'"], c: ["k = 'y'"] }, []],
    ['alternatives that both ask for one', { a: ["k = 'x' OR k = 'y'"], b: ["k = 'y'"] }, [['a', 'b', { k: 'y' }]]],
    ['a number, which is no kind', { a: ['k = 1'], b: ['k = 1'] }, []],
    ['texts and something else', { a: ["k IN ('x', NULL)"], b: ["k IN ('x', NULL)"] }, []],
    ['what is not asked for', { a: ["k NOT IN ('x')"], b: ["k <> 'x'"] }, []],
    ['the same kind, and other texts beside', { a: ["k = 'x' AND t = 'a'"], b: ["k = 'x' AND t = 'b'"] }, []],
    [
      'two of the rules of each',
      { a: ["k = 'x'", "k = 'y'"], b: ["k = 'z'", "k = 'y'"], c: ["k = 'w'"] },
      [['a', 'b', { k: 'y' }]],
    ],
    [
      'three of them',
      { c: ["k = 'x'"], a: ["k = 'x'"], b: ["k = 'x'"] },
      [
        ['a', 'b', { k: 'x' }],
        ['a', 'c', { k: 'x' }],
        ['b', 'c', { k: 'x' }],
      ],
    ],
    // As many rules tell messages apart by the one as by the other.
    [
      'one of two kinds',
      { a: ["k = 'x'"], b: ["k = 'x'"], c: ["j = 'y'"], d: ["j = 'y'"] },
      [
        ['a', 'b', { k: 'x' }],
        ['c', 'd', { j: 'y' }],
      ],
    ],
  ])('%s', (_, subscriptions, pairs) => {
    expect(shared(subscriptions)).toEqual(pairs);
  });

  test('of two kinds that which every message has counts', () => {
    const subscriptions = { a: ["k = 'x'"], b: ["k = 'x'"], c: ["j = 'y'"], d: ["j = 'y'"] };
    const by = MessageContract.of({ k: Property.oneOf('x', 'z'), j: Property.string().optional() });
    expect(shared(subscriptions, by)).toEqual([['a', 'b', { k: 'x' }]]);
  });

  test('correlation filters take part', () => {
    const receivers = ['a', 'b'].map((name) => ({ name, filters: [CorrelationFilter.of({ label: 'ready' })] }));
    expect(sharedMessages(receivers, undefined)).toEqual([{ names: ['a', 'b'], values: { 'sys.Label': 'ready' } }]);
  });

  test.each<[pairs: number, says: RegExp]>([
    [1, /^one message starts two jobs: a0 and b0 \(k = 'x', n = 1\); make/],
    [3, /a2 and b2 \(k = 'x', n = 1\); make/],
    [4, /a2 and b2 \(k = 'x', n = 1\), 1 more pair; make/],
    [5, /a2 and b2 \(k = 'x', n = 1\), 2 more pairs; make/],
  ])('%d of them in a sentence', (pairs, says) => {
    const all = Array.from({ length: pairs }, (_, n) => ({
      names: [`a${n}`, `b${n}`] as const,
      values: { k: 'x', n: 1 },
    }));
    expect(sharedText(all)).toMatch(says);
  });
});
