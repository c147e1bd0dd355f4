import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { ServiceBusMessage } from '@azure/service-bus';
import { LocalFunctions, type LocalFunctionsOptions } from '../../../lib/local/functions';
import type { ProgramLine } from '../../../lib/local/programs/program-line';
import { BusUnderTest, until } from '../../support/local-bus';
import { packageOf, programOf } from './packages';

/** The host of Functions, with programs of somebody else: real packages, with the real `@azure/functions` in them. */

const text = JSON.stringify({
  resource: {
    azurerm_servicebus_namespace: { bus: { name: 'bus', sku: 'Standard' } },
    azurerm_servicebus_queue: {
      q: { name: 'q', namespace_id: '${azurerm_servicebus_namespace.bus.id}', max_delivery_count: 4 },
      s: { name: 's', namespace_id: '${azurerm_servicebus_namespace.bus.id}', requires_session: true },
    },
  },
});

let bus: BusUnderTest;
let lines: ProgramLine[];
let functions: LocalFunctions | undefined;
beforeEach(async () => {
  bus = await BusUnderTest.start(text);
  lines = [];
  functions = undefined;
});
afterEach(async () => {
  await functions?.stop();
  await bus.stop();
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** How a program of Azure is told to reach Service Bus. */
const IDENTITY = { Bus__fullyQualifiedNamespace: 'bus.servicebus.windows.net' };

async function start(
  packageFile: string,
  settings: object = IDENTITY,
  more: Partial<LocalFunctionsOptions> = {},
): Promise<void> {
  functions = await LocalFunctions.start({
    programs: [{ address: 'app', name: 'app', packageFile, settings: new Map(Object.entries(settings)) }],
    connectionString: bus.bus.connectionString,
    resourceManager: 'http://localhost:1',
    identity: { endpoint: 'http://localhost:1/identity', header: 'secret' },
    onLine: (line) => lines.push(line),
    ...more,
  });
}

const onQueue = (handler: string, options = '') =>
  `app.serviceBusQueue('work', { connection: 'Bus', queueName: 'q', ${options} handler: ${handler} });`;
const send = (...messages: Partial<ServiceBusMessage>[]) =>
  Promise.all(messages.map((message) => bus.send('q', { body: 'go', ...message })));
const texts = () => lines.map((line) => line.text);
const said = (text: string) => until(texts, (all) => all.includes(text));
const left = async () => {
  const { active, deadLetters } = await bus.counts('q');
  return [active, deadLetters];
};
const isLeft = (...counts: number[]) => until(left, (now) => JSON.stringify(now) === JSON.stringify(counts));

test('a message is worked on, completed, and logged', async () => {
  await start(
    programOf(onQueue('(message, context) => { context.warn(JSON.stringify(message)); console.log("by the way"); }')),
  );
  await send({ body: { a: 1 } });
  await isLeft(0, 0);
  expect(lines).toEqual(
    expect.arrayContaining([
      { time: expect.any(Date), program: 'app', level: 'warn', text: '{"a":1}', entry: undefined },
      expect.objectContaining({ level: 'info', text: 'by the way' }),
    ]),
  );
});

test('what it throws gives the message back, at once, until it is a dead letter', async () => {
  await start(
    programOf(
      onQueue(
        '(_, context) => { context.log(`delivery ${context.triggerMetadata.deliveryCount}`); throw new Error("no luck"); }',
      ),
    ),
  );
  await send({});
  await isLeft(0, 1);
  expect(texts().filter((line) => line.startsWith('delivery'))).toEqual(
    [1, 2, 3, 4].map((count) => `delivery ${count}`),
  );
  expect(texts()).toContain('work: no luck; the message is given back');
});

test('names of properties begin with a small letter, and fields of a text win over what the host knows', async () => {
  await start(programOf(onQueue('(_, context) => context.log(JSON.stringify(context.triggerMetadata))')));
  await send({ body: { messageId: 'forged' }, messageId: 'real', applicationProperties: { GpuCount: 4 } });
  await isLeft(0, 0);
  expect(JSON.parse(texts().find((line) => line.startsWith('{')) as string)).toMatchObject({
    messageId: 'forged',
    applicationProperties: { gpuCount: 4 },
    deliveryCount: 1,
  });
});

test('it has its settings, what this machine gives it, and nothing of whoever runs it', async () => {
  process.env.SECRET_OF_SOMEBODY = 'x';
  const names = [
    'MODE',
    'MANAGEMENT_ENDPOINT',
    'IDENTITY_ENDPOINT',
    'IDENTITY_HEADER',
    'WEBSITE_SITE_NAME',
    'SECRET_OF_SOMEBODY',
    'JEST_WORKER_ID',
    'NODE_OPTIONS',
  ];
  await start(
    programOf(
      onQueue(
        `(_, context) => context.log(JSON.stringify(${JSON.stringify(names)}.map((name) => process.env[name] ?? null)))`,
      ),
    ),
    { MODE: 'dev', MANAGEMENT_ENDPOINT: 'https://management.azure.com' },
  );
  await send({});
  await said('["dev","http://localhost:1","http://localhost:1/identity","secret","app",null,null,null]');
  delete process.env.SECRET_OF_SOMEBODY;
});

test.each<[what: string, settings: object]>([
  ['by an identity', IDENTITY],
  ['by a setting that the document does not have', {}],
])('a program that reaches Service Bus %s by itself reaches this one', async (_, settings) => {
  await start(programOf(onQueue('(_, context) => context.log(process.env.Bus)')), settings);
  await send({});
  await said(bus.bus.connectionString);
});

test('as many at once as host.json says, and no more', async () => {
  const source = `let now = 0; let most = 0;
    ${onQueue('async (_, context) => { most = Math.max(most, ++now); await new Promise((r) => setTimeout(r, 60)); now--; context.log(`most ${most}`); }')}`;
  await start(programOf(source, { serviceBus: { maxConcurrentCalls: 3, prefetchCount: 5 } }));
  await send(...Array(12).fill({}));
  await isLeft(0, 0);
  expect(texts().at(-1)).toBe('most 3');
});

test('without autoCompleteMessages a message that nobody settles comes again when its lock ends', async () => {
  await start(
    programOf(onQueue('(_, context) => context.log(`delivery ${context.triggerMetadata.deliveryCount}`)'), {
      serviceBus: { autoCompleteMessages: false },
    }),
  );
  await send({});
  await said('delivery 1');
  expect(await left()).toEqual([1, 0]);
  await bus.bus.faults.loseLocks('q');
  await said('delivery 2');
});

test('what takes longer than functionTimeout is ended, and its message comes again', async () => {
  const source = onQueue(
    'async (_, context) => { if (context.triggerMetadata.deliveryCount === 1) await new Promise(() => {}); context.log("done"); }',
  );
  await start(programOf(source, { more: { functionTimeout: '00:00:00.3' } }));
  await send({});
  await isLeft(0, 0);
  expect(texts()).toEqual([
    'work: it takes longer than 0.3 seconds, the functionTimeout of its host.json',
    'the program has ended: signal SIGKILL; it starts again with its next message',
    'work: its process has ended: signal SIGKILL; the message is given back',
    'done',
  ]);
});

test('a program that ends by itself starts again, after a pause that grows, and its messages come again', async () => {
  const source = onQueue(
    '(_, context) => { if (context.triggerMetadata.deliveryCount < 4) process.exit(3); context.log("done"); }',
  );
  await start(programOf(source));
  await send({});
  await isLeft(0, 0);
  expect(texts().filter((line) => line.startsWith('the program'))).toEqual([
    'the program has ended: exit code 3; it starts again with its next message',
    'the program has ended: exit code 3; it starts again with its next message, after 0.25 seconds',
    'the program has ended: exit code 3; it starts again with its next message, after 0.5 seconds',
  ]);
});

test('what it writes to standard error is told as it is: it may be the last that it says', async () => {
  await start(programOf(`${onQueue('() => {}')}setTimeout(() => { throw new Error("out of nothing"); }, 50);`));
  await until(texts, (all) => all.some((line) => line.includes('Error: out of nothing')));
});

test.each<[what: string, program: () => string, expected: RegExp[]]>([
  [
    'throws when it is loaded',
    () => programOf('throw new Error("no config");'),
    [/^the program has ended: no config; it starts again/, /^it has not started 5 times in a row, and is not run$/],
  ],
  [
    'has no functions that run here',
    () => programOf("app.http('page', { handler: () => ({}) });"),
    [
      /^the function page has further inputs or outputs|^the function page has a httpTrigger, and only serviceBusTrigger runs here; it is not run$/,
    ],
  ],
  [
    'names a setting that is not there',
    () => programOf("app.serviceBusQueue('work', { connection: 'Bus', queueName: '%NONE%', handler: () => {} });"),
    [/^the function work listens to %NONE%, which no setting of the app has a value for; it is not run$/],
  ],
  ['is no package', () => packageOf({ a: 'b' }), [/^its package has no package.json; it is not run$/]],
])('a program that %s is told of, and starts all the same', async (_, program, expected) => {
  await start(program());
  for (const pattern of expected) expect(texts()).toEqual(expect.arrayContaining([expect.stringMatching(pattern)]));
});

test('a queue that is not there is told of once', async () => {
  await start(programOf("app.serviceBusQueue('work', { connection: 'Bus', queueName: 'none', handler: () => {} });"));
  await until(texts, ({ length }) => length > 0);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(texts()).toEqual([expect.stringMatching(/^work does not receive from none: .*none/)]);
});

test('sessions: in order each, as many at once as host.json says, and one session by one instance', async () => {
  const source = `app.serviceBusQueue('work', { connection: 'Bus', queueName: 's', isSessionsEnabled: true,
    handler: async (message, context) => { context.log(context.triggerMetadata.sessionId + message + 'begin'); await new Promise((r) => setTimeout(r, 20)); context.log(context.triggerMetadata.sessionId + message + 'end'); } });`;
  await start(programOf(source, { serviceBus: { maxConcurrentSessions: 2 } }), IDENTITY, { instances: 2 });
  for (const body of ['1', '2', '3']) {
    for (const sessionId of ['a', 'b', 'c']) await bus.send('s', { body, sessionId });
  }
  await until(
    () => bus.counts('s'),
    ({ active }) => active === 0,
  );
  for (const session of ['a', 'b', 'c']) {
    const of = texts().filter((line) => line.startsWith(session));
    expect(of).toEqual(['1', '2', '3'].flatMap((body) => [`${session}${body}begin`, `${session}${body}end`]));
  }
});

test('hooks are run around each call, and when it ends', async () => {
  const source = `
    app.hook.appStart((context) => console.log('start'));
    app.hook.preInvocation((context) => { context.inputs = ['from the hook']; });
    app.hook.postInvocation((context) => { console.log('after ' + context.result); });
    app.hook.appTerminate(() => console.log('end'));
    ${onQueue('(message) => message')}`;
  await start(programOf(source));
  await send({});
  await isLeft(0, 0);
  await functions!.stop();
  expect(texts()).toEqual(['start', 'after from the hook', 'end']);
});

test.each([
  ['that has nothing to do', ''],
  [
    'that starts for longer than it may be idle, and has nothing to do then,',
    'const end = Date.now() + 600; while (Date.now() < end);',
  ],
])('a process %s ends, and so does the one that starts with the next message', async (_, atStart) => {
  await start(programOf(`${atStart}${onQueue('(_, context) => context.log(`pid ${process.pid}`)')}`), IDENTITY, {
    idle: 200,
  });
  const hasEnded = (pid: number) =>
    until(
      () => isRunning(pid),
      (isSo) => !isSo,
    );
  const pids = () => texts().map((line) => Number(/^pid (\d+)$/.exec(line)?.[1]));
  await send({});
  const [first] = await until(pids, ({ length }) => length === 1);
  await hasEnded(first as number);
  await send({});
  const [, second] = await until(pids, ({ length }) => length === 2);
  expect(second).not.toBe(first);
  await hasEnded(second as number);
});

test('stopping finishes what is worked on, ends the program, and leaves nothing behind', async () => {
  const scratch = () => readdirSync(tmpdir()).filter((name) => name.startsWith('scheduler-programs-'));
  const before = scratch();
  const source = onQueue(
    'async (_, context) => { context.log(`pid ${process.pid}`); await new Promise((r) => setTimeout(r, 300)); context.log("done"); }',
  );
  await start(programOf(source));
  const made = scratch().filter((name) => !before.includes(name));
  expect(made.length).toBeGreaterThan(0);
  await send({});
  const [line] = await until(texts, ({ length }) => length === 1);
  await functions!.stop();
  expect([texts().at(-1), await left()]).toEqual(['done', [0, 0]]);
  const pid = Number(/\d+/.exec(line!)![0]);
  expect(isRunning(pid)).toBe(false);
  expect(scratch().filter((name) => made.includes(name) && existsSync(name))).toEqual([]);
});

test('a subscription that is paused is left alone, and worked off when it is opened', async () => {
  const status = (value: string) =>
    fetch(`http://localhost:${bus.bus.ports[0]}/q?api-version=2021-05`, {
      method: 'PUT',
      headers: { authorization: 'Bearer test', 'if-match': '*', 'content-type': 'application/atom+xml' },
      body: `<entry xmlns="http://www.w3.org/2005/Atom"><content type="application/xml"><QueueDescription xmlns="http://schemas.microsoft.com/netservices/2010/10/servicebus/connect"><MaxDeliveryCount>4</MaxDeliveryCount><Status>${value}</Status></QueueDescription></content></entry>`,
    });
  expect((await status('ReceiveDisabled')).status).toBe(200);
  await start(programOf(onQueue('(_, context) => context.log("worked")')));
  await send({});
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect([texts().includes('worked'), await left()]).toEqual([false, [1, 0]]);
  expect((await status('Active')).status).toBe(200);
  await isLeft(0, 0);
  expect(texts()).toContain('worked');
});

test('an app that is not there cannot be killed', async () => {
  await start(programOf(onQueue('() => {}')));
  await expect(functions!.kill('other')).rejects.toThrow(new RangeError('no app other; there are app'));
});
