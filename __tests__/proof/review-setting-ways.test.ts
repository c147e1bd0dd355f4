import { changesOf, jsonOf, reviewOfPlan, type Values } from '../support/small-plans';

const GPU = 'azurerm_servicebus_subscription.gpu';
const RULE = 'azurerm_servicebus_subscription_rule.gpu';
const JOBS = 'azurerm_servicebus_topic.jobs';
const BUS = 'azurerm_servicebus_namespace.bus';
const APPROVAL = 'azurerm_servicebus_queue.approval';
const PAIRING = 'azurerm_servicebus_namespace_disaster_recovery_config.pair';
const OWN_KEY = 'azurerm_servicebus_namespace_customer_managed_key.own';

const reviewed = (address: string, before: Values, after: Values) =>
  reviewOfPlan(changesOf({ [address]: { before: { name: 'x', ...before }, after: { name: 'x', ...after } } }));

/** What other parts of a review tell beside the sentence about a setting. */
const OTHERWISE = new Set(['forward-target', 'refused-setting', 'invalid-rule', 'unresolved']);

/** A change of one value, as it is told one way and the other way round. */
type BothWays = readonly [what: string, address: string, one: Values, other: Values, there: string, back: string];

test.each<BothWays>([
  [
    'dead-lettering of what expires',
    GPU,
    {},
    { dead_lettering_on_message_expiration: true },
    'expired-messages: expired messages are now dead-lettered; before, they were lost',
    'expired-messages: expired messages are now **lost**; before, they were dead-lettered',
  ],
  [
    'dead-lettering of errors',
    GPU,
    { dead_lettering_on_filter_evaluation_error: false },
    {},
    'filter-errors: messages that a filter fails on are now dead-lettered; before, they were lost',
    'filter-errors: messages that a filter fails on are now **lost**; before, they were dead-lettered',
  ],
  [
    'forwarding',
    APPROVAL,
    {},
    { forward_to: 'far' },
    'forward-to: messages now go on to `far`: its own readers get nothing any more',
    'forward-to: messages stay here; before, they went on to `far`',
  ],
  [
    'another target',
    APPROVAL,
    { forward_to: 'near' },
    { forward_to: 'far' },
    'forward-to: messages now go on to `far`, before to `near`',
    'forward-to: messages now go on to `near`, before to `far`',
  ],
  [
    'forwarding of dead letters',
    APPROVAL,
    {},
    { forward_dead_lettered_messages_to: 'far' },
    'forward-dead-letters: dead-lettered messages now go on to `far`: whoever looks into its dead-letter queue finds nothing new',
    'forward-dead-letters: dead-lettered messages stay here; before, they went on to `far`',
  ],
  [
    'deliveries, of which a queue has ten unless it is said',
    APPROVAL,
    { max_delivery_count: 1 },
    {},
    'max-delivery-count: a message is dead-lettered after 10 deliveries, before 1',
    'max-delivery-count: a message is dead-lettered after 1 delivery, before 10: a job that fails often enough is given up earlier',
  ],
  [
    'sessions',
    APPROVAL,
    {},
    { requires_session: true },
    'sessions: asks for sessions: a message without a session id is a dead letter at once, and readers have to accept sessions',
    'sessions: asks for sessions no longer: messages of one session may be worked on at the same time',
  ],
  [
    'duplicates',
    JOBS,
    {},
    { requires_duplicate_detection: true },
    'duplicates: a message whose id came before is now dropped',
    'duplicates: a message that is sent twice with one id now **starts two jobs**',
  ],
  [
    'how long duplicates are known',
    JOBS,
    { requires_duplicate_detection: true, duplicate_detection_history_time_window: 'PT1M' },
    { requires_duplicate_detection: true },
    'duplicates: ids are remembered for `PT10M`, before `PT1M`',
    'duplicates: ids are remembered for `PT1M`, before `PT10M`: a message that is sent again later than that **starts two jobs**',
  ],
  [
    'several stores',
    JOBS,
    {},
    { partitioning_enabled: true },
    'ordering: it is spread over several stores: messages keep their order only within a partition key or a session',
    'ordering: it is in one store again: messages keep their order',
  ],
  [
    'order',
    JOBS,
    {},
    { support_ordering: true },
    'ordering: messages come in the order in which they were sent',
    'ordering: messages may come in another order than they were sent',
  ],
  [
    'memory first',
    JOBS,
    {},
    { express_enabled: true },
    'express: messages are kept in memory first: those that are not stored yet are **lost** when a server fails',
    'express: messages are stored at once; before, those in memory could be lost',
  ],
  [
    'batches, which a queue has unless it is said',
    APPROVAL,
    { batched_operations_enabled: false },
    {},
    'batching: it stores several operations at once: more messages a second, each a little later',
    'batching: it stores each operation by itself: fewer messages a second',
  ],
  [
    'batches, which a topic has not unless it is said',
    JOBS,
    { batched_operations_enabled: false },
    { batched_operations_enabled: true },
    'batching: it stores several operations at once: more messages a second, each a little later',
    'batching: it stores each operation by itself: fewer messages a second',
  ],
  [
    'how much it holds',
    JOBS,
    { max_size_in_megabytes: 1024 },
    { max_size_in_megabytes: 2048 },
    'size: it is full at `2048` (MB), before at `1024`',
    'size: it is full at `1024` (MB), before at `2048`: senders are refused earlier when nobody reads',
  ],
  [
    'how large a message is',
    JOBS,
    { max_message_size_in_kilobytes: 1024 },
    { max_message_size_in_kilobytes: 2048 },
    'size: a message may have `2048` (KB), before `1024`',
    'size: a message may have `1024` (KB), before `2048`: a larger one is **refused**',
  ],
  [
    'one client',
    GPU,
    {},
    { client_scoped_subscription_enabled: true },
    'client-scope: only one client reads it, under another name (`name$client$D`): **readers of the present name get nothing any more**',
    'client-scope: any client reads it, under its own name: readers of `name$client$D` get nothing any more',
  ],
  [
    'messaging units',
    BUS,
    {},
    { capacity: 1 },
    'capacity: it has `1` messaging unit, before `0`',
    'capacity: it has `0` messaging units, before `1`: fewer messages a second, and senders are slowed down earlier',
  ],
  [
    'partitions of a namespace',
    BUS,
    { premium_messaging_partitions: 1 },
    { premium_messaging_partitions: 2 },
    'ordering: it has `2` partitions, before `1`: messages keep their order only within a partition key or a session where there are several',
    'ordering: it has `1` partition, before `2`: messages keep their order only within a partition key or a session where there are several',
  ],
  [
    'the tier',
    BUS,
    { sku: 'Standard' },
    { sku: 'Premium' },
    'sku: its tier is `Premium`, before `Standard`: Azure cannot change that, so the namespace is replaced',
    'sku: its tier is `Standard`, before `Premium`: Azure cannot change that, so the namespace is replaced, and private endpoints, its own key and messages above 256 KB go',
  ],
  [
    'the tier that has no topics',
    BUS,
    { sku: 'Standard' },
    { sku: 'Basic' },
    'sku: its tier is `Basic`, before `Standard`: Basic has **no topics, no forwarding, no sessions and no duplicate detection**',
    'sku: its tier is `Standard`, before `Basic`',
  ],
  [
    'keys of a namespace, which are taken unless it is said',
    BUS,
    { local_auth_enabled: false },
    {},
    'access-changed: **keys are taken: whoever has one may do what it allows**',
    'access-changed: keys are taken no longer, only identities: **who comes with a key is refused**',
  ],
  [
    'the internet, which comes in unless it is said',
    BUS,
    { public_network_access_enabled: false },
    {},
    'access-changed: **it can be reached from the internet**',
    'access-changed: it can be reached from the internet no longer',
  ],
  [
    'TLS, of which 1.2 is asked for unless it is said',
    BUS,
    { minimum_tls_version: '1.1' },
    {},
    'access-changed: clients need TLS `1.2`, before `1.1`: older senders and workers **cannot connect any more**',
    'access-changed: TLS `1.1` is enough, before `1.2`: **connections that are less safe are taken**',
  ],
  [
    'the key of a namespace',
    BUS,
    {},
    { customer_managed_key: [{ key_vault_key_id: 'k' }] },
    'encryption: it is encrypted with `key_vault_key_id = k`, before with nothing: it stops when its identity may not read that key',
    'encryption: its own key `key_vault_key_id = k` is taken away, which Azure does only by replacing the namespace',
  ],
  [
    'the key as a resource',
    OWN_KEY,
    { key_vault_key_id: 'a' },
    { key_vault_key_id: 'b' },
    'encryption: the namespace is encrypted with `b`, before with `a`: it stops when its identity may not read that key',
    'encryption: the namespace is encrypted with `a`, before with `b`: it stops when its identity may not read that key',
  ],
  [
    'encryption a second time',
    OWN_KEY,
    {},
    { infrastructure_encryption_enabled: true },
    'encryption: what is stored is encrypted twice',
    'encryption: what is stored is encrypted once, before twice',
  ],
  [
    'the namespace that takes over',
    PAIRING,
    { partner_namespace_id: '/a' },
    { partner_namespace_id: '/b' },
    'disaster-recovery: the namespace that takes over is `/b`, before `/a`: the pair is broken and made anew, and **there is none meanwhile**',
    'disaster-recovery: the namespace that takes over is `/a`, before `/b`: the pair is broken and made anew, and **there is none meanwhile**',
  ],
  [
    'the key of the alias',
    PAIRING,
    { alias_authorization_rule_id: '/a' },
    { alias_authorization_rule_id: '/b' },
    'access-changed: the key under which clients come by the alias is `/b`, before `/a`',
    'access-changed: the key under which clients come by the alias is `/a`, before `/b`',
  ],
  [
    'the type of a rule whose filter is the same',
    RULE,
    { filter_type: 'SqlFilter' },
    { filter_type: 'CorrelationFilter' },
    'filter-type: the rule is a `CorrelationFilter`, before a `SqlFilter`, and its filter is the same: Azure ignores or refuses what is not of the type',
    'filter-type: the rule is a `SqlFilter`, before a `CorrelationFilter`, and its filter is the same: Azure ignores or refuses what is not of the type',
  ],
  [
    'an answer of Azure inside a block, which is no change',
    BUS,
    { identity: [{ type: 'SystemAssigned', principal_id: 'a' }], tags: { a: '1' } },
    { identity: [{ type: 'SystemAssigned', principal_id: 'b' }] },
    'tags: `tags` changes, which does nothing to messages',
    'tags: `tags` changes, which does nothing to messages',
  ],
])('%s', async (_, address, one, other, there, back) => {
  const told = async (before: Values, after: Values) => {
    const review = await reviewed(address, before, after);
    return jsonOf(review)
      .remarks.filter(({ code }) => !OTHERWISE.has(code))
      .map(({ code, text }) => `${code}: ${text}`);
  };
  expect(await told(one, other)).toEqual([there]);
  expect(await told(other, one)).toEqual([back]);
});
