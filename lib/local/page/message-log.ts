import type { BrokerEvent } from '../../broker';
import { foldName } from '../../rules';
import type { MessageEnd, ProgramLine } from '../programs/program-line';
import type { Listener } from '../stories/story';
import { type Copy, calledBy, has, headIn, type Told } from './told-message';
import type { CopyState, MessageRow } from './wire';

/** So many messages of one id are remembered for what programs say of it. */
const MOST_OF_AN_ID = 8;
/** So many are searched before others get their turn. */
const AT_A_TIME = 1_000;
/**
 * The messages that were sent since it listens, the last of them, with what became of their copies. It hears what happens
 * in Service Bus and what programs say, and says what has happened and not what should have.
 */
export class MessageLog {
  private readonly told = new Map<number, Told>();
  /** Where copies are that something may happen to: by the key of their place. */
  private readonly places = new Map<string, { readonly one: Told; readonly copy: Copy }>();
  private readonly ids = new Map<string, Told[]>();
  private readonly subscriptionOf: ReadonlyMap<string, string>;
  private changed = new Set<number>();
  /** What is told of now: see `BrokerEvent`. */
  private current: Told | undefined;
  private lastNumber = 0;

  /**
   * @param most how many messages are kept
   * @param onJob hears which message a program has started a job for
   */
  constructor(
    private readonly most: number,
    listeners: readonly Listener[],
    private readonly onJob: (job: string, message: number) => void = () => undefined,
  ) {
    this.subscriptionOf = new Map(listeners.map(({ program, subscription }) => [program, foldName(subscription)]));
  }

  /** The number of the first message that is kept. */
  get first(): number {
    return this.lastNumber - this.told.size + 1;
  }

  get last(): number {
    return this.lastNumber;
  }

  /** The numbers of those that are new or changed since this was asked last. */
  takeChanged(): number[] {
    const changed = [...this.changed].filter((n) => this.told.has(n));
    this.changed = new Set();
    return changed;
  }

  row(n: number): MessageRow | undefined {
    const one = this.told.get(n);
    if (one === undefined) return undefined;
    const { at, to, id, end, copies } = one;
    const head = headIn(one);
    return {
      n,
      at,
      to,
      id,
      ...head,
      ...(end !== undefined && { end }),
      copies: copies.map(({ entity, sequence, state, detail, said }) => ({
        entity,
        sequence,
        state,
        ...(detail !== undefined && { detail }),
        ...(said !== undefined && { said }),
      })),
    };
  }

  /**
   * The newest messages that have all of some words, by what they are or what became of them: their numbers, the newest
   * first. Others get their turn meanwhile: there may be very many.
   */
  async search(text: string, most: number): Promise<{ readonly numbers: readonly number[]; readonly isAll: boolean }> {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const numbers: number[] = [];
    for (let n = this.last; n >= this.first; n--) {
      if (n % AT_A_TIME === 0) await new Promise(setImmediate);
      const one = this.told.get(n);
      if (one === undefined || !has(one, words)) continue;
      if (numbers.length === most) return { numbers, isAll: false };
      numbers.push(n);
    }
    return { numbers, isAll: true };
  }

  /** The message as it was sent. */
  encoded(n: number): Buffer | undefined {
    return this.told.get(n)?.encoded;
  }

  hear(event: BrokerEvent): void {
    const { what, entity, messageId = '', at, encoded, sequenceNumber, detail } = event;
    switch (what) {
      case 'sent':
        this.current = this.begin({ at, to: entity, id: messageId, encoded: encoded ?? Buffer.alloc(0) });
        return;
      case 'enqueued':
      case 'scheduled':
        this.add(event, what === 'scheduled' ? 'scheduled' : 'waiting');
        return;
      case 'filter-failed':
        this.add(event, 'filter-failed');
        return;
      case 'no-match':
      case 'duplicate':
        if (this.current === undefined) return;
        if (this.current.copies.length === 0) this.current.end = what === 'duplicate' ? 'dropped' : 'nowhere';
        this.changed.add(this.current.n);
        return;
      // What happens to a message in a queue or subscription that it is in already.
      case 'activated':
      case 'delivered':
      case 'completed':
      case 'abandoned':
      case 'deferred':
      case 'dead-lettered':
      case 'forwarded':
      case 'expired':
      case 'lock-lost':
      case 'cancelled':
      case 'discarded':
        break;
    }
    const key = keyOf(entity, sequenceNumber);
    const place = this.places.get(key) ?? this.failedHere(entity, key, what);
    if (what === 'forwarded' || what === 'activated') this.current = place?.one;
    if (place === undefined) return;
    const { one, copy } = place;
    this.changed.add(one.n);
    const state = STATES.get(what);
    if (state !== undefined) copy.state = state;
    if (detail !== undefined && copy.state !== 'filter-failed') copy.detail = detail;
    if (what === 'abandoned' || what === 'lock-lost') copy.detail = what === 'abandoned' ? 'given back' : 'lock lost';
    if (what === 'activated') one.copies.splice(one.copies.indexOf(copy), 1);
    if (copy.state === 'completed' || copy.state === 'discarded' || what === 'cancelled' || what === 'activated')
      this.places.delete(key);
  }

