import type { BrokerEvent } from '../../broker';
import { isOver, type JobView } from '../azure-ml/job-view';
import type { MessageEnd, ProgramLine } from '../programs/program-line';

/** A message that is followed. */
export interface Followed {
  readonly messageId: string;
  /** What people call it: the name of its file, or what it tells of. */
  readonly name: string;
  /** The job that it tells of, where it does. */
  readonly job?: string | undefined;
}

/** Where a program listens. */
export interface Listener {
  /** The name of the app. */
  readonly program: string;
  /** `<topic>/Subscriptions/<name>` */
  readonly subscription: string;
}

/** What became of one copy of a message, as far as it is known. */
export type CopyEnd =
  /** A program has it, or will. */
  | { readonly kind: 'open'; readonly subscription: string }
  | { readonly kind: 'job'; readonly subscription: string; readonly job: string; readonly view: JobView | undefined }
  | { readonly kind: 'set-aside'; readonly subscription: string; readonly reason: string; readonly details: string }
  /** It is tried again. */
  | { readonly kind: 'waiting'; readonly subscription: string; readonly reason: string; readonly until: string }
  /** Nobody here takes it: it is for people, or for a worker of somebody. */
  | { readonly kind: 'stays'; readonly subscription: string; readonly entity: string }
  | { readonly kind: 'dead-letter'; readonly subscription: string; readonly reason: string }
  /** No rule of the topic matches it. */
  | { readonly kind: 'nowhere' }
  /** The topic has had a message of this id. */
  | { readonly kind: 'dropped' };

/** A message, and what became of each of its copies. */
export interface Story extends Followed {
  /** In the order in which they came; none before it has arrived. */
  readonly ends: readonly CopyEnd[];
}

/** A copy in a subscription; a message may have several there, where rules have actions. */
interface Copy {
  readonly subscription: string;
  forwardedTo?: string;
  deadLettered?: string;
}

interface Record {
  readonly message: Followed;
  readonly copies: Copy[];
  /** What programs have said of it, by subscription. */
  readonly said: Map<string, MessageEnd[]>;
  isNowhere: boolean;
  isDropped: boolean;
}

/**
 * Follows messages through Service Bus, programs and jobs: what each has started, or where it is. It only listens, so it
 * says what has happened and not what should have.
 */
export class Stories {
  private readonly records = new Map<string, Record>();
  private readonly jobs = new Map<string, JobView>();
  /** Messages that something more may come of; kept up with each change, since everything that happens is heard. */
  private readonly open = new Set<string>();
  /** The messages that have started a job, or have found it. */
  private readonly startersOf = new Map<string, Set<string>>();
  private readonly subscriptionOf: ReadonlyMap<string, string>;
  private readonly listened: ReadonlySet<string>;

  constructor(listeners: readonly Listener[]) {
    this.subscriptionOf = new Map(listeners.map(({ program, subscription }) => [program, keyOf(subscription)]));
    this.listened = new Set(this.subscriptionOf.values());
  }

  /** Follows a message from now on; to be called before it is sent. */
  follow(message: Followed): void {
    if (this.records.has(message.messageId)) return;
    this.records.set(message.messageId, {
      message,
      copies: [],
      said: new Map(),
      isNowhere: false,
      isDropped: false,
    });
    this.open.add(message.messageId);
  }

  /** Follows none of them any more. */
  forget(): void {
    for (const followed of [this.records, this.startersOf, this.open]) followed.clear();
  }

  /** Hears what happens in Service Bus. */
  hear({ what, entity, messageId, detail = '' }: BrokerEvent): void {
    const record = messageId === undefined ? undefined : this.records.get(messageId);
    if (record === undefined) return;
    const copy = record.copies.filter(({ subscription }) => keyOf(subscription) === keyOf(entity)).at(-1);
    if (what === 'no-match') record.isNowhere = true;
    else if (what === 'duplicate') record.isDropped = true;
    else if (what === 'enqueued' && isSubscription(entity)) record.copies.push({ subscription: entity });
    else if (what === 'forwarded' && copy !== undefined) copy.forwardedTo = detail;
    else if (what === 'dead-lettered' && copy !== undefined) copy.deadLettered = detail;
    this.look(record);
  }

