import { evaluateFilter, parseFilter } from '../../../lib/rules';
import { jsonCodec, sent } from './json-codec';

/** A message of the model: what the core does is to be seen in these few things. */
export interface ModelMessage {
  sequence: number;
  body: string;
  n: number;
  id: string | undefined;
  session: string | undefined;
  ownTime: number | undefined;
  enqueuedAt: number;
  expiresAt: number | undefined;
  count: number;
  state: 'active' | 'deferred' | 'scheduled';
  scheduledAt: number | undefined;
  hops: number;
  lock: { until: number; session: string | undefined } | undefined;
}

export interface ModelSettings {
  lockDuration: number;
  maxDeliveryCount: number;
  timeToLive?: number;
  deadLetterOnExpiration?: boolean;
  duplicateWindow?: number;
  requiresSession?: boolean;
  forwardTo?: string;
  forwardDeadTo?: string;
}

export interface ModelQueue {
  name: string;
  settings: ModelSettings;
  next: number;
  messages: ModelMessage[];
  dead: ModelMessage[];
  ids: { id: string; until: number }[];
  hungry: ModelReceiver[];
  owned: Map<string, { receiver: ModelReceiver; until: number }>;
  /** Sessions that anybody may have, in the order in which they came to be so. */
  free: string[];
  waiting: ModelReceiver[];
}

export interface ModelReceiver {
  id: string;
  queue: ModelQueue;
  dead: boolean;
  credit: number;
  session?: string;
  waitsUntil?: number;
  got: ModelMessage[];
  closed?: string;
}

/** What a topic of the model has: subscriptions with one condition each. */
export interface ModelTopic {
  name: string;
  subscriptions: { queue: ModelQueue; sql: string }[];
}

type Draft = Pick<ModelMessage, 'body' | 'n' | 'id' | 'session' | 'ownTime'>;

/**
 * Service Bus as one would write it without a thought for speed: lists that are searched from the front, and time that is
 * looked for everywhere. What the core does must be what this does.
 */
export class NaiveModel {
  now = 0;
  readonly queues = new Map<string, ModelQueue>();
  readonly topics = new Map<string, ModelTopic>();
  readonly receivers = new Map<string, ModelReceiver>();

  addQueue(name: string, settings: ModelSettings): ModelQueue {
    const empty = { messages: [], dead: [], ids: [], hungry: [], free: [], waiting: [] };
    const queue: ModelQueue = { name, settings, next: 1, ...empty, owned: new Map() };
    this.queues.set(name, queue);
    return queue;
  }

  addTopic(name: string, subscriptions: readonly [name: string, sql: string, settings: ModelSettings][]): void {
    const all = subscriptions.map(([one, sql, settings]) => ({
      queue: this.addQueue(`${name}/Subscriptions/${one}`, settings),
      sql,
    }));
    this.topics.set(name, { name, subscriptions: all });
  }

  pass(now: number): void {
    for (let due = this.earliest(now); due !== undefined; due = this.earliest(now)) {
      this.now = due.at;
      due.happen();
      this.deliver();
    }
    this.now = now;
  }

  private earliest(now: number): { at: number; happen: () => void } | undefined {
    const all: { at: number; happen: () => void }[] = [];
    for (const queue of this.queues.values()) {
      for (const message of queue.messages) {
        const { lock, state, expiresAt, scheduledAt } = message;
        if (lock !== undefined && lock.session === undefined)
          all.push({ at: lock.until, happen: () => this.release(queue, message, true) });
        if (state === 'scheduled') all.push({ at: scheduledAt as number, happen: () => this.activate(queue, message) });
        if (state === 'active' && lock === undefined && expiresAt !== undefined)
          all.push({ at: expiresAt, happen: () => this.expire(queue, message) });
      }
      for (const message of queue.dead)
        if (message.lock !== undefined) all.push({ at: message.lock.until, happen: () => (message.lock = undefined) });
      for (const { receiver, until } of queue.owned.values())
        all.push({ at: until, happen: () => this.close(receiver, true) });
      for (const receiver of queue.waiting)
        all.push({
          at: receiver.waitsUntil as number,
          happen: () => {
            this.close(receiver, false);
            receiver.closed = 'com.microsoft:timeout';
          },
        });
    }
    const due = all.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    return due[0];
  }

