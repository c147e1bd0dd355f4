import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { canonical, lengthOf } from '../../lib/proof/review/settings/setting-duration';
import { changesOf, DEPLOYED, jsonOf, linesOf, reviewOfPlan, type Values } from '../support/small-plans';

const PROVIDER = resolve(__dirname, '../../node_modules/@cdktf/provider-azurerm/lib');

/** An argument of a type of the provider, with the TypeScript type that the bindings give it. */
type Argument = readonly [type: string, argument: string, kind: string];

/** Every argument of every type of Service Bus, as the bindings have them. */
function everyArgument(): Argument[] {
  const folders = readdirSync(PROVIDER).filter((folder) => folder.startsWith('servicebus-'));
  return folders.flatMap((folder) => {
    const source = readFileSync(join(PROVIDER, folder, 'index.d.ts'), 'utf8');
    const config = /export interface \w+Config extends [^{]*\{([\s\S]*?)\n\}/.exec(source)?.[1] ?? '';
    return [...config.matchAll(/readonly (\w+)\??: ([^;{]+|\{)/g)].map(
      ([, name, kind]): Argument => [
        `azurerm_${folder.replaceAll('-', '_')}`,
        name!.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        kind!,
      ],
    );
  });
}

const ARGUMENTS = everyArgument().filter(([, argument]) => argument !== 'id');

/** Values that need another form than their type tells. */
const SPECIAL: Readonly<Record<string, readonly [was: unknown, is: unknown]>> = {
  auto_delete_on_idle: ['P1D', 'PT5M'],
  default_message_ttl: ['P7D', 'PT1H'],
  duplicate_detection_history_time_window: ['PT10M', 'PT1M'],
  lock_duration: ['PT5M', 'PT1M'],
  minimum_tls_version: ['1.2', '1.0'],
  sku: ['Standard', 'Basic'],
  status: ['Active', 'Disabled'],
  sql_filter: ['a = 1', 'a = 2'],
  action: ['SET a = 1', 'SET a = 2'],
  correlation_filter: [[{ label: 'a' }], [{ label: 'b' }]],
  network_rule_set: [
    [{ default_action: 'Deny', ip_rules: ['1.2.3.4'] }],
    [{ default_action: 'Deny', ip_rules: ['5.6.7.8'] }],
  ],
  name: ['a', 'b'],
};

function valuesOf(argument: string, kind: string): readonly [unknown, unknown] {
  const special = SPECIAL[argument];
  if (special !== undefined) return special;
  if (kind.startsWith('boolean'))
    return argument === 'dead_lettering_on_message_expiration' ? [true, false] : [false, true];
  if (kind.startsWith('number')) return [4, 2];
  if (kind.startsWith('string')) return ['first', 'second'];
  return [[{ part: 'first' }], [{ part: 'second' }]];
}

/** Whatever else a type needs so that its arguments can be seen to change. */
function baseOf(type: string, argument: string): Values {
  if (type.endsWith('subscription_rule')) {
    const body =
      argument === 'correlation_filter'
        ? { filter_type: 'CorrelationFilter' }
        : { filter_type: 'SqlFilter', sql_filter: 'a = 1' };
    return { ...DEPLOYED['azurerm_servicebus_subscription_rule.gpu'], sql_filter: undefined, ...body };
  }
  const deployed = Object.entries(DEPLOYED).find(([address]) => address.startsWith(`${type}.`))?.[1];
  return { name: 'x', namespace_id: 'n', ...deployed };
}

test('the arguments of the provider are found', () => {
  expect(new Set(ARGUMENTS.map(([type]) => type)).size).toBe(10);
  expect(ARGUMENTS.length).toBeGreaterThan(90);
});

describe('a change of every argument of Service Bus is told', () => {
  test.each(ARGUMENTS)('%s.%s', async (type, argument, kind) => {
    const [was, is] = valuesOf(argument, kind);
    const base = baseOf(type, argument);
    const address = Object.keys(DEPLOYED).find((one) => one.startsWith(`${type}.`)) ?? `${type}.x`;
    const change = { before: { ...base, [argument]: was }, after: { ...base, [argument]: is } };
    const review = await reviewOfPlan(changesOf({ [address]: change }));
    const { remarks, topics } = jsonOf(review);
    const rules = topics.flatMap((topic) => topic.rules);
    expect(remarks.length + rules.length).toBeGreaterThan(0);
    expect(review.hasChanges).toBe(true);
  });

  test('also one that no version had so far', async () => {
    const change = { before: { colour: 'red' }, after: { colour: 'blue' } };
    const review = await reviewOfPlan(changesOf({ 'azurerm_servicebus_topic.jobs': change }));
    expect(linesOf(review)).toEqual(['setting jobs: `colour` changes from `red` to `blue`']);
  });
});

/** What decides neither where messages go nor whether they are kept, nor who may come. */
const QUIET = new Set([
  'name',
  'tags',
  'timeouts',
  'capacity',
  'batched_operations_enabled',
  'alias_authorization_rule_id',
  'infrastructure_encryption_enabled',
]);

describe('an argument that is not known is said to be so, and nothing certain beside it', () => {
  test.each(ARGUMENTS.filter(([, argument]) => !QUIET.has(argument)))('%s.%s', async (type, argument, kind) => {
    const [was] = valuesOf(argument, kind);
    const base = baseOf(type, argument);
    const address = Object.keys(DEPLOYED).find((one) => one.startsWith(`${type}.`)) ?? `${type}.x`;
    const change = {
      before: { ...base, [argument]: was },
      after: { ...base, [argument]: undefined },
      unknown: { [argument]: ['random_id.x.hex', 'random_id.x'] },
    };
    const { remarks, unmoved } = jsonOf(await reviewOfPlan(changesOf({ [address]: change })));
    const unknown = remarks.filter((remark) => remark.unknown);
    expect(unknown).not.toEqual([]);
    // Who may come says nothing of where messages go.
    expect(unmoved).toBe(unknown.every(({ code }) => code === 'access-unknown') ? true : null);
  });
});

const GPU = 'azurerm_servicebus_subscription.gpu';
const JOBS = 'azurerm_servicebus_topic.jobs';
const BUS = 'azurerm_servicebus_namespace.bus';
const APPROVAL = 'azurerm_servicebus_queue.approval';

describe('what it does to messages', () => {
  test.each<[what: string, address: string, before: Values, after: Values, told: RegExp]>([
    [
      'idle, from never',
      GPU,
      {},
      { auto_delete_on_idle: 'PT5M' },
      /^auto-delete jobs\/gpu: the subscription \*\*vanishes .* `PT5M`, before `never`/,
    ],
    [
      'idle, longer',
      GPU,
      { auto_delete_on_idle: 'PT5M' },
      { auto_delete_on_idle: 'PT1H' },
      /only after `PT1H` of idleness; before, after `PT5M`/,
    ],
    ['idle, no longer', GPU, { auto_delete_on_idle: 'PT5M' }, {}, /no longer vanishes/],
    ['a queue that vanishes', APPROVAL, {}, { auto_delete_on_idle: 'P1D' }, /the queue \*\*vanishes/],
    [
      'a topic that vanishes',
      JOBS,
      {},
      { auto_delete_on_idle: 'P1D' },
      /the topic, with all its subscriptions, \*\*vanishes/,
    ],
    [
      'durations as Azure writes them',
      GPU,
      { default_message_ttl: 'P1W' },
      { default_message_ttl: 'PT36H' },
      /longer than `P1DT12H` are \*\*lost\*\*; before, the limit was `P7D`/,
    ],
    [
      'a life that the topic ends anyway',
      GPU,
      { default_message_ttl: 'P14D' },
      { default_message_ttl: 'P10D' },
      /messages that wait longer than `P10D`/,
    ],
    ['tier', BUS, { sku: 'Standard' }, { sku: 'Basic' }, /Basic has \*\*no topics/],
    ['tier, to Premium', BUS, { sku: 'Standard' }, { sku: 'Premium' }, /the namespace is replaced/],
    ['capacity', BUS, { capacity: 4 }, { capacity: 2 }, /`2` messaging units, before `4`: fewer messages a second/],
    [
      'older TLS',
      BUS,
      {},
      { minimum_tls_version: '1.0' },
      /TLS `1.0` is enough, before `1.2`: \*\*connections that are less safe/,
    ],
    [
      'newer TLS',
      BUS,
      { minimum_tls_version: '1.0' },
      {},
      /clients need TLS `1.2`, before `1.0`.*\*\*cannot connect any more/,
    ],
    [
      'identity',
      BUS,
      { identity: [{ type: 'SystemAssigned', principal_id: 'p' }] },
      { identity: [{ type: 'UserAssigned', identity_ids: ['i'] }] },
      /its identity changes from `type = SystemAssigned` to `identity_ids = i, type = UserAssigned`/,
    ],
    [
      'its own key',
      BUS,
      {},
      { customer_managed_key: [{ key_vault_key_id: 'k' }] },
      /encrypted with `key_vault_key_id = k`/,
    ],
    [
      'one client',
      GPU,
      {},
      { client_scoped_subscription_enabled: true },
      /only one client reads it, .*readers of the present name get nothing/,
    ],
    [
      'another client',
      GPU,
      { client_scoped_subscription_enabled: true, client_scoped_subscription: [{ client_id: 'a' }] },
      { client_scoped_subscription_enabled: true, client_scoped_subscription: [{ client_id: 'b' }] },
      /from `client_id = a` to `client_id = b`/,
    ],
    [
      'a client without its switch',
      GPU,
      {},
      { client_scoped_subscription: [{ client_id: 'b' }] },
      /has no effect without/,
    ],
    ['express', JOBS, {}, { express_enabled: true }, /kept in memory first/],
    ['order', JOBS, { support_ordering: true }, {}, /another order than they were sent/],
    ['batching', GPU, { batched_operations_enabled: true }, {}, /each operation by itself/],
    [
      'a shorter lock',
      GPU,
      { lock_duration: 'PT5M' },
      {},
      /locked for `PT1M`, before `PT5M`; a worker that takes longer .* starts the job a second time$/,
    ],
    [
      'a longer lock, which starts nothing twice',
      GPU,
      {},
      { lock_duration: 'PT5M' },
      /a message is locked for `PT5M`, before `PT1M`$/,
    ],
    [
      'size',
      JOBS,
      { max_size_in_megabytes: 5120 },
      { max_size_in_megabytes: 1024 },
      /full at `1024` \(MB\), before at `5120`: senders are refused earlier/,
    ],
    [
      'size of a message',
      APPROVAL,
      { max_message_size_in_kilobytes: 2048 },
      { max_message_size_in_kilobytes: 1024 },
      /a larger one is \*\*refused/,
    ],
    [
      'duplicate window',
      JOBS,
      { requires_duplicate_detection: true },
      { requires_duplicate_detection: true, duplicate_detection_history_time_window: 'PT1M' },
      /ids are remembered for `PT1M`, before `PT10M`: .*\*\*starts two jobs/,
    ],
    ['a window that nobody looks at', JOBS, {}, { duplicate_detection_history_time_window: 'PT1M' }, /has no effect/],
    [
      'who is let in',
      BUS,
      { network_rule_set: [{ default_action: 'Deny', ip_rules: ['1.1.1.1'] }] },
      { network_rule_set: [{ default_action: 'Deny', ip_rules: ['2.2.2.2'], trusted_services_allowed: true }] },
      /let in now: `2.2.2.2`; \*\*let in no longer\*\*: `1.1.1.1`; \*\*trusted services of Microsoft are let in/,
    ],
    [
      'everybody is let in',
      BUS,
      { network_rule_set: [{ default_action: 'Deny', network_rules: [{ subnet_id: 's' }] }] },
      { network_rule_set: [{ default_action: 'Allow' }] },
      /\*\*everybody is let in\*\*.*named no longer, which has no effect: `s`/,
    ],
    [
      'tags',
      BUS,
      { tags: { a: '1' } },
      { tags: { a: '2' } },
      /^tags azurerm_servicebus_namespace.bus: `tags` changes, which does nothing to messages/,
    ],
    [
      'a status that nobody knows',
      GPU,
      {},
      { status: 'Limbo' },
      /its status is `Limbo`, before `Active`: what that means is not known here/,
    ],
  ])('%s', async (_, address, before, after, told) => {
    const review = await reviewOfPlan(changesOf({ [address]: { before, after } }));
    expect(linesOf(review)).toContainEqual(expect.stringMatching(told));
  });

  test('a time to live that the topic ends before loses nothing', async () => {
    const ttl = (value: string) => ({ default_message_ttl: value });
    const review = await reviewOfPlan(
      changesOf({
        [JOBS]: { before: ttl('P1D'), after: ttl('P1D') },
        [GPU]: { before: ttl('P14D'), after: ttl('P7D') },
      }),
    );
    expect(linesOf(review)).toEqual([expect.stringMatching(/time-to-live jobs\/gpu: .*that of its topic is shorter/)]);
    expect(jsonOf(review).gates).toEqual([]);
  });

  test('values that say the same are no change', async () => {
    const before = {
      status: 'Active',
      default_message_ttl: 'PT168H',
      forward_to: '',
      lock_duration: null,
      batched_operations_enabled: null,
    };
    const after = {
      status: null,
      default_message_ttl: 'P7D',
      forward_to: null,
      lock_duration: 'PT60S',
      batched_operations_enabled: false,
    };
    expect(linesOf(await reviewOfPlan(changesOf({ [GPU]: { before, after } })))).toEqual([]);
  });
});

describe('losses by other means than filters are gates', () => {
  test.each<[what: string, address: string, before: Values, after: Values]>([
    ['a shorter life', GPU, {}, { default_message_ttl: 'P1D' }],
    ['a shorter life of a topic', JOBS, {}, { default_message_ttl: 'P1D' }],
    ['idle', GPU, {}, { auto_delete_on_idle: 'PT5M' }],
    ['no dead-lettering of expired messages', GPU, { dead_lettering_on_message_expiration: true }, {}],
    ['no dead-lettering of errors', GPU, {}, { dead_lettering_on_filter_evaluation_error: false }],
    ['a disabled topic', JOBS, {}, { status: 'Disabled' }],
    ['a disabled queue', APPROVAL, {}, { status: 'SendDisabled' }],
    ['a queue that goes', APPROVAL, {}, null as unknown as Values],
    ['a subscription that goes', GPU, {}, null as unknown as Values],
  ])('%s', async (_, address, before, after) => {
    const review = await reviewOfPlan(changesOf({ [address]: { before, after } }));
    expect(jsonOf(review).gates).toContain('message-loss');
  });

  test.each<[what: string, address: string, before: Values, after: Values]>([
    [
      'a shorter life with dead-lettering',
      GPU,
      { dead_lettering_on_message_expiration: true },
      { dead_lettering_on_message_expiration: true, default_message_ttl: 'P1D' },
    ],
    ['a longer life', GPU, { default_message_ttl: 'P1D' }, {}],
    ['messages that wait', GPU, {}, { status: 'ReceiveDisabled' }],
    ['a longer time to be idle', GPU, { auto_delete_on_idle: 'PT5M' }, { auto_delete_on_idle: 'PT6M' }],
    ['a subscription that keeps nothing', GPU, { forward_to: 'approval' }, null as unknown as Values],
  ])('not: %s', async (_, address, before, after) => {
    const review = await reviewOfPlan(changesOf({ [address]: { before, after } }));
    expect(jsonOf(review).remarks.filter(({ gate }) => gate === 'message-loss')).toEqual([]);
  });
});

describe('values that are not known', () => {
  test.each([
    'status',
    'default_message_ttl',
    'forward_to',
    'lock_duration',
    'requires_session',
    'auto_delete_on_idle',
  ])('%s of a changed subscription', async (argument) => {
    const change = {
      before: { [argument]: 'PT1M' },
      after: { [argument]: undefined },
      unknown: { [argument]: ['random_id.x.hex'] },
    };
    const review = await reviewOfPlan(changesOf({ [GPU]: change }));
    expect(linesOf(review)).toContainEqual(
      expect.stringMatching(new RegExp(`\`${argument}\` is not known: .*, before \`PT1M\`; cannot tell `)),
    );
    expect(jsonOf(review)).toMatchObject({ unmoved: null });
  });

  test('of a new resource, but what only Azure decides', async () => {
    const change = {
      before: null,
      after: { name: 'new', namespace_id: '/n' },
      unknown: { id: [], status: ['random_id.x.hex'], max_size_in_megabytes: [] },
    };
    const review = await reviewOfPlan(changesOf({ 'azurerm_servicebus_queue.new': change }));
    expect(linesOf(review)).toEqual([
      'unresolved new: `status` is not known: it is known only after apply; cannot tell whether messages come in and can be read',
      'created azurerm_servicebus_queue.new: is new',
    ]);
  });

  test('tags that are not known matter to nobody', async () => {
    const change = { before: { tags: { a: '1' } }, after: { tags: undefined }, unknown: { tags: ['random_id.x.hex'] } };
    const review = await reviewOfPlan(changesOf({ [JOBS]: change }));
    expect(jsonOf(review)).toMatchObject({ unmoved: true, remarks: [{ code: 'known-after-apply', subject: 'jobs' }] });
  });
});

test.each([
  ['P1W', 'P7D'],
  ['PT168H', 'P7D'],
  ['PT60S', 'PT1M'],
  ['PT0S', 'PT0S'],
  ['PT1.5S', 'PT1.5S'],
  ['P1DT2H3M4S', 'P1DT2H3M4S'],
  ['P10675199DT2H48M5.4775807S', 'never'],
  ['soon', 'soon'],
  ['P1M', 'P1M'],
])('the duration %s is written %s', (text, written) => {
  expect(canonical(text)).toBe(written);
  expect(lengthOf(written)).toBe(written === 'never' ? undefined : lengthOf(text));
});