  /** Hears what a program has logged of a message. */
  hearLine({ program, entry }: ProgramLine): void {
    const subscription = this.subscriptionOf.get(program);
    if (entry?.messageId === undefined) return;
    const { outcome, job, reason, until, details } = entry;
    const found = this.copyFor(entry, subscription);
    if (found === undefined) return;
    found.copy.said = {
      outcome,
      ...(job !== undefined && { job }),
      ...(reason !== undefined && { reason }),
      ...(until !== undefined && { until }),
      ...(details !== undefined && { details }),
    };
    this.changed.add(found.one.n);
    if (job !== undefined) this.onJob(job, found.one.n);
  }

  /** The copy that a program speaks of: one of that id where it listens, of which it has not said how it ended. */
  private copyFor({ messageId = '' }: MessageEnd, subscription: string | undefined) {
    const all = (this.ids.get(messageId) ?? []).flatMap((one) => one.copies.map((copy) => ({ one, copy }))).reverse();
    const name = subscription?.slice(subscription.lastIndexOf('/') + 1);
    const here = all.filter(({ copy }) => {
      const entity = foldName(copy.entity);
      return subscription === undefined || entity === subscription || entity.endsWith(`-${name}`);
    });
    return here.find(({ copy }) => copy.said === undefined || isOpen(copy.said.outcome)) ?? here[0];
  }

  private begin(head: Pick<Told, 'at' | 'to' | 'id' | 'encoded'>): Told {
    const one: Told = {
      ...head,
      calledBy: calledBy(head.id, head.encoded, head.to),
      n: ++this.lastNumber,
      copies: [],
      end: undefined,
      head: undefined,
      searched: undefined,
    };
    this.told.set(one.n, one);
    this.changed.add(one.n);
    const same = this.ids.get(one.calledBy);
    if (same === undefined) this.ids.set(one.calledBy, [one]);
    else {
      same.push(one);
      if (same.length > MOST_OF_AN_ID) same.shift();
    }
    if (this.told.size > this.most) this.forget(this.told.values().next().value as Told);
    return one;
  }

  private forget(one: Told): void {
    this.told.delete(one.n);
    for (const { entity, sequence } of one.copies) this.places.delete(keyOf(entity, sequence));
    const left = this.ids.get(one.calledBy)?.filter((other) => other !== one) ?? [];
    if (left.length === 0) this.ids.delete(one.calledBy);
    else this.ids.set(one.calledBy, left);
  }

  private add({ entity, sequenceNumber: sequence, detail }: BrokerEvent, state: CopyState): void {
    const one = this.current;
    if (one === undefined) return;
    const copy: Copy = { entity, sequence, state, detail, said: undefined };
    one.copies.push(copy);
    this.changed.add(one.n);
    if (sequence !== 0) this.places.set(keyOf(entity, sequence), { one, copy });
  }

  /** A message that a filter has failed on is a dead letter with its first number. */
  private failedHere(entity: string, key: string, what: BrokerEvent['what']) {
    if (what !== 'dead-lettered' || this.current === undefined) return undefined;
    const { copies } = this.current;
    const index = copies.findIndex((one) => one.entity === entity && one.state === 'filter-failed');
    const failed = copies[index];
    if (failed === undefined) return undefined;
    const copy: Copy = { ...failed, sequence: Number(key.slice(key.lastIndexOf(' ') + 1)), state: 'dead-lettered' };
    copies[index] = copy;
    const place = { one: this.current, copy };
    this.places.set(key, place);
    return place;
  }
}

const STATES: ReadonlyMap<BrokerEvent['what'], CopyState> = new Map([
  ['delivered', 'delivered'],
  ['completed', 'completed'],
  ['abandoned', 'waiting'],
  ['lock-lost', 'waiting'],
  ['deferred', 'deferred'],
  ['dead-lettered', 'dead-lettered'],
  ['forwarded', 'forwarded'],
  ['expired', 'expired'],
  ['cancelled', 'cancelled'],
  ['discarded', 'discarded'],
]);

/** Whether a program will say more of a message. */
function isOpen(outcome: MessageEnd['outcome']): boolean {
  return outcome === 'waiting' || outcome === 'given-back';
}

/** The subqueues of an entity number messages as it does. */
function keyOf(entity: string, sequence: number): string {
  return `${foldName(entity.replace(/\/\$[^/]*$/, ''))} ${sequence}`;
}
