import fc from 'fast-check';
import { Broker, BrokerError, type Delivery, type JournalRecord, type Subqueue } from '../../lib/broker/core';
import { bodyOf, Driver, START } from '../support/broker/driver';
import { jsonCodec, sent } from '../support/broker/json-codec';
import { type ModelMessage, type ModelReceiver, type ModelSettings, NaiveModel } from '../support/broker/naive-model';
import { runs } from '../support/runs';

/** Times that have nothing in common, so that hardly anything happens at one moment. */
const QUEUES: readonly (readonly [string, ModelSettings])[] = [
  ['end', { lockDuration: 11_003, maxDeliveryCount: 10 }],
  [
    'q',
    {
      lockDuration: 7001,
      maxDeliveryCount: 2,
      timeToLive: 20_011,
      deadLetterOnExpiration: true,
      duplicateWindow: 30_011,
    },
  ],
  ['mortal', { lockDuration: 5003, maxDeliveryCount: 3, timeToLive: 9001, forwardDeadTo: 'end' }],
  ['grouped', { lockDuration: 6007, maxDeliveryCount: 2, timeToLive: 25_013, requiresSession: true }],
];
const SUBSCRIPTIONS: readonly (readonly [string, string, ModelSettings])[] = [
  ['a', 'n > 1', { lockDuration: 7013, maxDeliveryCount: 2 }],
  ['b', 'n % 2 = 0', { lockDuration: 5009, maxDeliveryCount: 9, forwardTo: 'end' }],
  ['c', 'n <> 3', { lockDuration: 8009, maxDeliveryCount: 2, requiresSession: true }],
];
const NAMES = [...QUEUES.map(([name]) => name), 't/Subscriptions/a', 't/Subscriptions/c'];
const TARGETS = ['q', 'mortal', 'grouped', 't'];

const draft = fc.record({
  n: fc.integer({ min: 0, max: 4 }),
  id: fc.option(fc.constantFrom('x', 'y', 'z'), { nil: undefined }),
  session: fc.option(fc.constantFrom('s1', 's2', ''), { nil: undefined }),
  ownTime: fc.option(fc.constantFrom(1009, 3001, 15_013), { nil: undefined }),
});
const index = fc.nat(1000);
/** Most steps are about one queue, or nothing would ever happen twice to a message. */
const steps = (most: number) =>
  fc.constantFrom(...NAMES).chain((focus) => fc.array(stepAbout(focus), { minLength: 15, maxLength: most }));

function stepAbout(focus: string) {
  const name = fc.oneof(
    { weight: 5, arbitrary: fc.constant(focus) },
    { weight: 1, arbitrary: fc.constantFrom(...NAMES) },
  );
  const own = focus.startsWith('t/') ? 't' : focus === 'end' ? 'mortal' : focus;
  const to = fc.oneof(
    { weight: 5, arbitrary: fc.constant(own) },
    { weight: 1, arbitrary: fc.constantFrom(...TARGETS) },
  );
  const later = fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: undefined, freq: 4 });
  const drafts = fc.array(draft, { minLength: 1, maxLength: 3 });
  const dead = fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });
  const session = fc.constantFrom('s1', 's2', '', null, null);
  const timeout = fc.integer({ min: 1, max: 9000 });
  const credit = fc.integer({ min: 0, max: 3 });
  const how = fc.constantFrom('complete', 'abandon', 'abandon', 'defer', 'dead-letter');
  return fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('send'), to, drafts, later }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('open'), name, dead, session, timeout, credit }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('credit'), index, credit }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('close'), index }) },
    { weight: 7, arbitrary: fc.record({ do: fc.constant('settle'), index, how }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('deferred'), index, how }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('wait'), time: fc.integer({ min: 1, max: 6000 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('restart') }) },
  );
}
type Step = ReturnType<typeof stepAbout> extends fc.Arbitrary<infer T> ? T : never;

