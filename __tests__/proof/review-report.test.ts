import { type Review, reviewJson, reviewMarkdown } from '../../lib/proof/review';
import { placePairsOf } from '../../lib/proof/review/remarks/pairs';
import type { DestinationRow, RuleChange } from '../../lib/proof/review/remarks/review';
import { changesOf, linesOf, NAMESPACE_ID, reviewOfPlan } from '../support/small-plans';

const row = (at: number): DestinationRow => ({ topic: 'jobs', kind: `kind-${at}`, end: 'jobs/gpu', kept: true });
const rule: RuleChange = { subscription: 'gpu', rule: 'r', verdict: 'equivalent', before: 'a = 1', after: 'a = 1' };

function reviewWith(rows: readonly DestinationRow[], rules: readonly RuleChange[], more: Partial<Review> = {}): Review {
  const topic = { topic: 'jobs', rules, rows, remarks: [], isUnmoved: true, assumptions: [], hasContract: true };
  return { topics: [topic], remarks: [], assumptions: [], hasChanges: true, ...more };
}

const NOTHING = '**No message changes destination**: nothing of Service Bus changes.\n';

test.each<[rows: number, rules: number, hasChanges: boolean, isNothing: boolean]>([
  [0, 0, false, true],
  [0, 0, true, false],
  [1, 0, false, false],
  [0, 1, false, false],
  [1, 1, false, false],
])(
  'with %i rows and %i rules (%s) it says in one line that nothing changes: %s',
  (rows, rules, hasChanges, isNothing) => {
    const review = reviewWith(
      Array.from({ length: rows }, (_, at) => row(at)),
      Array(rules).fill(rule),
      { hasChanges },
    );
    expect(reviewMarkdown(review) === NOTHING).toBe(isNothing);
  },
);

