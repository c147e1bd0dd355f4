import { checkSettings } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';
import { type OneOfEach, oneOfEach } from '../support/one-of-each';

const checked = (document: object) => checkSettings(parseDocument('x', JSON.stringify(document)));

/** What is said of a document with one of each, `<type>.<name> <argument>: <value>, allowed <values>`. */
const problemsOf = (change: OneOfEach) =>
  checked(oneOfEach(change)).problems.map(
    ({ resource, argument, got, allowed }) =>
      `${resource.address.replace('azurerm_servicebus_', '')} ${argument}: ${JSON.stringify(got)}, allowed ${allowed}`,
  );

const PREMIUM = { sku: 'Premium', capacity: 1 };

test.each<[what: string, change: OneOfEach, problems: readonly string[]]>([
  [
    'without partitions, where the namespace has several',
    {
      namespace: { ...PREMIUM, capacity: 2, premium_messaging_partitions: 2 },
      topic: { partitioning_enabled: false },
      queue: { partitioning_enabled: true },
    },
    ['topic.jobs partitioning_enabled: false, allowed true in a Premium namespace of 2 partition(s)'],
  ],
  [
    'with partitions, where the namespace has one',
    { namespace: { ...PREMIUM, premium_messaging_partitions: 1 }, queue: { partitioning_enabled: true } },
    ['queue.dead partitioning_enabled: true, allowed false in a Premium namespace of 1 partition(s)'],
  ],
  [
    'with or without, where nobody says how many the namespace has',
    { namespace: PREMIUM, queue: { partitioning_enabled: true }, topic: { partitioning_enabled: false } },
    [],
  ],
  [
    'with or without, where azurerm says none of them',
    {
      namespace: { ...PREMIUM, premium_messaging_partitions: 0 },
      queue: { partitioning_enabled: false },
      topic: { partitioning_enabled: true },
    },
    [],
  ],
  [
    'with or without, in another tier',
    { queue: { partitioning_enabled: true }, topic: { partitioning_enabled: false } },
    [],
  ],
])('topics and queues %s', (_, change, problems) => {
  expect(problemsOf(change)).toEqual(problems);
});

test.each<[what: string, change: OneOfEach, problems: readonly string[]]>([
  ['a number', { namespace: { sku: 'Premium', capacity: '3' } }, ['namespace.bus capacity: 3, allowed 1, 2, 4, 8, 16']],
  ['a number that is right', { namespace: { sku: 'Premium', capacity: '4' } }, []],
  ['true', { queue: { requires_session: 'true', forward_to: 'elsewhere' } }, [expect.stringMatching(/forward_to: /)]],
  ['false', { queue: { requires_session: 'false', forward_to: 'elsewhere' } }, []],
  ['nothing, where a number is asked for', { subscription: { max_delivery_count: '' } }, []],
  [
    'blanks, where a number is asked for',
    { subscription: { max_delivery_count: ' ' } },
    [expect.stringMatching(/^subscription\.train max_delivery_count: " ", allowed a whole number/)],
  ],
  ['nothing at all', { topic: { max_size_in_megabytes: null, status: null }, queue: { lock_duration: null } }, []],
])('a text that Terraform converts is %s', (_, change, problems) => {
  expect(problemsOf(change)).toEqual(problems);
});

test.each<[what: string, change: OneOfEach, problems: readonly string[]]>([
  ['nothing, of Premium', { namespace: { sku: 'Premium' } }, ['namespace.bus capacity: 0, allowed 1, 2, 4, 8, 16']],
  ['nothing, of another tier', { namespace: { sku: 'Standard' } }, []],
  ['0, of another tier', { namespace: { capacity: 0, premium_messaging_partitions: 0 } }, []],
  ['what only the apply tells', { namespace: { sku: 'Premium', capacity: '${var.units}' } }, []],
  ['0 where Azure has not said', { topic: { max_size_in_megabytes: 0, max_message_size_in_kilobytes: 0 } }, []],
  [
    'the message size of the tier, that azurerm writes',
    { topic: { max_message_size_in_kilobytes: 256 }, queue: { max_message_size_in_kilobytes: 256 } },
    [],
  ],
  [
    'the same, of Premium',
    { namespace: PREMIUM, topic: { max_message_size_in_kilobytes: 256 } },
    [expect.stringMatching(/^topic\.jobs max_message_size_in_kilobytes: 256, allowed /)],
  ],
])('a size or capacity of %s', (_, change, problems) => {
  expect(problemsOf(change)).toEqual(problems);
});

