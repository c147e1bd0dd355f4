import type { BrokerEvent, Time } from '../../broker/core';
import type { Outcome, RejectionReason } from '../../trigger/program/outcome';
import { Deliveries } from './deliveries';
import { type ExampleEnds, type ExampleThatCame, exampleKey } from './example-ends';
import type { Asking, JobMade } from './job-made';
import { Copies } from './known-copies';
import type { Sent } from './sent';
import { type TemplateVersions, unlikeItsRequest } from './unlike-request';
import type { Violation, ViolationKind } from './violation';

/** Where a message lies at the end: the address of a queue, a subscription, or their dead letters. */
export interface Place {
  readonly messageId: string;
  readonly where: string;
}

export interface LedgerOptions {
  /** The addresses of the subscriptions that start jobs, with their names. */
  readonly subscriptions: ReadonlyMap<string, string>;
  /**
   * Where messages are worked on, so that one that lies there at the end is nowhere that anybody looks; and after how many
   * deliveries one dies there.
   */
  readonly waiting: ReadonlyMap<string, number>;
  /** What each of them may start, by the name of its subscription and that of the template. */
  readonly templates: TemplateVersions;
  /** What becomes of examples where nothing goes wrong; `undefined` where that is not known. */
  readonly calm: ExampleEnds | undefined;
  readonly now: () => Time;
}

/** Every reason to set a message aside, and whether only the message itself can be to blame for it. */
export const IS_OF_MESSAGE: Readonly<Record<RejectionReason, boolean>> = {
  oversized: true,
  'invalid-body': true,
  'unknown-template': true,
  'not-allowed': true,
  contract: true,
  refused: true,
  'id-taken': false,
  unavailable: false,
  misconfigured: false,
  failed: false,
  'over-budget': false,
  'over-limit': false,
  stopped: false,
};

/**
 * Keeps account of every message: each one that a subscription took which starts jobs has started one, was found to have
 * done so, or lies with a reason where somebody looks.
 */
export class Ledger {
  readonly violations: Violation[] = [];
  private readonly sent = new Map<string, Sent>();
  private readonly arrivals = new Map<string, { readonly subscription: string; readonly messageId: string }>();
  private readonly made = new Map<string, JobMade>();
  /** The message that made each job first, jobs included that are deleted since. */
  private readonly firstMade = new Map<string, string>();
  /** The job of each request, by its id. */
  private readonly jobOf = new Map<string, string>();
  private readonly ended = new Map<string, string>();
  /** Jobs that somebody has deleted. */
  private readonly deleted = new Set<string>();
  private readonly dropped = new Set<string>();
  /** What became of examples. */
  readonly examples = { started: new Set<string>(), refused: new Map<string, string>() };
  /** Why a message has started nothing at a subscription, as it was said last. */
  private readonly whyNothing = new Map<string, string>();
  private readonly deliveries: Deliveries;
  private readonly copies = new Copies();

  constructor(private readonly options: LedgerOptions) {
    this.deliveries = new Deliveries(options.waiting);
  }

  willSend(message: Sent): void {
    this.sent.set(message.messageId, message);
  }

  /** A region is lost. @param copied the messages that were copied to the other one */
  forget(copied: ReadonlySet<string>): void {
    this.copies.forget();
    // What was worked off before is not there any more, and need not be.
    for (const [key, { messageId }] of this.arrivals) if (!copied.has(messageId)) this.dropped.add(key);
  }

  hear(event: BrokerEvent): void {
    const { what, entity, messageId } = event;
    const sent = this.sent.get(messageId ?? '');
    if (what === 'no-match' && sent?.requestId !== undefined && sent.isAllowed)
      this.violate('lost', sent.messageId, `${sent.messageId} asks for a job, and at that moment no rule wants it`);
    const died = messageId === undefined ? undefined : this.deliveries.died(event);
    if (died !== undefined && sent !== undefined) this.violate('died', sent.messageId, died);
    const subscription = this.options.subscriptions.get(entity);
    if (subscription === undefined || messageId === undefined) return;
    const key = keyOf(subscription, messageId);
    if (what === 'dead-lettered') this.whyNothing.set(key, `dead letter: ${event.detail ?? 'without a reason'}`);
    if (what !== 'enqueued') return;
    this.arrivals.set(key, { subscription, messageId });
    this.dropped.delete(key);
  }

  /** A delivery could not come to its end for a reason that no program is to blame for. */
  hearTrouble(asking: Asking): void {
    this.deliveries.hearTrouble(asking);
  }

  /** A queue has taken a copy of a message. */
  hearCopy(asking: Asking, queue: string): void {
    const multiplied = this.copies.hear(asking, queue);
    if (multiplied !== undefined) this.violate('multiplied', asking.messageId, multiplied);
  }