describe('of what is many the first are shown, and how many more there are', () => {
  const lines = (review: Review, begin: RegExp) =>
    reviewMarkdown(review)
      .split('\n')
      .filter((line) => begin.test(line));

  test.each<[count: number, shown: number, more: string | undefined]>([
    [14, 14, undefined],
    [15, 14, '| and 1 more, see `--json` | | | |'],
    [40, 14, '| and 26 more, see `--json` | | | |'],
  ])('%i rows', (count, shown, more) => {
    const table = lines(
      reviewWith(
        Array.from({ length: count }, (_, at) => row(at)),
        [],
      ),
      /^\| (`kind-|and )/,
    );
    expect(table).toHaveLength(shown + (more === undefined ? 0 : 1));
    if (more !== undefined) expect(table.at(-1)).toBe(more);
  });

  test.each<[count: number, more: string | undefined]>([
    [10, undefined],
    [11, '- and 1 more, see `--json`'],
  ])('%i rules', (count, more) => {
    const listed = lines(reviewWith([], Array(count).fill(rule)), /^- /);
    expect(listed).toHaveLength(more === undefined ? count : 11);
    if (more !== undefined) expect(listed.at(-1)).toBe(more);
  });

  test.each<[count: number, more: string | undefined]>([
    [14, undefined],
    [16, '- and 2 more, see `--json`'],
  ])('%i remarks', (count, more) => {
    const remarks = Array.from({ length: count }, (_, at) => ({
      code: 'status' as const,
      subject: `q${at}`,
      text: `says ${at}`,
    }));
    const listed = lines(reviewWith([], [], { remarks }), /^- /);
    expect(listed).toHaveLength(more === undefined ? count : 15);
    if (more !== undefined) expect(listed.at(-1)).toBe(more);
  });
});

test.each<[count: number, has: boolean]>([
  [0, false],
  [1, true],
  [2, true],
])('what is taken for granted of the document, %i sentences, is said to machines', (count, has) => {
  const assumptions = Array.from({ length: count }, (_, at) => `assumed ${at}`);
  const json = reviewJson(reviewWith([], [], { assumptions })) as { readonly assumptions?: readonly string[] };
  expect(json.assumptions).toEqual(has ? assumptions : undefined);
});

describe('what receives messages before and after', () => {
  const one = (address: string, name?: string) => ({ address, name });
  type Named = ReturnType<typeof one>;
  const pairs = (before: readonly Named[], after: readonly Named[]) =>
    placePairsOf(
      before,
      after,
      (address) => address.replace('new-', 'old-'),
      ({ name }) => name,
    ).map((pair) => `${pair.before?.address ?? '-'} ${pair.after?.address ?? '-'}`);

  test.each<[what: string, before: readonly Named[], after: readonly Named[], pairs: readonly string[]]>([
    ['one name is one, whatever its address', [one('a', 'x')], [one('b', 'X')], ['a b']],
    ['another name is another one, whatever its address', [one('a', 'x')], [one('a', 'y')], ['- a', 'a -']],
    ['of two of one name it is the first', [one('a', 'x'), one('b', 'x')], [one('c', 'x')], ['a c', 'b -']],
    ['each is one alone', [one('a', 'x')], [one('b', 'x'), one('c', 'x')], ['a b', '- c']],
    ['where a name is not known, the address tells', [one('a')], [one('a', 'y')], ['a a']],
    ['the address that it had', [one('old-a')], [one('new-a')], ['old-a new-a']],
    ['two whose names are not known are two', [one('a')], [one('b')], ['- b', 'a -']],
    [
      'a name that is known goes before an address',
      [one('a', 'x'), one('b')],
      [one('b', 'x'), one('a')],
      ['a b', '- a', 'b -'],
    ],
    ['what is taken by its name is taken', [one('a', 'x')], [one('b', 'x'), one('a')], ['a b', '- a']],
  ])('%s', (_, before, after, expected) => {
    expect(pairs(before, after)).toEqual(expected);
  });
});

test('that messages are gained and lost is no secret where they are: each is said to be sensitive', async () => {
  const change = { before: { sql_filter: "kind = 'night'" }, after: { sql_filter: "kind = 'gale'" } };
  const review = await reviewOfPlan(
    changesOf({ 'azurerm_servicebus_subscription_rule.gpu': { ...change, sensitive: { sql_filter: true } } }),
  );
  const { topics } = reviewJson(review) as { readonly topics: readonly { readonly rows: readonly object[] }[] };
  const rows = topics.flatMap((topic) => topic.rows);
  const shown = rows.map((each) => Object.entries(each).filter(([name]) => name === 'gained' || name === 'lost'));
  expect(shown.flat().map(([, value]) => value)).toEqual(['(sensitive)', '(sensitive)']);
  expect(shown.map((own) => own.length)).toEqual([1, 1]);
});

test('a filter of which a part is not known is shown as far as it is', async () => {
  const rules = `${NAMESPACE_ID}/topics/jobs/subscriptions/gpu`;
  const values = { name: 'r', subscription_id: rules, filter_type: 'CorrelationFilter' };
  const review = await reviewOfPlan(
    changesOf({
      'azurerm_servicebus_subscription_rule.r': {
        before: { ...values, correlation_filter: [{ label: 'a' }] },
        after: { ...values, correlation_filter: [{ label: 'b' }] },
        detail: { after_unknown: { correlation_filter: [{ message_id: true }] } },
      },
    }),
  );
  const [changed] = review.topics.flatMap((topic) => topic.rules);
  expect(changed?.before).toBe("label = 'a'");
  expect(changed?.after).toMatch(/^label = 'b' \(.*\)$/);
});

describe('a script among others', () => {
  const script = { address: 'null_resource.setup', mode: 'managed', type: 'null_resource', name: 'setup' };
  const other = { address: 'azurerm_storage_account.a', mode: 'managed', type: 'azurerm_storage_account', name: 'a' };
  const runs = { ...script, provisioners: [{ type: 'local-exec' }] };
  const told = async (root_module: object, address = 'null_resource.setup') => {
    const changes = [{ address, before: null, after: { triggers: null } }];
    const lines = linesOf(await reviewOfPlan(changes, { configuration: { root_module } }));
    return lines.filter((line) => line.startsWith('not-understood')).length;
  };

  test.each<[what: string, module: object, address: string, told: number]>([
    ['in the module itself', { resources: [other, runs] }, 'null_resource.setup', 1],
    ['that runs nothing', { resources: [other, script] }, 'null_resource.setup', 0],
    [
      'another one runs commands',
      { resources: [script, { ...runs, address: 'null_resource.b' }] },
      'null_resource.setup',
      0,
    ],
    ['one of several', { resources: [other, runs] }, 'null_resource.setup[0]', 1],
    [
      'in a module below',
      { resources: [other], module_calls: { inner: { module: { resources: [other, runs] } } } },
      'module.inner.null_resource.setup',
      1,
    ],
    [
      'in one of several modules below',
      { module_calls: { a: { module: { resources: [other] } }, b: { module: { resources: [runs] } } } },
      'module.b["x"].null_resource.setup',
      1,
    ],
  ])('%s', async (_, module, address, expected) => {
    expect(await told(module, address)).toBe(expected);
  });
});

test.each<[action: string | undefined, shown: string]>([
  [undefined, "kind = 'test'"],
  ['SET n = 1', "kind = 'test', then SET n = 1"],
])('a rule with the action %s is shown as it is deployed', async (action, shown) => {
  const review = await reviewOfPlan(
    changesOf({ 'azurerm_servicebus_subscription_rule.gpu': { after: { sql_filter: "kind = 'test'", action } } }),
  );
  const [changed] = review.topics.flatMap((topic) => topic.rules);
  expect([changed?.before, changed?.after]).toEqual(["kind = 'train'", shown]);
});
