import type { BrokerEvent, Time } from '../../broker/core';
import type { Outcome } from '../../trigger/program/outcome';
import type { Asking, JobMade } from './job-made';

/** A message as its sender knows it. */
export interface SentMessageRecord {
  readonly messageId: string;
  /** The id in its body, where it is a request. */
  readonly requestId: string | undefined;
  /** What it asks for, without its id: two that ask for the same are one request. */
  readonly asks: string;
  /** Whether a template may allow it, as far as its sender knows. */
  readonly isAllowed: boolean;
}

/** What is wrong, by kind. */
export type ViolationKind = 'two-jobs' | 'not-allowed' | 'lost' | 'wrong-job' | 'over-limit' | 'starved';

/** That something happened which must not. */
export interface Violation {
  readonly kind: ViolationKind;
  readonly at: Time;
  readonly messageId: string;
  /** A sentence. */
  readonly says: string;
}

/** Where a message lies at the end: the address of a queue, a subscription, or their dead letters. */
export interface Place {
  readonly messageId: string;
  readonly where: string;
}

/**
 * Keeps account of every message: each one that a subscription took which starts jobs has started one, was found to have
 * done so, or lies with a reason where somebody looks.
 */
export class Ledger {
  readonly violations: Violation[] = [];
  private readonly sent = new Map<string, SentMessageRecord>();
  private readonly arrivals = new Map<string, { readonly subscription: string; readonly messageId: string }>();
  private readonly made = new Map<string, JobMade>();
  /** The message that made each job first, jobs included that are deleted since. */
  private readonly firstMade = new Map<string, string>();
  private readonly madeBy = new Map<string, string>();
  private readonly ended = new Map<string, string>();
  /** Jobs that somebody has deleted. */
  private readonly deleted = new Set<string>();
  private readonly dropped = new Set<string>();

  /** @param subscriptions the addresses of those that start jobs, with their names */
  constructor(
    private readonly subscriptions: ReadonlyMap<string, string>,
    private readonly now: () => Time,
  ) {}

  willSend(message: SentMessageRecord): void {
    this.sent.set(message.messageId, message);
  }

  /** What a region that was lost has taken with it. */
  forget(): void {
    // Nobody knows what of it was copied: what came before the loss is not asked for again.
    for (const key of this.arrivals.keys()) this.dropped.add(key);
  }

  hear({ what, entity, messageId }: BrokerEvent): void {
    const sent = this.sent.get(messageId ?? '');
    if (what === 'no-match' && sent?.requestId !== undefined && sent.isAllowed)
      this.violate('lost', sent.messageId, `${sent.messageId} asks for a job, and at that moment no rule wants it`);
    const subscription = this.subscriptions.get(entity);
    if (subscription === undefined || messageId === undefined) return;
    const key = keyOf(subscription, messageId);
    if (what === 'enqueued') {
      this.arrivals.set(key, { subscription, messageId });
      this.dropped.delete(key);
    }
    if (what === 'expired') this.ended.set(key, 'expired');
  }

  hearMade(made: JobMade): void {
    const { name, asking } = made;
    const { subscription, messageId } = asking;
    const before = this.firstMade.get(name);
    const key = keyOf(subscription, messageId);
    const own = this.madeBy.get(key);
    if (before !== undefined) {
      const first = before === messageId ? '' : `, which ${before} had started`;
      this.violate('two-jobs', messageId, `${messageId} starts ${name} a second time${first}`);
    } else if (own !== undefined) {
      this.violate('two-jobs', messageId, `${messageId} starts ${name} in ${subscription}, and has started ${own}`);
    }
    this.firstMade.set(name, before ?? messageId);
    this.made.set(name, made);
    this.madeBy.set(key, name);
    this.ended.set(key, `started ${name}`);
    const sent = this.sent.get(messageId);
    if (sent?.isAllowed === false)
      this.violate('not-allowed', messageId, `${messageId} asks for what no template allows, and starts ${name}`);
  }

  hearOutcome({ subscription, messageId }: Asking, outcome: Outcome | 'given-back'): void {
    if (outcome === 'given-back') return;
    const key = keyOf(subscription, messageId);
    if (outcome.kind !== 'started' && outcome.kind !== 'already-started') return;
    this.ended.set(key, `${outcome.kind} ${outcome.job}`);
    const made = this.made.get(outcome.job);
    const asked = made && this.sent.get(made.asking.messageId);
    const own = this.sent.get(messageId);
    if (asked !== undefined && own !== undefined && asked.asks !== own.asks)
      this.violate(
        'wrong-job',
        messageId,
        `${messageId} is taken for ${asked.messageId}, which asked for something else under the same id: ${outcome.job}`,
      );
    if (made === undefined && !this.deleted.has(outcome.job))
      this.violate('lost', messageId, `${messageId} is said to have started ${outcome.job}, and there is no such job`);
  }

  hearDeleted(name: string): void {
    this.deleted.add(name);
    this.made.delete(name);
  }

  /** At the end: each message that came has its end. */
  close(places: readonly Place[]): void {
    const found = new Map(places.map((place) => [place.messageId, place]));
    for (const [key, { subscription, messageId }] of this.arrivals) {
      if (this.ended.has(key) || this.dropped.has(key) || found.has(messageId)) continue;
      this.violate('lost', messageId, `${messageId} came to ${subscription}, has started nothing, and is nowhere`);
    }
  }

  /** What others have found. */
  tell(violation: Violation): void {
    this.violations.push(violation);
  }

  /** At the end, when all that was in the way is long over: nobody waits any more. */
  closeQueues(queues: ReadonlySet<string>, places: readonly Place[]): void {
    for (const { messageId, where } of places)
      if (queues.has(where)) this.violate('starved', messageId, `${messageId} still waits in ${where} at the end`);
  }

  /** How many messages came to an end of each kind. */
  ends(places: readonly Place[]): ReadonlyMap<string, number> {
    const found = new Map(places.map((place) => [place.messageId, place]));
    const counts = new Map<string, number>();
    for (const [key, { messageId }] of this.arrivals) {
      const place = found.get(messageId);
      const end = this.ended.get(key)?.split(' ')[0] ?? place?.where ?? 'lost with its region';
      counts.set(end, (counts.get(end) ?? 0) + 1);
    }
    return counts;
  }

  private violate(kind: ViolationKind, messageId: string, says: string): void {
    this.violations.push({ kind, at: this.now(), messageId, says });
  }
}

function keyOf(subscription: string, messageId: string): string {
  return `${subscription} ${messageId}`;
}
