import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scheduler } from './scheduler';

interface Part {
  /** Arguments of the subscription `jobs/gpu`. */
  readonly gpu?: object;
  /** Queues beside it, with their arguments. */
  readonly queues?: Readonly<Record<string, object>>;
  /** Further resources. */
  readonly more?: object;
  /** What the topic says of its namespace. */
  readonly namespace?: string;
}

const MADE = { location: 'westeurope', resource_group_name: 'rg', sku: 'Standard' };
const OWN = '${azurerm_servicebus_namespace.bus.id}';
const ELSEWHERE = '/subscriptions/1/resourceGroups/rg/providers/Microsoft.ServiceBus/namespaces/theirs';

function textOf({ gpu = {}, queues = {}, more = {}, namespace = OWN }: Part): string {
  const resource = {
    azurerm_servicebus_namespace: { bus: { name: 'acme-bus', ...MADE } },
    azurerm_servicebus_topic: { jobs: { name: 'jobs', namespace_id: namespace } },
    azurerm_servicebus_queue: Object.fromEntries(
      Object.entries(queues).map(([name, values]) => [name, { name, namespace_id: namespace, ...values }]),
    ),
    azurerm_servicebus_subscription: {
      gpu: { name: 'gpu', topic_id: '${azurerm_servicebus_topic.jobs.id}', max_delivery_count: 5, ...gpu },
    },
    azurerm_servicebus_subscription_rule: {
      gpu: {
        name: 'r',
        subscription_id: '${azurerm_servicebus_subscription.gpu.id}',
        filter_type: 'SqlFilter',
        sql_filter: "kind = 'a'",
      },
    },
    ...more,
  };
  return JSON.stringify({ resource }, undefined, 1);
}

function checked(part: Part, others: Readonly<Record<string, Part>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'targets-'));
  for (const [name, one] of Object.entries({ ...others, own: part })) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'cdk.tf.json'), textOf(one));
  }
  const { status, stdout } = scheduler(['check', '--json', '--from', folder]);
  const { findings } = JSON.parse(stdout) as { findings: readonly Record<string, unknown>[] };
  return { status, findings, folder };
}

const LOST = 'so it cannot be told where messages go from there';

test.each<[what: string, part: Part, argument: string, message: string]>([
  [
    'a name that nothing in the document has',
    { gpu: { forward_to: 'nowhere' }, queues: { approval: {} } },
    'forward_to',
    `nowhere is no queue or topic of this document, ${LOST}`,
  ],
  [
    'a name that is nearly that of a queue',
    { gpu: { forward_to: 'trainqueue-' }, queues: { trainqueue: {} } },
    'forward_to',
    `trainqueue- is no queue or topic of this document, ${LOST}; did you mean trainqueue?`,
  ],
  [
    'the same of dead letters',
    { gpu: { forward_dead_lettered_messages_to: 'graveyrd' }, queues: { graveyard: {} } },
    'forward_dead_lettered_messages_to',
    'graveyrd is no queue or topic of this document, so it cannot be told where dead letters go from there; did you mean graveyard?',
  ],
  [
    'one slip away from a queue, in a namespace that others make',
    { gpu: { forward_to: 'aproval' }, queues: { approval: {} }, namespace: ELSEWHERE },
    'forward_to',
    `aproval is no queue or topic of this document, ${LOST}; did you mean approval?`,
  ],
  [
    'a queue that takes nothing',
    { gpu: { forward_to: 'approval' }, queues: { approval: { status: 'SendDisabled' } } },
    'forward_to',
    'approval takes no messages: SendDisabled; what is forwarded there becomes a dead letter of jobs/gpu',
  ],
  [
    'dead letters, to a queue that is disabled',
    { gpu: { forward_dead_lettered_messages_to: 'approval' }, queues: { approval: { status: 'Disabled' } } },
    'forward_dead_lettered_messages_to',
    'approval takes no messages: Disabled; what is forwarded there stays among the dead letters of jobs/gpu',
  ],
])('%s is told, at its line', (_, part, argument, message) => {
  const { status, findings, folder } = checked(part);
  const line = textOf(part)
    .split('\n')
    .findIndex((text) => text.includes(`"${argument}"`));
  expect({ status, findings }).toEqual({
    status: 1,
    findings: [
      {
        file: join(folder, 'own', 'cdk.tf.json'),
        line: line + 1,
        address: 'azurerm_servicebus_subscription.gpu',
        argument,
        severity: 'warning',
        code: 'forward-target',
        message,
      },
    ],
  });
});

describe('nothing is told of', () => {
  const theirs = { azurerm_servicebus_queue: { far: { name: 'far', namespace_id: ELSEWHERE } } };

  test.each<[what: string, part: Part, others?: Record<string, Part>]>([
    ['a queue that is there', { gpu: { forward_to: 'approval' }, queues: { approval: {} } }],
    ['a name in other letters', { gpu: { forward_to: 'Approval' }, queues: { approval: {} } }],
    [
      'a queue that nobody may read from, but that takes messages',
      { gpu: { forward_to: 'approval' }, queues: { approval: { status: 'ReceiveDisabled' } } },
    ],
    [
      'a name in a namespace that others make',
      { gpu: { forward_to: 'their-queue' }, queues: { approval: {} }, namespace: ELSEWHERE },
    ],
    ['an id', { gpu: { forward_to: `${ELSEWHERE}/queues/approval` } }],
    [
      'a queue of another namespace that is referred to',
      { gpu: { forward_to: '${azurerm_servicebus_queue.far.name}' }, more: theirs },
    ],
    ['the name of one', { gpu: { forward_to: 'far' }, more: theirs }],
    ['a queue of another document', { gpu: { forward_to: 'approval' } }, { other: { queues: { approval: {} } } }],
  ])('%s', (_, part, others = {}) => {
    expect(checked(part, others)).toMatchObject({ status: 0, findings: [] });
  });
});

test('what is not known is not checked, and no warning', () => {
  expect(checked({ gpu: { forward_to: '${var.where}' } })).toMatchObject({ status: 1, findings: [] });
});
