import { CorrelationFilter, MessageContract, Property, SqlFilter, sharedMessages, sharedText } from '../../lib/rules';

const contract = MessageContract.of(
  {
    kind: Property.oneOf('train', 'evaluate'),
    priority: Property.int({ min: 0, max: 9 }).optional(),
    env: Property.oneOf('dev', 'prod').optional(),
    score: Property.double({ min: 0, max: 1 }).optional(),
  },
  { Label: Property.oneOf('train', 'evaluate').optional() },
);

/** What subscriptions of one SQL filter each share, the names and the message. */
function shared(filters: Readonly<Record<string, string>>, by: MessageContract | 'none' = contract) {
  const receivers = Object.entries(filters).map(([name, sql]) => ({ name, filters: [SqlFilter.parse(sql)] }));
  return sharedMessages(receivers, by === 'none' ? undefined : by).map(({ names, values }) => [
    names.join(' '),
    values,
  ]);
}

test.each<[what: string, a: string, b: string, values: object]>([
  ['one within another', "kind = 'train'", "kind = 'train' AND priority = 9", { kind: 'train', priority: 9 }],
  [
    'limits that meet',
    "kind = 'train' AND priority >= 7",
    "kind = 'train' AND priority <= 7",
    { kind: 'train', priority: 7 },
  ],
  [
    'between two numbers',
    "kind = 'train' AND score > 0.3",
    "kind = 'train' AND score < 0.4",
    { kind: 'train', score: 0.35 },
  ],
  ['a list', "kind IN ('train', 'evaluate')", "kind = 'evaluate'", { kind: 'evaluate' }],
  ['what is missing', "kind = 'train' AND NOT EXISTS(env)", "kind = 'train'", { kind: 'train' }],
  ['a text that is another', "kind = 'train' AND env <> 'prod'", "kind = 'train'", { kind: 'train', env: 'dev' }],
  ['everything', '1=1', "kind = 'train'", { kind: 'train' }],
])('%s is told, with a message', (_, a, b, values) => {
  expect(shared({ a, b })).toEqual([['a b', values]]);
});

test.each<[what: string, a: string, b: string]>([
  ['another kind', "kind = 'train'", "kind = 'evaluate'"],
  ['limits that do not meet', "kind = 'train' AND priority >= 7", "kind = 'train' AND priority < 7"],
  ['beyond the contract', "kind = 'train' AND priority > 8", "kind = 'train' AND priority <> 9"],
  ['there and missing', "kind = 'train' AND EXISTS(env)", "kind = 'train' AND NOT EXISTS(env)"],
  ['other properties: nearly all rules overlap so', "kind = 'train'", 'priority > 3'],
  ['what does not parse', "kind = 'train'", "kind = 'train' AND"],
  [
    'a pattern, which only the solver takes apart',
    "kind = 'train' AND env LIKE '%d'",
    "kind = 'train' AND env LIKE 'p%d'",
  ],
])('%s is not told', (_, a, b) => {
  expect(shared({ a, b, c: "kind = 'none'" })).toEqual([]);
});

test('the kind is what most rules ask for: that two others look at the same is no news', () => {
  const label = { name: 'label', filters: [CorrelationFilter.of({ label: 'train', properties: { env: 'prod' } })] };
  const kinds = ["kind = 'train' AND env = 'prod'", "kind = 'evaluate'"].map((sql, n) => ({
    name: `kind-${n}`,
    filters: [SqlFilter.parse(sql)],
  }));
  expect(sharedMessages([label, ...kinds], contract)).toEqual([]);
});

test('rules of one subscription, and subscriptions of one rule each, are told apart', () => {
  const filters = ["kind = 'train'", "kind = 'train' AND priority = 1"].map(SqlFilter.parse);
  expect(sharedMessages([{ name: 'a', filters }], contract)).toEqual([]);
});

test('works without a contract', () => {
  expect(shared({ a: "x = 'y' AND n > 2", b: "x = 'y'" }, 'none')).toEqual([['a b', { x: 'y', n: 3 }]]);
});

test('many pairs are one sentence', () => {
  const receivers = Array.from({ length: 5 }, (_, n) => ({
    name: `s${n}`,
    filters: [SqlFilter.parse("kind = 'train'")],
  }));
  expect(sharedText(sharedMessages(receivers, contract))).toMatch(
    /^one message starts two jobs: s0 and s1 \(kind = 'train'\), s0 and s2 \(.*\), s0 and s3 \(.*\), 7 more pairs; .*observes/,
  );
});

test('two thousand subscriptions do not hold up the synth', () => {
  const receivers = Array.from({ length: 2000 }, (_, n) => ({
    name: `s${n}`,
    filters: [SqlFilter.parse(`kind = 'train' AND tenant = 't${n}'`)],
  }));
  const start = performance.now();
  expect(sharedMessages(receivers, undefined)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(2000);
});
