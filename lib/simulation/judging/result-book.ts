import { type BrokerEvent, DAY, type Duration, type Time } from '../../broker/core';
import type { Violation } from './violation';

/** A job that is over, and of which somebody has to be told. */
export interface EndedJob {
  readonly name: string;
  readonly state: string;
  readonly ended: Time;
}

export interface ResultBookOptions {
  /** How long the topic knows a message again that comes twice; 0 where it does not. */
  readonly duplicateWindow: Duration;
  readonly now: () => Time;
}

/** As long as Event Grid tries: what comes twice comes within that time, and nothing comes later. */
const LONGEST: Duration = DAY;

/** Keeps account of what is told of jobs that are over: each is told of, and once. */
export class ResultBook {
  readonly violations: Violation[] = [];
  /** What a message is about: a job, and which of the things that are told of it. */
  private readonly about = new Map<string, { readonly job: string; readonly event: string }>();
  private readonly toldOf = new Set<string>();
  private readonly unheard = new Set<string>();
  private readonly seen = new Set<string>();
  private isBlind = false;

  constructor(private readonly options: ResultBookOptions) {}

  /** @param event what is told of the job, the same however often it is told */
  willTell(messageId: string, job: string, event: string): void {
    this.about.set(messageId, { job, event });
  }

  /** With a region, what was told may be gone. */
  forget(): void {
    this.isBlind = true;
  }

  hear({ what, entity, messageId = '' }: BrokerEvent): void {
    const about = this.about.get(messageId);
    if (about === undefined) return;
    const { job, event } = about;
    if (what === 'no-match') this.unheard.add(job);
    if (what !== 'enqueued') return;
    this.toldOf.add(job);
    const place = `${entity} ${event}`;
    if (this.seen.has(place) && this.options.duplicateWindow >= LONGEST && !this.isBlind)
      this.violate(messageId, `${entity} is told twice that ${job} is over`);
    this.seen.add(place);
  }

  /** At the end: of each job that is over somebody was told, but of those that have just ended. */
  close(jobs: readonly EndedJob[]): void {
    if (this.isBlind) return;
    for (const { name, state, ended } of jobs) {
      if (this.toldOf.has(name) || this.options.now() - ended <= LONGEST) continue;
      const why = this.unheard.has(name) ? 'no rule wants what is told of it' : 'nobody is told';
      this.violate(name, `${name} is ${state}, and ${why}`);
    }
  }

  private violate(messageId: string, says: string): void {
    this.violations.push({ kind: 'result', at: this.options.now(), messageId, says });
  }
}