  hearMade(made: JobMade): void {
    const { name, asking } = made;
    const { subscription, messageId } = asking;
    const before = this.firstMade.get(name);
    const sent = this.sent.get(messageId);
    const request = sent?.requestId ?? messageId;
    const own = this.jobOf.get(request);
    if (before !== undefined) {
      const first = before === messageId ? '' : `, which ${before} had started`;
      this.violate('two-jobs', messageId, `${messageId} starts ${name} a second time${first}`);
    } else if (own !== undefined) {
      this.violate('two-jobs', messageId, `${messageId} starts ${name} in ${subscription}, and ${own} is its job`);
    }
    this.firstMade.set(name, before ?? messageId);
    this.made.set(name, made);
    this.jobOf.set(request, name);
    this.ended.set(keyOf(subscription, messageId), `started ${name}`);
    if (sent === undefined) return;
    const example = exampleKey(sent.example, subscription);
    this.examples.started.add(example);
    if (!sent.isAllowed)
      this.violate('not-allowed', messageId, `${messageId} asks for what no template allows, and starts ${name}`);
    else if (this.options.calm?.started.has(example) === false)
      this.violate('not-allowed', messageId, `${messageId} starts ${name} in ${subscription}, which does not want it`);
    else
      for (const problem of unlikeItsRequest(made, sent, this.options.templates))
        this.violate('not-allowed', messageId, `${messageId} starts ${name}, and ${problem}`);
  }

  hearOutcome({ subscription, messageId }: Asking, outcome: Outcome | 'given-back'): void {
    if (outcome === 'given-back') return;
    if (outcome.kind === 'waiting' || outcome.kind === 'rejected') {
      this.hearRefusal(subscription, messageId, outcome);
      return;
    }
    this.ended.set(keyOf(subscription, messageId), `${outcome.kind} ${outcome.job}`);
    const example = this.sent.get(messageId)?.example;
    if (example !== undefined) this.examples.started.add(exampleKey(example, subscription));
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
    const found = new Set(places.map(({ messageId }) => messageId));
    for (const { messageId, where } of places)
      if (this.options.waiting.has(where))
        this.violate('stuck', messageId, `${messageId} still waits in ${where} at the end, and nobody is told`);
    for (const [key, { subscription, messageId }] of this.arrivals) {
      if (this.ended.has(key) || this.dropped.has(key) || found.has(messageId) || this.hasItsJob(messageId)) continue;
      this.violate('lost', messageId, `${messageId} came to ${subscription}, has started nothing, and is nowhere`);
    }
  }

  /** The examples that came to subscriptions that start jobs, and why those that have started nothing have not. */
  came(places: readonly Place[]): ExampleThatCame[] {
    const found = new Map(places.map(({ messageId, where }) => [messageId, where]));
    return [...this.arrivals].flatMap(([key, { subscription, messageId }]) => {
      const example = this.sent.get(messageId)?.example;
      if (example === undefined) return [];
      const hasStarted = this.examples.started.has(exampleKey(example, subscription)) || this.hasItsJob(messageId);
      const where = found.get(messageId);
      const why = this.whyNothing.get(key) ?? (where === undefined ? 'it is nowhere' : `it lies in ${where}`);
      return [{ example, subscription, whyNothing: hasStarted ? undefined : why }];
    });
  }

  /** What others have found. */
  tell(violation: Violation): void {
    this.violations.push(violation);
  }

  /** How many messages came to an end of each kind. */
  ends(places: readonly Place[]): ReadonlyMap<string, number> {
    const found = new Map(places.map((place) => [place.messageId, place]));
    const counts = new Map<string, number>();
    for (const [key, { messageId }] of this.arrivals) {
      const place = found.get(messageId);
      const otherwise = this.hasItsJob(messageId) ? 'already-started' : 'lost with its region';
      const end = this.ended.get(key)?.split(' ')[0] ?? place?.where ?? otherwise;
      counts.set(end, (counts.get(end) ?? 0) + 1);
    }
    return counts;
  }

  /** Whether what a message asks for was started, by itself or by another one; who starts it may have ended before he said so. */
  private hasItsJob(messageId: string): boolean {
    const own = this.sent.get(messageId);
    const made = this.made.get(this.jobOf.get(own?.requestId ?? messageId) ?? '');
    const other = made && this.sent.get(made.asking.messageId);
    return own !== undefined && other?.asks === own.asks;
  }

  private hearRefusal(
    subscription: string,
    messageId: string,
    outcome: Extract<Outcome, { readonly kind: 'waiting' | 'rejected' }>,
  ): void {
    const why = outcome.kind === 'waiting' ? outcome.why : outcome.reason;
    const says = outcome.details.join('; ');
    this.whyNothing.set(keyOf(subscription, messageId), `${why}: ${says}`);
    if (why === 'failed') this.violate('failed', messageId, `the program itself fails at ${messageId}: ${says}`);
    const sent = this.sent.get(messageId);
    if (sent?.isAllowed !== true || !IS_OF_MESSAGE[why]) return;
    const key = exampleKey(sent.example, subscription);
    this.examples.refused.set(key, `${why}: ${says}`);
    if (this.options.calm?.started.has(key) === true)
      this.violate('refused', messageId, `${messageId} is allowed, and ${subscription} refuses it, ${why}: ${says}`);
  }

  private violate(kind: ViolationKind, messageId: string, says: string): void {
    this.violations.push({ kind, at: this.options.now(), messageId, says });
  }
}

function keyOf(subscription: string, messageId: string): string {
  return `${subscription} ${messageId}`;
}
