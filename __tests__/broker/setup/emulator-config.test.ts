import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Broker } from '../../../lib/broker/core';
import { readEmulatorConfig } from '../../../lib/broker/setup/read-emulator-config';
import { FileProblem } from '../../../lib/files';
import { emulatorConfig, topologyOf } from '../../../lib/routing';
import { parseDocument } from '../../../lib/terraform';
import { jsonCodec } from '../../support/broker/json-codec';
import { configurationOf } from '../../support/topics';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(config: unknown): string {
  const path = join(folder, 'Config.json');
  writeFileSync(path, typeof config === 'string' ? config : JSON.stringify(config));
  return path;
}

const config = (namespace: object) => ({
  UserConfig: { Namespaces: [{ Name: 'sbemulatorns', ...namespace }], Logging: { Type: 'File' } },
});
const withRule = (properties: object) =>
  config({ Topics: [{ Name: 't', Subscriptions: [{ Name: 's', Rules: [{ Name: 'r', Properties: properties }] }] }] });

/** The example of Microsoft's documentation, with a queue that forwards. */
const EXAMPLE = config({
  Queues: [
    {
      Name: 'queue.1',
      Properties: {
        DeadLetteringOnMessageExpiration: false,
        DefaultMessageTimeToLive: 'PT1H',
        DuplicateDetectionHistoryTimeWindow: 'PT20S',
        ForwardDeadLetteredMessagesTo: '',
        ForwardTo: 'topic.1',
        LockDuration: 'PT1M',
        MaxDeliveryCount: 3,
        RequiresDuplicateDetection: false,
        RequiresSession: false,
      },
    },
  ],
  Topics: [
    {
      Name: 'topic.1',
      Properties: {
        DefaultMessageTimeToLive: 'PT1H',
        DuplicateDetectionHistoryTimeWindow: 'PT20S',
        RequiresDuplicateDetection: false,
      },
      Subscriptions: [
        {
          Name: 'subscription.1',
          Properties: {
            LockDuration: 'PT1M',
            MaxDeliveryCount: 3,
            ForwardDeadLetteredMessagesTo: '',
            ForwardTo: '',
            RequiresSession: true,
          },
          Rules: [
            {
              Name: 'app-prop-filter-1',
              Properties: {
                FilterType: 'Correlation',
                CorrelationFilter: {
                  ContentType: 'application/text',
                  Label: 'subject1',
                  Properties: { prop1: 'value1' },
                },
              },
            },
            {
              Name: 'sql-filter',
              Properties: {
                FilterType: 'Sql',
                SqlFilter: { SqlExpression: "sys.To = 'x'" },
                Action: { SqlExpression: "SET a = 'b'" },
              },
            },
          ],
        },
        { Name: 'subscription.2', Properties: {}, Rules: [] },
      ],
    },
  ],
});

function brokerOf(path: string): Broker {
  const broker = new Broker({ codec: jsonCodec, seed: 'x' });
  for (const { commands } of readEmulatorConfig(path))
    for (const command of commands) expect(broker.run(command, 1).answer).toBeUndefined();
  return broker;
}

test('the example of its documentation is what it says', () => {
  const broker = brokerOf(fileOf(EXAMPLE));
  expect(broker.describe('queue.1')).toMatchObject({
    settings: { forwardTo: 'topic.1', maxDeliveryCount: 3, defaultTimeToLive: 3_600_000 },
  });
  expect(broker.describe('topic.1/Subscriptions/subscription.1')).toMatchObject({
    settings: { requiresSession: true, lockDuration: 60_000 },
  });
  expect(broker.rules('topic.1/Subscriptions/subscription.1')).toMatchObject([
    {
      rule: {
        name: 'app-prop-filter-1',
        filter: {
          kind: 'correlation',
          system: new Map([
            ['ContentType', 'application/text'],
            ['Label', 'subject1'],
          ]),
          properties: new Map([['prop1', 'value1']]),
        },
      },
    },
    { rule: { name: 'sql-filter', filter: { kind: 'sql', sql: "sys.To = 'x'" }, action: "SET a = 'b'" } },
  ]);
  expect(broker.rules('topic.1/Subscriptions/subscription.2')).toMatchObject([{ rule: { name: '$Default' } }]);
});

test('what `training-job-scheduler emulator` writes is read', () => {
  const text = configurationOf({ train: "kind = 'train'", all: '1=1' });
  const { config: written } = emulatorConfig(topologyOf(parseDocument('cdk.tf.json', text)));
  expect(brokerOf(fileOf(written)).rules('events/Subscriptions/train')).toMatchObject([
    { rule: { filter: { kind: 'sql', sql: "kind = 'train'" } } },
  ]);
});

test.each([
  ['no file', join('nowhere', 'Config.json'), /no such file/],
  ['no JSON', '{', /is not JSON/],
  ['something else', { a: 1 }, /is no configuration of the Service Bus emulator.*UserConfig/],
  ['no namespace', { UserConfig: { Namespaces: [] } }, /at least one namespace/],
  [
    'a misspelt name',
    config({ Queues: [{ Name: 'q', Properties: { LockDuraton: 'PT1M' } }] }),
    /LockDuraton.*LockDuration/,
  ],
  ['a wrong type of filter', withRule({ FilterType: 'SqlFilter' }), /"SqlFilter".*"Sql" or "Correlation"/],
  [
    'a rule without its filter',
    withRule({ FilterType: 'Sql' }),
    /rule r of t\/s: its FilterType is Sql, and it has no SqlFilter/,
  ],
  ['a length of time', config({ Queues: [{ Name: 'q', Properties: { LockDuration: '60' } }] }), /"60".*PT1M/],
  ['two mistakes', config({ Queues: [{ Name: 1, Properties: { RequiresSession: 'yes' } }] }), /Name.*RequiresSession/],
  ['a number', config({ Queues: [{ Name: 'q', Properties: { MaxDeliveryCount: 0 } }] }), /MaxDeliveryCount.*from 1 on/],
])('%s is told in one line', (_, content, expected) => {
  const path = typeof content === 'string' && content.endsWith('.json') ? content : fileOf(content);
  const read = () => readEmulatorConfig(path);
  expect(read).toThrow(FileProblem);
  expect(read).toThrow(expected);
  expect(read).not.toThrow(/\n/);
});