/** A core and a model that are asked the same. */
class Twins {
  readonly driver = new Driver();
  readonly model = new NaiveModel();
  private opened = 0;
  private bodies = 0;
  private readonly given: { receiver: ModelReceiver; message: ModelMessage; delivery: Delivery }[] = [];
  private closed: ModelReceiver[] = [];

  /** @param longestWait how much time passes at once at most */
  constructor(private readonly longestWait = Number.POSITIVE_INFINITY) {
    for (const [one, settings] of QUEUES) {
      this.model.addQueue(one, settings);
      const { timeToLive, duplicateWindow = 30_011, forwardDeadTo, ...same } = settings;
      this.driver.queue(one, {
        ...same,
        defaultTimeToLive: timeToLive,
        requiresDuplicateDetection: settings.duplicateWindow !== undefined,
        duplicateWindow,
        forwardDeadLetteredMessagesTo: forwardDeadTo,
      });
    }
    this.model.addTopic('t', SUBSCRIPTIONS as never);
    this.driver.topic('t');
    for (const [one, sql, settings] of SUBSCRIPTIONS) this.driver.subscription('t', one, { r: sql }, settings);
    this.model.now = START;
  }

  take(one: Step): void {
    this.driver.wait(1);
    this.model.pass(this.driver.now);
    this.run(one as never);
    this.driver.wait(0);
    this.compare();
  }

  private run(one: Step & Record<string, never>): void {
    const { driver, model } = this;
    const receivers = [...model.receivers.values()];
    const receiver = receivers.length === 0 ? undefined : receivers[(one.index as number) % receivers.length];
    switch (one.do as string) {
      case 'send':
        this.send(one);
        return;
      case 'wait':
        for (let left = one.time as number; left > 0; left -= this.longestWait)
          driver.wait(Math.min(left, this.longestWait));
        model.pass(driver.now);
        return;
      case 'open':
        this.open(one);
        return;
      case 'credit':
        if (receiver === undefined || receiver.waitsUntil !== undefined) return;
        driver.do({ kind: 'set-credit', receiver: receiver.id, credit: one.credit });
        model.credit(receiver, one.credit);
        return;
      case 'close':
        if (receiver === undefined) return;
        driver.do({ kind: 'close-receiver', receiver: receiver.id });
        model.close(receiver, false);
        this.closed.push(receiver);
        return;
      case 'settle':
        this.settle(one);
        return;
      case 'deferred':
        this.deferred(one);
        return;
      case 'restart':
        // A process that ends takes its links with it; that they close first makes it the same for the model.
        for (const open of receivers) {
          driver.do({ kind: 'close-receiver', receiver: open.id });
          model.close(open, false);
          this.closed.push(open);
        }
        // In what order sessions came to be free is not kept: then it is that of their messages.
        for (const queue of model.queues.values()) queue.free = [];
        driver.restart();
    }
  }

  private send({ to, drafts, later }: Step & Record<string, never>): void {
    const { driver, model } = this;
    const needsSession = to === 'grouped';
    const all = (drafts as { n: number; id?: string; session?: string; ownTime?: number }[]).map((draft) => ({
      ...draft,
      id: draft.id,
      ownTime: draft.ownTime,
      session: needsSession ? (draft.session ?? 's1') : draft.session,
      body: `m${++this.bodies}`,
    }));
    const scheduledAt = later === undefined || to === 't' ? undefined : driver.now + later;
    const messages = all.map(({ body, n, id, session, ownTime }) => ({
      ...sent({ body, properties: { n } }, { messageId: id, sessionId: session, timeToLive: ownTime }),
      scheduledAt,
    }));
    const { sequenceNumbers } = driver.do({ kind: 'send', entity: to, messages });
    const expected = model.send(to, all, scheduledAt);
    if (to !== 't') expect(sequenceNumbers).toEqual(expected);
  }

