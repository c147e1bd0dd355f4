import {
  describeResult,
  knownOf,
  type PortableTopology,
  portable,
  Router,
  readMessage,
  revived,
  type Topology,
  topologyOf,
} from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';
import { configurationOf } from '../support/topics';

/** A topology as a page gets it: through JSON. */
const onPage = (topology: Topology) => revived(JSON.parse(JSON.stringify(portable(topology))) as PortableTopology);

function read(change: (resource: Record<string, Record<string, object>>) => void = () => undefined): Topology {
  const { resource } = JSON.parse(
    configurationOf(
      {
        plain: 'a = 1',
        acting: { r: { sql: 'a = 1', action: "SET b = 'x'" } },
        failing: "a = 'x'",
        open: '${var.filter}',
        on: 'a = 1',
        next: 'a = 1',
        far: 'a = 1',
        kept: { r: 'a = 2' },
      },
      {
        settings: {
          on: { forward_to: '${azurerm_servicebus_queue.first.name}' },
          next: { forward_to: '${azurerm_servicebus_topic.next.name}' },
          far: { forward_to: 'elsewhere' },
          plain: { default_message_ttl: 'PT1H', requires_session: '${var.session}' },
        },
      },
    ),
  );
  resource.azurerm_servicebus_queue = {
    first: { name: 'first', namespace_id: 'n', forward_to: '${azurerm_servicebus_queue.second.name}' },
    second: { name: 'second', namespace_id: 'n' },
  };
  resource.azurerm_servicebus_topic.next = { name: 'next', namespace_id: 'n' };
  resource.azurerm_servicebus_subscription.last = { name: 'last', topic_id: '${azurerm_servicebus_topic.next.id}' };
  resource.azurerm_servicebus_subscription_rule.last = {
    name: 'r',
    subscription_id: '${azurerm_servicebus_subscription.last.id}',
    filter_type: 'CorrelationFilter',
    correlation_filter: { properties: { text: 'x' } },
  };
  change(resource);
  return topologyOf(parseDocument('x', JSON.stringify({ resource })));
}

const routed = ({ topics }: Topology, json: object) => {
  const { message } = readMessage(json);
  const events = topics.find(({ name }) => name === 'events');
  return describeResult(new Router().route(events!, message), message);
};

test.each<[what: string, message: object]>([
  ['that rules match', { applicationProperties: { a: 1 } }],
  ['that others match', { applicationProperties: { a: 2 } }],
  ['that goes through a correlation filter', { applicationProperties: { a: 1, text: 'x' } }],
  ['of a session', { sessionId: 's', applicationProperties: { a: 1 } }],
  ['without anything', {}],
])('a message %s goes on a page where it goes', (_, message) => {
  const topology = read();
  expect(routed(onPage(topology), message)).toBe(routed(topology, message));
});

test('a rule that is perhaps there is perhaps there on a page', () => {
  const topology = read((resource) => {
    resource.azurerm_servicebus_subscription_rule!.perhaps = {
      count: '${var.many}',
      name: 'p',
      subscription_id: '${azurerm_servicebus_subscription.kept.id}',
      sql_filter: 'a = 7',
    };
  });
  for (const a of [1, 2, 7]) {
    const message = { applicationProperties: { a } };
    expect(routed(onPage(topology), message)).toBe(routed(topology, message));
  }
});

test('what is not known of a document is not known on a page', () => {
  const topology = read((resource) => {
    resource.azurerm_servicebus_subscription!.loose = { name: 'loose', topic_id: '${var.topic}' };
  });
  const page = onPage(topology);
  expect(page.unresolved).toEqual(topology.unresolved);
  expect(routed(page, { applicationProperties: { a: 1 } })).toMatch(/cannot tell who gets it: .*loose/);
  expect(routed(page, {})).toBe(routed(topology, {}));
});

test('what is sensitive stays behind, and may match anything', () => {
  const topology = read((resource) => {
    resource.azurerm_servicebus_subscription_rule!.plain_rule = {
      name: 'hidden',
      subscription_id: '${azurerm_servicebus_subscription.plain.id}',
      sql_filter: `\${sensitive("secretive = 1")}`,
    };
  });
  const written = JSON.stringify(portable(topology));
  expect(written).not.toMatch(/secretive/);
  expect(written).toMatch(/marked as sensitive, and not part of this page/);
  expect(routed(topology, {})).not.toMatch(/plain:/);
  expect(routed(onPage(topology), {})).toMatch(/plain: cannot tell whether it gets it: .*marked as sensitive/);
});

test('what belongs together does so on a page', () => {
  const { topics, queues } = onPage(read());
  for (const topic of topics)
    for (const subscription of knownOf(topic.subscriptions)) expect(subscription.topic).toBe(topic);
  const [events] = topics;
  const to = knownOf(events!.subscriptions).map(({ name, forwardTo }) => [
    name,
    forwardTo.kind === 'known' ? forwardTo.value?.entity : undefined,
  ]);
  const [first, second] = queues;
  expect(Object.fromEntries(to)).toMatchObject({ on: { name: 'first' }, next: { name: 'next' } });
  expect(to.find(([name]) => name === 'on')?.[1]).toBe(first);
  expect(first?.forwardTo).toEqual({ kind: 'known', value: { name: 'second', entity: second, isDeleted: false } });
});