  send(name: string, drafts: readonly Draft[], scheduledAt?: number): number[] {
    const numbers = drafts.map((draft) => this.take(name, draft, 0, scheduledAt));
    this.deliver();
    return numbers;
  }

  private take(name: string, draft: Draft, hops: number, scheduledAt?: number): number {
    const topic = this.topics.get(name);
    if (topic !== undefined) {
      const message = jsonCodec.read(sent({ properties: { n: draft.n } }).encoded);
      for (const { queue, sql } of topic.subscriptions) {
        const filter = parseFilter(sql);
        if (filter.valid && evaluateFilter(filter.value, message) === true) this.arrive(queue, draft, hops);
      }
      return -1;
    }
    const queue = this.queues.get(name) as ModelQueue;
    const { duplicateWindow: window } = queue.settings;
    if (window !== undefined && draft.id !== undefined) {
      if (queue.ids.some(({ id, until }) => id === draft.id && until > this.now)) return 0;
      queue.ids.push({ id: draft.id, until: this.now + window });
    }
    if (scheduledAt !== undefined && scheduledAt > this.now) {
      const message = this.make(queue, draft, hops);
      Object.assign(message, { state: 'scheduled', scheduledAt, expiresAt: undefined });
      queue.messages.push(message);
      return message.sequence;
    }
    return this.arrive(queue, draft, hops);
  }

  private make(queue: ModelQueue, { body, n, id, session, ownTime }: Draft, hops: number): ModelMessage {
    const time = Math.min(ownTime ?? Number.POSITIVE_INFINITY, queue.settings.timeToLive ?? Number.POSITIVE_INFINITY);
    return {
      ...{ body, n, id, session, ownTime, hops },
      sequence: queue.next++,
      enqueuedAt: this.now,
      expiresAt: Number.isFinite(time) ? this.now + time : undefined,
      count: 0,
      state: 'active',
      scheduledAt: undefined,
      lock: undefined,
    };
  }

  private arrive(queue: ModelQueue, draft: Draft, hops: number): number {
    const message = this.make(queue, draft, hops);
    const { forwardTo, requiresSession } = queue.settings;
    if (forwardTo !== undefined) {
      if (hops >= 4) this.bury(queue, message);
      else this.take(forwardTo, message, hops + 1);
    } else if (requiresSession && message.session === undefined) this.bury(queue, message);
    else queue.messages.push(message);
    return message.sequence;
  }

  private bury(queue: ModelQueue, message: ModelMessage): void {
    queue.messages = queue.messages.filter((other) => other !== message);
    const { forwardDeadTo } = queue.settings;
    if (forwardDeadTo !== undefined && message.hops < 4) this.take(forwardDeadTo, message, message.hops + 1);
    else queue.dead.push({ ...message, state: 'active', lock: undefined });
    queue.dead.sort((a, b) => a.sequence - b.sequence);
  }

  private activate(queue: ModelQueue, message: ModelMessage): void {
    queue.messages = queue.messages.filter((other) => other !== message);
    this.arrive(queue, message, message.hops);
  }

  private expire(queue: ModelQueue, message: ModelMessage): void {
    if (queue.settings.deadLetterOnExpiration) this.bury(queue, message);
    else queue.messages = queue.messages.filter((other) => other !== message);
  }

  /** Ends a lock without a decision. */
  private release(queue: ModelQueue, message: ModelMessage, counts: boolean): void {
    message.lock = undefined;
    if (counts) message.count++;
    if (counts && message.count >= queue.settings.maxDeliveryCount) this.bury(queue, message);
    else if (message.state === 'active' && (message.expiresAt ?? Number.POSITIVE_INFINITY) <= this.now)
      this.expire(queue, message);
  }

  settle(
    receiver: ModelReceiver,
    message: ModelMessage,
    how: 'complete' | 'abandon' | 'defer' | 'dead-letter',
  ): string | undefined {
    const { queue, dead } = receiver;
    const list = dead ? queue.dead : queue.messages;
    if (!list.includes(message) || message.lock === undefined)
      return queue.settings.requiresSession && !dead
        ? 'com.microsoft:session-lock-lost'
        : 'com.microsoft:message-lock-lost';
    if (how === 'complete') list.splice(list.indexOf(message), 1);
    else if (how === 'defer') Object.assign(message, { state: 'deferred', lock: undefined });
    else if (dead) message.lock = undefined;
    else if (how === 'abandon') this.release(queue, message, true);
    else this.bury(queue, message);
    this.deliver();
    return undefined;
  }

