import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { JobState } from '../../../lib/local/azure-ml/job-view';
import type { RunEvent } from '../../../lib/local/azure-ml/run-event';
import { deploymentOf, type EventRoute } from '../../../lib/local/deployment';
import { type EventMessage, LocalEventGrid, messagesOf } from '../../../lib/local/events';
import { parseDocument } from '../../../lib/terraform';
import { BusUnderTest } from '../../support/local-bus';
import { shippedTexts } from '../../support/shipped/synthesized';
import { delivered } from '../../trigger/event-grid';

const text = shippedTexts().dev!;
const { eventRoutes, workspaces } = deploymentOf([parseDocument('cdk.tf.json', text)]);
const WORKSPACE = workspaces[0]!.id;

const run = (state: JobState, change: Partial<RunEvent> = {}): RunEvent => ({
  workspaceId: WORKSPACE,
  runId: 'tr-0f3c6b1de1c4-a-1',
  kind: 'Command',
  experimentName: 'reviews',
  experimentId: '0fa9dfaa-cba3-4fa7-b590-23e48548f5c1',
  state,
  tags: { requestId: 'a', attempt: '1', correlationId: 'run-1', template: 'reviews-bert' },
  properties: { model: 'm' },
  parent: undefined,
  time: new Date('2026-11-26T18:41:00Z'),
  started: undefined,
  ended: undefined,
  ...change,
});

const bodyOf = ({ body }: EventMessage) => JSON.parse(Buffer.from(body).toString());

test('a run that succeeded is told as the schema page has it', () => {
  const messages = messagesOf(run('Completed'), eventRoutes);
  expect(messages).toHaveLength(1);
  expect(bodyOf(messages[0]!)).toEqual({
    specversion: '1.0',
    type: 'Microsoft.MachineLearningServices.RunCompleted',
    source: WORKSPACE,
    subject: 'experiments/0fa9dfaa-cba3-4fa7-b590-23e48548f5c1/runs/tr-0f3c6b1de1c4-a-1',
    id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    time: '2026-11-26T18:41:00.000Z',
    data: {
      experimentId: '0fa9dfaa-cba3-4fa7-b590-23e48548f5c1',
      experimentName: 'reviews',
      runId: 'tr-0f3c6b1de1c4-a-1',
      runType: 'command',
      runTags: { requestId: 'a', attempt: '1', correlationId: 'run-1', template: 'reviews-bert' },
      runProperties: { model: 'm' },
    },
  });
});

test.each<[state: JobState]>([['Completed'], ['Failed']])(
  'a run that is %s becomes the message that the model of Event Grid makes of it',
  (state) => {
    const [message] = messagesOf(run(state), eventRoutes);
    const [expected] = delivered(JSON.parse(text), bodyOf(message!), { pathsHaveCase: true, missing: 'left out' });
    const { messageId: _, body, contentType, applicationProperties, ...system } = expected!;
    expect(message).toMatchObject({ destination: 'training-events', contentType, applicationProperties, system });
    expect(Object.keys(message!.applicationProperties).sort()).toEqual(Object.keys(applicationProperties).sort());
    expect(bodyOf(message!)).toEqual(body);
  },
);

test.each<[state: JobState]>([['Queued'], ['Running'], ['CancelRequested'], ['Canceled'], ['NotResponding']])(
  'of a run that is %s Azure ML tells nothing',
  (state) => {
    expect(messagesOf(run(state), eventRoutes)).toEqual([]);
  },
);

const route = (change: Partial<EventRoute>): EventRoute => ({
  address: 'azurerm_eventgrid_event_subscription.e',
  name: 'e',
  workspaceId: WORKSPACE,
  eventTypes: [],
  schema: 'EventGridSchema',
  destination: 'jobs',
  deliveryProperties: [],
  ...change,
});

test.each<[what: string, change: Partial<EventRoute>, isSent: boolean]>([
  ['without types takes all', {}, true],
  [
    'in other letters',
    { workspaceId: WORKSPACE.toUpperCase(), eventTypes: ['microsoft.machinelearningservices.runcompleted'] },
    true,
  ],
  ['of other events', { eventTypes: ['Microsoft.MachineLearningServices.ModelRegistered'] }, false],
  ['of another workspace', { workspaceId: `${WORKSPACE}-2` }, false],
])('a route %s', (_, change, isSent) => {
  expect(messagesOf(run('Completed'), [route(change)])).toHaveLength(isSent ? 1 : 0);
});

test("Event Grid's own schema has other names for the same", () => {
  const [message] = messagesOf(run('Failed'), [route({})]);
  expect(message!.contentType).toBe('application/json; charset=utf-8');
  expect(bodyOf(message!)).toMatchObject({
    topic: WORKSPACE,
    eventType: 'Microsoft.MachineLearningServices.RunStatusChanged',
    eventTime: '2026-11-26T18:41:00.000Z',
    dataVersion: '',
    data: { runStatus: 'failed' },
  });
});