test.each<[what: string, change: OneOfEach, argument: string]>([
  ['messages', { namespace: { sku: 'Basic' }, queue: { forward_to: 'x' } }, 'forward_to'],
  [
    'dead letters',
    { namespace: { sku: 'Basic' }, queue: { forward_dead_lettered_messages_to: 'x' } },
    'forward_dead_lettered_messages_to',
  ],
])('a queue in a namespace of Basic forwards no %s', (_, change, argument) => {
  expect(problemsOf(change)).toContainEqual(expect.stringContaining(`queue.dead ${argument}: "x"`));
});

test('a namespace is named as azurerm allows it, one that is read as Azure has it', () => {
  const name = 'bus';
  const { resource } = oneOfEach({ namespace: { name } });
  expect(checked({ resource }).problems.map(({ argument }) => argument)).toEqual(['name']);
  expect(checked({ data: { azurerm_servicebus_namespace: { bus: { name, sku: 'Gold' } } } }).problems).toEqual([]);
});

test('a subscription of one client has a name that Azure makes longer', () => {
  const name = `${'x'.repeat(50)}$client$D`;
  const problems = (more: object) => problemsOf({ subscription: { name, ...more } }).length > 0;
  expect([problems({}), problems({ client_scoped_subscription_enabled: true })]).toEqual([true, false]);
});

test('what is sensitive is told without its value', () => {
  const resource = {
    address: 'azurerm_servicebus_subscription.train',
    mode: 'managed',
    type: 'azurerm_servicebus_subscription',
    name: 'train',
  };
  const after = { name: 'train', topic_id: '/x/topics/jobs', lock_duration: 'PT10M', max_delivery_count: 0 };
  const plan = {
    format_version: '1.2',
    planned_values: { root_module: { resources: [{ ...resource, values: after }] } },
    resource_changes: [
      {
        ...resource,
        change: {
          actions: ['create'],
          before: null,
          after,
          after_unknown: {},
          after_sensitive: { lock_duration: true },
        },
      },
    ],
    configuration: { root_module: {} },
  };
  expect(checked(plan).problems.map(({ argument, got }) => [argument, got])).toEqual([
    ['lock_duration', '(sensitive)'],
    ['max_delivery_count', 0],
  ]);
});

describe('what is not known', () => {
  const saidOf = (change: OneOfEach) =>
    checked(oneOfEach(change)).unknown.map(({ address, argument }) => `${address} ${argument}`.replace(/^.*bus_/, ''));

  test.each<[what: string, change: OneOfEach, unknown: readonly string[]]>([
    ['is said', { queue: { lock_duration: '${var.lock}' } }, ['queue.dead lock_duration']],
    ['is said in part of a text', { queue: { lock_duration: 'PT${var.m}M' } }, ['queue.dead lock_duration']],
    [
      'is said of each',
      { topic: { status: '${var.a}' }, subscription: { status: '${var.b}' } },
      ['topic.jobs status', 'subscription.train status'],
    ],
    ['is nothing to say of a name', { queue: { name: '${var.name}' } }, []],
    ['is nothing to say of what it forwards to', { queue: { forward_to: '${var.to}' } }, []],
  ])('%s', (_, change, unknown) => {
    expect(saidOf(change)).toEqual(unknown);
  });

  test('is the tier of a namespace that is made elsewhere, but not its entities', () => {
    const { resource } = oneOfEach({ queue: { lock_duration: 'PT10M' } });
    const { azurerm_servicebus_namespace: _, ...others } = resource;
    const { problems, withoutTier } = checked({ resource: others });
    expect(problems.map(({ argument }) => argument)).toEqual(['lock_duration']);
    expect(withoutTier.map(({ address }) => address).sort()).toEqual([
      'azurerm_servicebus_queue.dead',
      'azurerm_servicebus_topic.jobs',
    ]);
  });
});
