import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ServiceBusClient, type ServiceBusReceiver } from '@azure/service-bus';
import * as fc from 'fast-check';
import { LocalProcess } from '../../cli/local-process';
import { Ledger } from './ledger';

/** How often it is killed: `npm run kill` does it some hundred times. */
const TIMES = Number(process.env.KILL_TIMES ?? 10);
const SENDERS = 4;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kill-'));
});
afterAll(async () => {
  await LocalProcess.endAll();
  rmSync(folder, { recursive: true, force: true });
});

const ENTITIES = { queue: ['orders'], a: ['events', 'a'], b: ['events', 'b'] } as const;
type Name = keyof typeof ENTITIES;

function receiver(client: ServiceBusClient, name: Name): ServiceBusReceiver {
  const options = { maxAutoLockRenewalDurationInMs: 0 };
  const [entity, subscription] = ENTITIES[name];
  return subscription === undefined
    ? client.createReceiver(entity, options)
    : client.createReceiver(entity, subscription, options);
}

function connected({ started }: LocalProcess): ServiceBusClient {
  return new ServiceBusClient(started.connectionString, {
    // It looks whether it is closed when it tries again, and until then the process does not end: half a minute without this.
    retryOptions: { maxRetries: 0, timeoutInMs: 5000, retryDelayInMs: 200 },
  });
}

/** Waits for what closes; not for ever, as the official client does that was opening a link to what is not there any more. */
async function closing(closed: readonly Promise<unknown>[]): Promise<void> {
  await Promise.race([Promise.allSettled(closed), pause(2_000, undefined, { ref: false })]);
}

/** The ids of all messages that an entity has. */
async function idsOf(client: ServiceBusClient, name: Name): Promise<string[]> {
  const ids: string[] = [];
  const peeking = receiver(client, name);
  for (;;) {
    const messages = await peeking.peekMessages(250);
    if (messages.length === 0) break;
    ids.push(...messages.map(({ messageId }) => String(messageId)));
  }
  await peeking.close();
  return ids;
}

test(`what was acknowledged is there after kill -9, each message once, and what was completed is not: ${TIMES} times`, async () => {
  const config = join(folder, 'Config.json');
  // What stays is delivered again whenever its lock ends: in a long run more often than the ten times that are preset.
  const Properties = { MaxDeliveryCount: 1_000_000 };
  const topic = { Name: 'events', Subscriptions: [...'ab'].map((Name) => ({ Name, Properties })) };
  const namespace = { Name: 'sbemulatorns', Queues: [{ Name: 'orders', Properties }], Topics: [topic] };
  writeFileSync(config, JSON.stringify({ UserConfig: { Namespaces: [namespace] } }));
  const options = ['--config', config, '--data', join(folder, 'data')];
  const ledgers = { queue: new Ledger(), a: new Ledger(), b: new Ledger() };
  // After how many answers it is killed: there are always others on their way, and links that are just being opened.
  const moments = fc.sample(fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 20, max: 120 })), TIMES);
  const unanswered: Promise<unknown>[] = [];

  for (const [round, moment] of moments.entries()) {
    const local = await LocalProcess.start(options);
    const client = connected(local);
    for (const name of Object.keys(ledgers) as Name[])
      expect([round, name, ledgers[name].problems(await idsOf(client, name))]).toEqual([round, name, []]);

    let answers = 0;
    let isOver = false;
    let kill = (): void => undefined;
    const killed = new Promise<void>((resolve) => {
      kill = () => {
        if (isOver) return;
        isOver = true;
        resolve(local.end('SIGKILL').then(() => undefined));
      };
    });
    const answered = () => {
      if (answers++ >= moment) kill();
    };
    const receivers = (Object.keys(ledgers) as Name[]).map((name) => {
      const own = receiver(client, name);
      const processMessage = async (message: Parameters<typeof own.completeMessage>[0]) => {
        const id = String(message.messageId);
        // Some stay, so that there is something to lose.
        if (id.endsWith('0') || isOver) return;
        ledgers[name].asked(id);
        await own.completeMessage(message);
        ledgers[name].completion(id);
        answered();
      };
      own.subscribe(
        { processMessage, processError: async () => undefined },
        { autoCompleteMessages: false, maxConcurrentCalls: 5 },
      );
      return own;
    });
    const sending = Array.from({ length: SENDERS }, async (_, own) => {
      const names: readonly Name[] = own % 2 === 0 ? ['queue'] : ['a', 'b'];
      const sender = client.createSender(own % 2 === 0 ? 'orders' : 'events');
      for (let n = 0; !isOver; n++) {
        // One message, or several together.
        const ids = Array.from({ length: 1 + (n % 3) }, (__, part) => `${round}-${own}-${n}-${part}`);
        await sender.sendMessages(ids.map((messageId) => ({ messageId, body: messageId })));
        for (const name of names) for (const id of ids) ledgers[name].acknowledged(id);
        answered();
      }
    });
    const ended = Promise.allSettled(sending);
    // Where no answers come it is killed as well.
    void ended.then(kill);
    // The client gives up after a while what was on its way.
    unanswered.push(ended);
    await killed;
    await closing([...receivers.map((own) => own.close()), client.close()]);
  }

  const local = await LocalProcess.start(options);
  const client = connected(local);
  for (const name of Object.keys(ledgers) as Name[]) {
    expect(ledgers[name].problems(await idsOf(client, name))).toEqual([]);
    // It was under load.
    expect(ledgers[name].size.sent).toBeGreaterThan(10);
    expect(ledgers[name].size.completed).toBeGreaterThan(10);
  }
  await client.close();
  await Promise.all(unanswered);
  expect(await local.end('SIGTERM')).toEqual([0, null]);
  const told = Object.values(ledgers).map(({ size }) => `${size.sent} sent and ${size.completed} completed`);
  if (process.env.KILL_TIMES !== undefined) process.stdout.write(`killed ${TIMES} times: ${told.join('; ')}\n`);
});