test('a property is a text, a number or a boolean of the event, and nothing that every object has', () => {
  const fields = [
    'data.runTags',
    'data.runTags.requestId',
    'data.toString',
    'data.runTags.none',
    'data.constructor.name',
  ];
  const deliveryProperties = fields.map((sourceField, index) => ({ name: `p${index}`, sourceField }));
  const [message] = messagesOf(run('Completed'), [route({ deliveryProperties })]);
  const own = Object.entries(message!.applicationProperties).filter(([name]) => !name.startsWith('aeg-'));
  expect(own).toEqual([['p1', 'a']]);
});

test('each header that Event Grid knows becomes the system property', () => {
  const names = [
    'MessageId',
    'CorrelationId',
    'SessionId',
    'Label',
    'ReplyTo',
    'ReplyToSessionId',
    'To',
    'PartitionKey',
  ];
  const deliveryProperties = names.map((name) => ({ name, value: name }));
  const [message] = messagesOf(run('Completed'), [route({ deliveryProperties })]);
  expect(message!.system).toEqual({
    messageId: 'MessageId',
    correlationId: 'CorrelationId',
    sessionId: 'SessionId',
    subject: 'Label',
    replyTo: 'ReplyTo',
    replyToSessionId: 'ReplyToSessionId',
    to: 'To',
    partitionKey: 'PartitionKey',
  });
});

test('ids are the same for the same change, and differ otherwise', () => {
  const idsOf = (event: RunEvent, routes = eventRoutes) =>
    messagesOf(event, routes).map((one) => [one.messageId, bodyOf(one).id]);
  expect(idsOf(run('Failed'))).toEqual(idsOf(run('Failed')));
  const two = [run('Failed'), run('Completed'), run('Failed', { runId: 'other' })]
    .flatMap((event) => idsOf(event))
    .flat();
  expect(new Set(two).size).toBe(6);
  const [[a], [b]] = idsOf(run('Failed'), [route({}), route({ address: 'another' })]) as [string[], string[]];
  expect(a).not.toBe(b);
});

describe('delivered', () => {
  let bus: BusUnderTest;
  let grid: LocalEventGrid;
  let undelivered: string[];
  const start = (routes = eventRoutes) => {
    undelivered = [];
    grid = new LocalEventGrid({
      connectionString: bus.bus.connectionString,
      routes,
      onUndelivered: ({ destination }, why) => undelivered.push(`${destination}: ${why}`),
    });
  };
  beforeEach(async () => {
    bus = await BusUnderTest.start(text);
  });
  afterEach(async () => {
    await grid.stop();
    await bus.stop();
  });
  const receive = async (subscription: string): Promise<ServiceBusReceivedMessage | undefined> => {
    const receiver = bus.client.createReceiver('training-events', subscription, { receiveMode: 'receiveAndDelete' });
    const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 2000 });
    return message;
  };

  test.each<[JobState, string, string]>([
    ['Failed', 'run-failed', 'failed'],
    ['Completed', 'run-completed', 'Completed'],
  ])('a run that is %s reaches %s by the rules that are shipped', async (state, subscription, runStatus) => {
    start();
    expect(grid.take(run(state))).toBe(1);
    const message = await receive(subscription);
    expect(message).toMatchObject({
      correlationId: 'run-1',
      contentType: 'application/cloudevents+json; charset=utf-8',
      applicationProperties: {
        runStatus,
        requestId: 'a',
        requestAttempt: '1',
        run: expect.stringMatching(/\/runs\/tr-/),
      },
    });
    expect(
      [
        await bus.counts('training-events/Subscriptions/run-failed'),
        await bus.counts('training-events/Subscriptions/run-completed'),
      ].map(({ active }) => active),
    ).toEqual([0, 0]);
  });

  test('the same change twice is one message: the topic drops the second', async () => {
    start();
    grid.take(run('Failed'));
    grid.take(run('Failed'));
    await grid.delivered();
    expect((await bus.counts('training-events/Subscriptions/run-failed')).active).toBe(1);
  });

  test('where there is no such queue it is undelivered at once, with the reason, and others are delivered', async () => {
    start([route({ destination: 'nowhere' }), ...eventRoutes]);
    expect(grid.take(run('Completed'))).toBe(2);
    await grid.delivered();
    expect(undelivered).toEqual([expect.stringMatching(/^nowhere: .*nowhere/)]);
    expect((await bus.counts('training-events/Subscriptions/run-completed')).active).toBe(1);
  });

  test('what waits for another try when it ends is told', async () => {
    start();
    await bus.bus.faults.throttle('PT1H', 'training-events');
    grid.take(run('Failed'));
    await grid.stop();
    expect(undelivered).toEqual([expect.stringMatching(/^training-events: /)]);
    expect(grid.take(run('Failed', { runId: 'later' }))).toBe(0);
  });
});