  /** Hears what a program logs. */
  hearLine({ program, entry }: ProgramLine): void {
    const subscription = this.subscriptionOf.get(program);
    const record = entry?.messageId === undefined ? undefined : this.records.get(entry.messageId);
    if (record === undefined || entry === undefined || subscription === undefined) return;
    record.said.set(subscription, [...(record.said.get(subscription) ?? []), entry]);
    if (entry.job !== undefined) {
      const starters = this.startersOf.get(entry.job) ?? new Set();
      this.startersOf.set(entry.job, starters.add(record.message.messageId));
    }
    this.look(record);
  }

  /** Hears of a job. */
  hearJob(job: JobView): void {
    this.jobs.set(job.name, job);
    for (const messageId of this.startersOf.get(job.name) ?? []) this.look(this.records.get(messageId) as Record);
  }

  /** All that are followed, in the order in which they were. */
  list(): Story[] {
    return [...this.records.values()].map((record) => {
      const { message } = record;
      return { ...message, name: this.nameOf(message), ends: this.endsOf(record) };
    });
  }

  /** How many are followed, and of how many of them something more may come. */
  get counts(): { readonly followed: number; readonly open: number } {
    return { followed: this.records.size, open: this.open.size };
  }

  /** Whether nothing more will come of what is followed, unless somebody does something. */
  get isSettled(): boolean {
    return this.open.size === 0;
  }

  private look(record: Record): void {
    const ends = this.endsOf(record);
    const { messageId } = record.message;
    if (ends.length === 0 || ends.some(isOpen)) this.open.add(messageId);
    else this.open.delete(messageId);
  }

  /** An event is named after the message whose job it is of: a job may end before its program says that it was started. */
  private nameOf({ name, job }: Followed): string {
    if (job === undefined) return name;
    const [starter = ''] = this.startersOf.get(job) ?? [];
    return `${name} of ${this.records.get(starter)?.message.name ?? job}`;
  }

  private endsOf(record: Record): CopyEnd[] {
    if (record.copies.length === 0) {
      if (record.isNowhere) return [{ kind: 'nowhere' }];
      return record.isDropped ? [{ kind: 'dropped' }] : [];
    }
    const seen = new Map<string, number>();
    return record.copies.map((copy) => {
      const key = keyOf(copy.subscription);
      const number = seen.get(key) ?? 0;
      seen.set(key, number + 1);
      return this.endOf(copy, settledOf(record.said.get(key) ?? [])[number]);
    });
  }

  private endOf({ subscription, forwardedTo, deadLettered }: Copy, said: MessageEnd | undefined): CopyEnd {
    if (forwardedTo !== undefined) return { kind: 'stays', subscription, entity: forwardedTo };
    if (deadLettered !== undefined) return { kind: 'dead-letter', subscription, reason: deadLettered };
    if (!this.listened.has(keyOf(subscription))) return { kind: 'stays', subscription, entity: subscription };
    if (said === undefined) return { kind: 'open', subscription };
    const { outcome, job, reason = '', details = [], until = '' } = said;
    if (job !== undefined && (outcome === 'started' || outcome === 'already-started')) {
      return { kind: 'job', subscription, job, view: this.jobs.get(job) };
    }
    if (outcome === 'waiting') return { kind: 'waiting', subscription, reason, until };
    return { kind: 'set-aside', subscription, reason, details: details.join('; ') };
  }
}

/**
 * One for each copy. What was given back comes again, and what waited is heard of again: what counts is what became of it
 * at last.
 */
function settledOf(said: readonly MessageEnd[]): MessageEnd[] {
  const of = (isWaiting: boolean) =>
    said.filter(({ outcome }) => outcome !== 'given-back' && (outcome === 'waiting') === isWaiting);
  return [...of(false), ...of(true).reverse()];
}

/** Whether something more may come of a copy. */
function isOpen(end: CopyEnd): boolean {
  if (end.kind !== 'job') return end.kind === 'open';
  return end.view === undefined || !isOver(end.view.state);
}

function isSubscription(entity: string): boolean {
  return /\/subscriptions\/[^/]+$/i.test(entity);
}

/** Service Bus does not tell letters from capitals in names. */
function keyOf(entity: string): string {
  return entity.toLowerCase();
}