  open(
    id: string,
    name: string,
    dead: boolean,
    session: string | null | undefined,
    timeout: number,
  ): string | undefined {
    const queue = this.queues.get(name) as ModelQueue;
    const receiver: ModelReceiver = { id, queue, dead, credit: 0, got: [] };
    if (session === undefined) {
      this.receivers.set(id, receiver);
      return undefined;
    }
    if (session !== null && queue.owned.has(session)) return 'com.microsoft:session-cannot-be-locked';
    this.receivers.set(id, receiver);
    const chosen = session ?? queue.free[0];
    if (chosen !== undefined) this.own(receiver, chosen);
    else {
      receiver.waitsUntil = this.now + timeout;
      queue.waiting.push(receiver);
    }
    this.deliver();
    return undefined;
  }

  private own(receiver: ModelReceiver, session: string): void {
    receiver.session = session;
    receiver.queue.owned.set(session, { receiver, until: this.now + receiver.queue.settings.lockDuration });
    receiver.queue.free = receiver.queue.free.filter((one) => one !== session);
  }

  credit(receiver: ModelReceiver, credit: number): void {
    receiver.credit = credit;
    const { hungry } = receiver.queue;
    if (credit > 0 && !hungry.includes(receiver)) hungry.push(receiver);
    this.deliver();
  }

  close(receiver: ModelReceiver, lost: boolean): void {
    const { queue, session } = receiver;
    this.receivers.delete(receiver.id);
    queue.hungry = queue.hungry.filter((one) => one !== receiver);
    queue.waiting = queue.waiting.filter((one) => one !== receiver);
    if (session !== undefined) {
      queue.owned.delete(session);
      if (lost) receiver.closed = 'com.microsoft:session-lock-lost';
      for (const message of [...queue.messages])
        if (message.lock?.session === session) this.release(queue, message, lost);
    }
    this.deliver();
  }

  /** Gives everybody what there is. */
  private deliver(): void {
    for (const queue of this.queues.values()) {
      queue.messages.sort((a, b) => a.sequence - b.sequence);
      queue.hungry = queue.hungry.filter(({ credit }) => credit > 0);
      if (queue.settings.requiresSession) this.deliverSessions(queue);
      for (const dead of queue.settings.requiresSession ? [true] : [false, true]) {
        for (;;) {
          const ready = (dead ? queue.dead : queue.messages).find((one) => one.state === 'active' && !one.lock);
          const receiver = queue.hungry.find((one) => one.dead === dead);
          if (ready === undefined || receiver === undefined) break;
          this.give(receiver, ready, this.now + queue.settings.lockDuration);
          queue.hungry = queue.hungry.filter((one) => one !== receiver);
          if (receiver.credit > 0) queue.hungry.push(receiver);
        }
      }
    }
  }

  private deliverSessions(queue: ModelQueue): void {
    const ready = (session: string) =>
      queue.messages.find((one) => one.session === session && one.state === 'active' && !one.lock);
    queue.free = queue.free.filter((one) => ready(one) !== undefined && !queue.owned.has(one));
    for (const { session, state, lock } of queue.messages) {
      if (state !== 'active' || lock !== undefined) continue;
      if (session === undefined || queue.free.includes(session) || queue.owned.has(session)) continue;
      if (ready(session) !== undefined) queue.free.push(session);
    }
    while (queue.waiting.length > 0 && queue.free.length > 0) {
      const receiver = queue.waiting.shift() as ModelReceiver;
      delete receiver.waitsUntil;
      this.own(receiver, queue.free[0] as string);
    }
    for (const [session, { receiver }] of queue.owned) {
      for (let next = ready(session); next !== undefined && receiver.credit > 0; next = ready(session))
        this.give(receiver, next, undefined);
    }
  }

  private give(receiver: ModelReceiver, message: ModelMessage, until: number | undefined): void {
    receiver.credit--;
    message.lock = { until: until ?? Number.POSITIVE_INFINITY, session: receiver.session };
    receiver.got.push(message);
  }
}
