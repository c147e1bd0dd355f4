import { jsonCodec, sent } from '../__tests__/support/broker/json-codec';
import { Broker, BrokerError, type Command, type Effect } from '../lib/broker/core';

/**
 * What the state machine of Service Bus takes for itself, without sockets and encodings: `npm run bench:broker`. Messages a
 * second through a queue, sent, received and completed one by one, and through topics whose subscriptions each want one kind
 * of message (an equality that the index finds, and one with a condition behind it); then a million waiting messages.
 *
 * Messages are of JSON here, which is read once for each message that goes through a topic.
 */
const BODY = 'x'.repeat(200);

function brokerWith(...commands: Command[]): Broker {
  return fill(new Broker({ codec: jsonCodec, seed: 'benchmark' }), commands);
}

function fill(broker: Broker, commands: readonly Command[]): Broker {
  for (const command of commands) run(broker, command);
  return broker;
}

function run(broker: Broker, command: Command, now = 0): readonly Effect[] {
  const { answer, effects } = broker.run(command, now);
  if (answer instanceof BrokerError) throw new Error(answer.description);
  return effects;
}

const queue: Command = { kind: 'create', entity: { kind: 'queue', name: 'q', settings: { maxSizeInMegabytes: 5120 } } };
const complete = { kind: 'complete' } as const;

/** Sends to one entity, and completes whatever comes to receivers. */
function through(broker: Broker, entity: string, count: number, make: (n: number) => ReturnType<typeof sent>): number {
  const received = new Map<string, string>();
  let copies = 0;
  const start = process.hrtime.bigint();
  for (let n = 0; n < count; n++) {
    for (const effect of run(broker, { kind: 'send', entity, messages: [make(n)] }, n)) {
      if (effect.kind !== 'deliver') continue;
      copies++;
      const from = entity === 'q' ? 'q' : `t/Subscriptions/${effect.receiver}`;
      received.set(effect.receiver, from);
      run(
        broker,
        { kind: 'settle', entity: from, lockTokens: [String(effect.delivery.lockToken)], settlement: complete },
        n,
      );
      run(broker, { kind: 'set-credit', receiver: effect.receiver, credit: 10 }, n);
    }
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (copies < count) throw new Error(`${copies} copies of ${count} messages`);
  return count / seconds;
}

function shown(title: string, perSecond: number): void {
  console.log(`${title.padEnd(58)} ${Math.round(perSecond).toLocaleString('en').padStart(9)} messages/s`);
}

const one = sent({ body: BODY }, { messageId: 'm' });
const warm = brokerWith(queue, { kind: 'open-receiver', receiver: 'r', entity: 'q', mode: 'peek-lock' });
run(warm, { kind: 'set-credit', receiver: 'r', credit: 10 });
through(warm, 'q', 20_000, () => one);
shown(
  'queue: sent, received, completed',
  through(warm, 'q', 200_000, () => one),
);

const durable = fill(new Broker({ codec: jsonCodec, seed: 'benchmark', durable: true }), [
  queue,
  { kind: 'open-receiver', receiver: 'r', entity: 'q', mode: 'peek-lock' },
  { kind: 'set-credit', receiver: 'r', credit: 10 },
]);
shown(
  'the same with a journal',
  through(durable, 'q', 100_000, () => one),
);

for (const count of [12, 100, 2000]) {
  for (const [title, sql] of [
    ['one property', (n: number) => `kind = 'kind-${n}'`],
    ['one property and a condition', (n: number) => `kind = 'kind-${n}' AND priority >= 3`],
    ['conditions that no index finds', (n: number) => `n % ${count} = ${n}`],
  ] as const) {
    const broker = brokerWith({ kind: 'create', entity: { kind: 'topic', name: 't' } });
    for (let n = 0; n < count; n++) {
      const rule = { name: 'r', filter: { kind: 'sql', sql: sql(n) } } as const;
      run(broker, { kind: 'create', entity: { kind: 'subscription', topic: 't', name: `s${n}` }, rule });
      run(broker, { kind: 'open-receiver', receiver: `s${n}`, entity: `t/Subscriptions/s${n}`, mode: 'peek-lock' });
      run(broker, { kind: 'set-credit', receiver: `s${n}`, credit: 10 });
    }
    const messages = Array.from({ length: count }, (_, n) =>
      sent({ body: BODY, properties: { kind: `kind-${n}`, priority: 5, n } }),
    );
    const total = title.startsWith('conditions') && count === 2000 ? 2000 : 20_000;
    through(broker, 't', total / 10, (n) => messages[n % count] as never);
    const perSecond = through(broker, 't', total, (n) => messages[n % count] as never);
    shown(`topic of ${count} subscriptions, one gets it: ${title}`, perSecond);
  }
}

const all = brokerWith({ kind: 'create', entity: { kind: 'topic', name: 't' } });
for (let n = 0; n < 2000; n++) {
  run(all, { kind: 'create', entity: { kind: 'subscription', topic: 't', name: `s${n}` } });
  run(all, { kind: 'open-receiver', receiver: `s${n}`, entity: `t/Subscriptions/s${n}`, mode: 'peek-lock' });
  run(all, { kind: 'set-credit', receiver: `s${n}`, credit: 10 });
}
const copied = through(all, 't', 100, () => one);
shown('topic of 2000 subscriptions, each gets a copy: copies', copied * 2000);

/** Twice: buffers go after what held them. */
function collect(): void {
  global.gc?.();
  global.gc?.();
}

function memory(title: string, count: number, fill: (broker: Broker) => void, broker: Broker): void {
  collect();
  const before = process.memoryUsage();
  const start = process.hrtime.bigint();
  fill(broker);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  collect();
  const after = process.memoryUsage();
  const heap = after.heapUsed - before.heapUsed;
  const external = after.external + after.arrayBuffers - before.external - before.arrayBuffers;
  console.log(
    `${title}: ${Math.round(heap / count)} bytes of heap and ${Math.round(external / 2 / count)} bytes of buffers a message, ` +
      `${Math.round(after.rss / 1e6)} MB in all, ${seconds.toFixed(1)} s`,
  );
}

const MILLION = 1_000_000;
memory(
  `a million messages of ${one.encoded.length} bytes waiting in a queue`,
  MILLION,
  (broker) => {
    for (let n = 0; n < MILLION; n++) {
      const message = { encoded: Buffer.from(one.encoded), messageId: `m${n}` };
      run(broker, { kind: 'send', entity: 'q', messages: [message] }, n);
    }
  },
  brokerWith(queue),
);
memory(
  'a million copies of 500 messages waiting in 2000 subscriptions',
  MILLION,
  (broker) => {
    for (let n = 0; n < 500; n++) run(broker, { kind: 'send', entity: 't', messages: [one] }, n);
  },
  (() => {
    const broker = brokerWith({ kind: 'create', entity: { kind: 'topic', name: 't' } });
    for (let n = 0; n < 2000; n++)
      run(broker, { kind: 'create', entity: { kind: 'subscription', topic: 't', name: `s${n}` } });
    return broker;
  })(),
);