  private open({ name: entity, dead, session, timeout, credit }: Step & Record<string, never>): void {
    const id = `r${++this.opened}`;
    const hasSessions = /grouped|\/c$/.test(entity) && !dead;
    const answer = this.driver.try({
      kind: 'open-receiver',
      receiver: id,
      entity: dead ? `${entity}/$DeadLetterQueue` : entity,
      mode: 'peek-lock',
      ...(hasSessions && { session: { id: session ?? undefined, timeout } }),
    });
    const expected = this.model.open(id, entity, dead, hasSessions ? session : undefined, timeout);
    expect(answer instanceof BrokerError ? answer.condition : undefined).toBe(expected);
    const receiver = this.model.receivers.get(id);
    if (receiver === undefined || receiver.waitsUntil !== undefined) return;
    this.driver.do({ kind: 'set-credit', receiver: id, credit });
    this.model.credit(receiver, credit);
  }

  /** Receives a deferred message by its number, and settles it. */
  private deferred({ index: at, how }: Step & Record<string, never>): void {
    const { driver, model } = this;
    const open = [...model.receivers.values()].filter(({ waitsUntil }) => waitsUntil === undefined);
    if (open.length === 0) return;
    const receiver = open[(at as number) % open.length] as ModelReceiver;
    const { queue, session, dead } = receiver;
    const list = dead ? queue.dead : queue.messages;
    const message = list.find((one) => one.state === 'deferred');
    const entity = dead ? `${queue.name}/$DeadLetterQueue` : queue.name;
    const answer = driver.try({
      kind: 'receive-deferred',
      entity,
      sequenceNumbers: [message?.sequence ?? 9999],
      mode: 'peek-lock',
      ...(session !== undefined && { session, receiver: receiver.id }),
    });
    if (message === undefined || message.lock !== undefined || (session !== undefined && message.session !== session)) {
      expect(answer).toMatchObject({ condition: 'com.microsoft:message-not-found' });
      return;
    }
    if (answer instanceof BrokerError) throw new Error(answer.description);
    const [delivery] = answer.deliveries as [Delivery];
    expect([delivery.sequenceNumber, delivery.deliveryCount]).toEqual([message.sequence, message.count]);
    message.lock = { until: driver.now + queue.settings.lockDuration, session };
    this.given.push({ receiver, message, delivery });
    if ((at as number) % 3 > 0) this.settle({ index: 0, how } as never);
  }

  private settle({ index: at, how }: Step & Record<string, never>): void {
    const { given, driver, model } = this;
    if (given.length === 0) return;
    // Of what came lately, since what is older is settled mostly.
    const last = Math.min(given.length, 5);
    const { receiver, message, delivery } = given[given.length - 1 - ((at as number) % last)] as (typeof given)[number];
    if (how === 'dead-letter' && receiver.dead) return;
    const entity = receiver.dead ? `${receiver.queue.name}/$DeadLetterQueue` : receiver.queue.name;
    const lockTokens = [delivery.lockToken as string];
    const refusal = driver.refusal({ kind: 'settle', entity, lockTokens, settlement: { kind: how } });
    // A token is of one delivery: of an earlier one it is worth nothing, whoever has the message now.
    const isLast = given.filter((one) => one.message === message).at(-1)?.delivery === delivery;
    const lost =
      receiver.queue.settings.requiresSession && !receiver.dead
        ? 'com.microsoft:session-lock-lost'
        : 'com.microsoft:message-lock-lost';
    expect(refusal).toBe(isLast ? model.settle(receiver, message, how) : lost);
  }

