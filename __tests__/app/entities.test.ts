import { jobCatalogue, type NamespaceEnvironment } from '../../lib/app';
import { SqlFilter } from '../../lib/rules';
import { problemsOfStack, synthEnvironments } from '../support/environments';

const everything = { rules: { all: SqlFilter.acceptEverything() } };
const events = jobCatalogue({
  topicName: 'events',
  queues: { review: { forwardDeadLetteredMessagesTo: 'dead' } },
  jobs: (queues) => ({ look: { ...everything, forwardTo: queues.review } }),
});
const orders = jobCatalogue({ topicName: 'orders', jobs: () => ({ pass: { ...everything, forwardTo: 'events' } }) });
const BASE = {
  name: 'prod',
  location: 'westeurope',
  resourceGroup: { existing: 'rg' },
  namespace: { name: 'sbns-contoso', sku: 'Standard' },
  state: { kind: 'local' },
  tags: {},
  queues: { dead: {} },
} as const;
const environment: NamespaceEnvironment = { ...BASE, catalogues: [events, orders] };
const ID = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ServiceBus/namespaces/sbns-contoso';

describe('an environment of several topics', () => {
  const json = synthEnvironments([environment]).prod as Record<string, any>;

  test('has each with its jobs, and forwards by name to what is made elsewhere', () => {
    const {
      azurerm_servicebus_topic: topics,
      azurerm_servicebus_queue: queues,
      azurerm_servicebus_subscription: jobs,
    } = json.resource;
    expect(Object.keys(topics).sort()).toEqual(['bus_events', 'bus_orders']);
    expect(queues.bus_review.forward_dead_lettered_messages_to).toBe('${azurerm_servicebus_queue.bus_dead.name}');
    expect(jobs.bus_orders_pass.forward_to).toBe('${azurerm_servicebus_topic.bus_events.name}');
    expect(jobs.bus_events_look.forward_to).toBe('${azurerm_servicebus_queue.bus_review.name}');
  });

  test('puts out all of them by name', () => {
    expect(Object.keys(json.output.topic_ids.value)).toEqual(['events', 'orders']);
    expect(json.output.subscription_ids.value).toMatchObject({ orders: { pass: expect.any(String) } });
  });
});

test('queues alone need no topic', () => {
  const { prod } = synthEnvironments([{ ...BASE, catalogues: [] }]) as Record<string, any>;
  expect(prod.resource.azurerm_servicebus_topic).toBeUndefined();
  expect(prod.output.topic_id).toBeUndefined();
});

test('what is in Azure is taken over by import blocks', () => {
  const imports = { bus: ID, 'bus/events/look/all': `${ID}/topics/events/subscriptions/look/rules/all` };
  const { prod } = synthEnvironments([{ ...environment, imports }]) as Record<string, any>;
  expect(prod.import).toEqual([
    { to: 'azurerm_servicebus_namespace.bus', id: ID },
    { to: 'azurerm_servicebus_subscription_rule.bus_events_look_all', id: imports['bus/events/look/all'] },
  ]);
});

test.each<[what: string, change: Partial<NamespaceEnvironment>, problem: RegExp]>([
  [
    'a path that is not there',
    { imports: { 'bus/event': `${ID}/topics/events` } },
    /imports: got "bus\/event".*did you mean bus\/events\?/,
  ],
  [
    'an id of something else',
    { imports: { 'bus/events': `${ID}/topics/orders` } },
    /imports\["bus\/events"\]: .*allowed the id of events/,
  ],
  [
    'an id in other letters',
    { imports: { bus: ID.toLowerCase() } },
    /imports\["bus"\]: .*allowed an id in Azure such as \/subscriptions\//,
  ],
  [
    'an id of another kind',
    { imports: { 'bus/dead': `${ID}/topics/dead` } },
    /namespaces\/<namespace>\/queues\/<queue>/,
  ],
  [
    'queues that lead round',
    { queues: { dead: { forwardTo: 'also' }, also: { forwardTo: 'dead' } } },
    /forwardTo: got "dead -> also -> dead", allowed a way that ends/,
  ],
  [
    'a queue of no name that is known',
    { queues: { dead: { forwardTo: 'event' } } },
    /forwardTo: got "event".*did you mean events\?/,
  ],
  ['two topics of one name', { catalogues: [events, events] }, /each name once, topics and queues together/],
  [
    'a key that says no topic',
    {
      namespace: {
        ...BASE.namespace,
        localAuthEnabled: {
          reason: 'they have keys until they change',
          approver: 'a@contoso.com',
          ticket: 'SEC-1',
          expires: '2027-05-01',
        },
      },
      secrets: [
        {
          allows: 'send',
          grounds: {
            reason: 'they have keys until they change',
            approver: 'a@contoso.com',
            ticket: 'SEC-1',
            expires: '2027-05-01',
          },
        },
      ],
    },
    /secrets\.topic: got nothing, allowed one of events, orders/,
  ],
])('%s is told', (_, change, problem) => {
  expect(problemsOfStack({ ...environment, ...change } as never)).toMatch(problem);
});
