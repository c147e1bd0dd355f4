import {
  known,
  knownOf,
  missingOf,
  type PortableTopology,
  portable,
  revived,
  type Topology,
  topologyOf,
} from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';

const SB = 'azurerm_servicebus';
const UNKNOWN = '${var.later}';
const SUBSCRIPTION = `\${${SB}_subscription.s.id}`;

const TOPOLOGY = topologyOf(
  parseDocument(
    'x',
    JSON.stringify({
      resource: {
        [`${SB}_topic`]: {
          t: {
            name: 't',
            namespace_id: '/n',
            status: 'ReceiveDisabled',
            '//': {
              contract: { type: 'object' },
              systemProperties: { a: 1 },
              setBySenders: ['Label'],
              observers: { s: 'why' },
            },
          },
          open: { name: 'open', namespace_id: UNKNOWN },
        },
        [`${SB}_queue`]: {
          q: { name: 'q', namespace_id: '/n', forward_to: 'far', forward_dead_lettered_messages_to: 'far' },
        },
        [`${SB}_subscription`]: {
          s: { name: 's', topic_id: `\${${SB}_topic.t.id}`, forward_to: 'q', forward_dead_lettered_messages_to: 'q' },
          loose: { name: 'loose', topic_id: UNKNOWN },
        },
        [`${SB}_subscription_rule`]: {
          a: { name: 'a', subscription_id: SUBSCRIPTION, sql_filter: 'a = 1', action: 'SET b = 2' },
          b: { name: 'b', subscription_id: SUBSCRIPTION, sql_filter: 'a =' },
          c: {
            name: 'c',
            subscription_id: SUBSCRIPTION,
            filter_type: 'CorrelationFilter',
            correlation_filter: { label: 'x', to: UNKNOWN },
          },
          d: { name: 'd', subscription_id: SUBSCRIPTION, sql_filter: UNKNOWN, action: UNKNOWN },
          e: { name: 'e', subscription_id: SUBSCRIPTION, sql_filter: '1=1', count: UNKNOWN },
          f: { name: 'f', subscription_id: SUBSCRIPTION, sql_filter: '${sensitive("secretive = 1")}' },
        },
      },
    }),
  ),
);
const WRITTEN = portable(TOPOLOGY);
const PAGE = revived(JSON.parse(JSON.stringify(WRITTEN)) as PortableTopology);
const subscriptionOf = ({ topics }: Topology) => knownOf(topics.find(({ name }) => name === 't')!.subscriptions)[0]!;

test('of a topology on a page everything is there that says where messages go', () => {
  expect([PAGE.path, PAGE.unresolved]).toEqual(['x', TOPOLOGY.unresolved]);
  expect([PAGE.access, PAGE.unplacedRules, PAGE.assumptions]).toEqual([[], [], []]);
  expect(
    PAGE.topics.map(({ name, label, namespace, status, subscriptions }) => ({
      name,
      label,
      namespace,
      status,
      kind: subscriptions.kind,
    })),
  ).toEqual(
    TOPOLOGY.topics.map(({ name, label, namespace, status, subscriptions }) => ({
      name,
      label,
      namespace,
      status,
      kind: subscriptions.kind,
    })),
  );
  for (const [index, { subscriptions }] of PAGE.topics.entries())
    expect(missingOf(subscriptions)).toEqual(missingOf(TOPOLOGY.topics[index]!.subscriptions));
  const [queue] = PAGE.queues;
  expect(queue).toMatchObject({
    name: 'q',
    forwardTo: known({ name: 'far', isDeleted: false }),
    forwardDeadLetteredMessagesTo: known(undefined),
  });
  expect(subscriptionOf(PAGE)).toMatchObject({
    name: 's',
    forwardDeadLetteredMessagesTo: known(undefined),
    starts: known(undefined),
  });
  const { forwardTo } = subscriptionOf(PAGE);
  expect(forwardTo.kind === 'known' && forwardTo.value?.entity).toBe(queue);
});

test('contracts are there for who writes messages, and nothing else that constructs say', () => {
  const topic = PAGE.topics.find(({ name }) => name === 't');
  expect(topic).toMatchObject({
    contract: { type: 'object' },
    systemProperties: { a: 1 },
    setBySenders: undefined,
    observers: {},
    claims: [],
  });
  expect(PAGE.topics.find(({ name }) => name === 'open')).toMatchObject({ contract: undefined });
});

test('rules are there as far as they are known, and may be shown', () => {
  const { rules } = subscriptionOf(PAGE);
  const shown = knownOf(rules).map(({ name, match, action, isSensitive, isDefault, resource }) => [
    name,
    match.kind === 'known' ? match.filter.toString() : match.kind === 'part' ? `part of ${match.atMost}` : match.kind,
    action.kind === 'known' ? action.value?.toString() : action.unresolved.problem,
    [isSensitive, isDefault, resource.address.replace(/.*\./, '')],
  ]);
  expect(shown).toEqual([
    ['a', 'a = 1', 'SET b = 2', [false, false, 'a']],
    ['b', 'refused', undefined, [false, false, 'b']],
    ['c', "part of label = 'x'", undefined, [false, false, 'c']],
    ['d', 'part of undefined', expect.stringContaining('it is ${var.later}'), [false, false, 'd']],
    ['f', 'part of undefined', 'it is marked as sensitive, and not part of this page', [false, false, 'f']],
  ]);
  expect(rules.kind).toBe('part');
  expect(missingOf(rules).map(({ address, rule }) => [address.replace(/.*\./, ''), rule?.name])).toEqual(
    missingOf(subscriptionOf(TOPOLOGY).rules).map(({ address, rule }) => [address.replace(/.*\./, ''), rule?.name]),
  );
  const [written] = [JSON.stringify(WRITTEN)];
  expect(written).not.toMatch(/secretive|SET by|observers|claims|setBySenders|"starts"|forwardDeadLettered/);
});

test('a rule that Azure makes is one on a page', () => {
  const document = parseDocument(
    'x',
    JSON.stringify({
      provider: { azurerm: { features: { servicebus: { auto_delete_subscription_default_rule: false } } } },
      resource: {
        [`${SB}_topic`]: { t: { name: 't', namespace_id: '/n' } },
        [`${SB}_subscription`]: { s: { name: 's', topic_id: `\${${SB}_topic.t.id}` } },
      },
    }),
  );
  const page = revived(JSON.parse(JSON.stringify(portable(topologyOf(document)))) as PortableTopology);
  const { rules } = subscriptionOf(page);
  expect([rules.kind, knownOf(rules).map(({ name, isDefault }) => [name, isDefault])]).toEqual([
    'all',
    [['$Default', true]],
  ]);
});