  private compare(): void {
    const { driver, model } = this;
    for (const receiver of [...model.receivers.values(), ...this.closed, ...this.closedByModel()]) {
      const deliveries = driver.received(receiver.id);
      const got = receiver.got.splice(0);
      const seen = deliveries.map((one) => [one.sequenceNumber, bodyOf(one)]);
      expect([receiver.id, seen]).toEqual([receiver.id, got.map(({ sequence, body }) => [sequence, body])]);
      for (const [at, delivery] of deliveries.entries())
        this.given.push({ receiver, message: got[at] as ModelMessage, delivery });
    }
    const told = driver.told('receiver-closed').map(({ receiver, error }) => [receiver, error.condition]);
    expect(new Map(told as [string, string][])).toEqual(new Map(this.newlyClosed()));
    expect(driver.told('deliver')).toEqual([]);
    for (const { name: one, messages, dead } of model.queues.values()) {
      expect([one, this.inside(one)]).toEqual([one, messages.map(shown)]);
      expect([one, this.inside(one, 'dead-letter')]).toEqual([one, dead.map(shown)]);
    }
  }

  private readonly known = new Map<string, ModelReceiver>();
  private closedByModel(): ModelReceiver[] {
    const gone = [...this.known.values()].filter(
      ({ id, closed }) => closed !== undefined && !this.model.receivers.has(id),
    );
    return gone;
  }

  private newlyClosed(): [string, string][] {
    const gone = this.closedByModel();
    for (const { id } of gone) this.known.delete(id);
    for (const receiver of this.model.receivers.values()) this.known.set(receiver.id, receiver);
    return gone.map(({ id, closed }) => [id, closed as string]);
  }

  private inside(one: string, subqueue?: Subqueue): unknown[] {
    const entity = subqueue === undefined ? one : `${one}/$DeadLetterQueue`;
    const { messages } = this.driver.do({ kind: 'peek', entity, from: 0, count: 1000 });
    return messages.map((message) => [message.sequenceNumber, bodyOf(message), message.deliveryCount, message.state]);
  }
}

function shown({ sequence, body, count, state }: ModelMessage): unknown[] {
  return [sequence, body, count, state];
}

test('the core does what a naive model does', () => {
  fc.assert(
    fc.property(steps(60), (all) => {
      const twins = new Twins();
      for (const one of all) twins.take(one);
    }),
    runs(150),
  );
});

/** The records of a journal that count, by key. */
function folded(journal: readonly JournalRecord[]): Map<string, string> {
  const byKey = new Map<string, string>();
  for (const { key, value } of journal) {
    if (value === undefined) byKey.delete(key);
    else byKey.set(key, Buffer.isBuffer(value) ? `buffer ${value.toString('base64')}` : JSON.stringify(value));
  }
  return byKey;
}

test('at every moment the journal is the durable state, and a core restored from it has that state', () => {
  fc.assert(
    fc.property(steps(40), (all) => {
      const twins = new Twins();
      for (const one of all) {
        twins.take(one);
        const { journal, broker } = twins.driver;
        const expected = folded(broker.snapshot());
        expect(sortedMap(folded(journal))).toEqual(sortedMap(expected));
        const restored = Broker.restore(journal, { codec: jsonCodec, seed: 'restored', durable: true });
        expect(sortedMap(folded(restored.snapshot()))).toEqual(sortedMap(expected));
      }
    }),
    runs(60),
  );
});

function sortedMap(map: ReadonlyMap<string, string>): [string, string][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

test('in what steps time passes makes no difference', () => {
  fc.assert(
    fc.property(steps(30), fc.integer({ min: 50, max: 3000 }), (all, longestWait) => {
      const [once, often] = [new Twins(), new Twins(longestWait)];
      for (const one of all) {
        once.take(one);
        often.take(one);
      }
      expect(often.driver.broker.snapshot()).toEqual(once.driver.broker.snapshot());
    }),
    runs(20),
  );
});

test('the same seed and the same commands give the same outcomes', () => {
  fc.assert(
    fc.property(steps(30), (all) => {
      const [first, second] = [new Twins(), new Twins()];
      for (const one of all) {
        first.take(one);
        second.take(one);
      }
      expect(second.driver.broker.snapshot()).toEqual(first.driver.broker.snapshot());
    }),
    runs(20),
  );
});
