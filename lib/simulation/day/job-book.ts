import type { Duration, Time } from '../../broker/core';
import { isOver, objectAt, type Run, textAt } from '../../local/azure-ml/core';
import type { JobMade } from '../judging/job-made';
import type { JobKindDay } from './day-result';

interface Job {
  readonly template: string;
  readonly sent: Time;
  /** How long its message waited for a place of its template; `undefined` where it did not. */
  readonly held: Duration | undefined;
  /** When its command, or the first of its parts, runs. */
  began?: Time;
  ended?: { readonly state: string; readonly at: Time };
}

const NO_TEMPLATE = 'no template';

/** Writes down what becomes of jobs. */
export class JobBook {
  /** Templates of which nobody said how long they run. */
  readonly assumedLengths = new Map<string, Duration | undefined>();
  private readonly sent = new Map<string, Time>();
  private readonly jobs = new Map<string, Job>();
  /** Messages that wait for a place of their template, since when. */
  private readonly holding = new Map<string, Time>();

  constructor(private readonly now: () => Time) {}

  willSend(messageId: string): void {
    if (!this.sent.has(messageId)) this.sent.set(messageId, this.now());
  }

  hearMade({ name, properties, asking }: JobMade): void {
    const template = textAt(objectAt(properties, 'tags'), 'template') ?? NO_TEMPLATE;
    const known = this.jobs.get(name);
    const since = this.holding.get(asking.messageId);
    this.holding.delete(asking.messageId);
    const held = since === undefined ? undefined : this.now() - since;
    this.jobs.set(name, { ...known, template, held, sent: this.sent.get(asking.messageId) ?? this.now() });
  }

  /** A message waits for a place of its template. */
  hearHeld(messageId: string, since: Time): void {
    this.holding.set(messageId, since);
  }

  /** It waits no longer: it is set aside. */
  hearGivenUp(messageId: string): void {
    this.holding.delete(messageId);
  }

  /** How many messages wait for a place. */
  get stillHeld(): number {
    return this.holding.size;
  }

  /** The template of a job, or of the job that a run is a part of. */
  templateOf({ properties, name, parent }: Run): string {
    return this.jobs.get(parent ?? name)?.template ?? textAt(objectAt(properties, 'tags'), 'template') ?? NO_TEMPLATE;
  }

  assumeLimit(template: string, limit: Duration | undefined): void {
    this.assumedLengths.set(template, limit);
  }

  hearRun({ name, parent, state, task }: Run): void {
    const job = this.jobs.get(parent ?? name);
    if (job === undefined) return;
    if (state === 'Running' && task !== undefined) job.began ??= this.now();
    if (parent === undefined && isOver(state)) job.ended ??= { state, at: this.now() };
  }

  /** How the jobs of each template went, by the name of the template. */
  kinds(): JobKindDay[] {
    const byTemplate = new Map<string, Job[]>();
    for (const job of this.jobs.values()) {
      const same = byTemplate.get(job.template);
      if (same === undefined) byTemplate.set(job.template, [job]);
      else same.push(job);
    }
    return [...byTemplate]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([template, jobs]) => kindDay(template, jobs));
  }
}

function kindDay(template: string, jobs: readonly Job[]): JobKindDay {
  const ended = new Map<string, number>();
  for (const { ended: end } of jobs) if (end !== undefined) ended.set(end.state, (ended.get(end.state) ?? 0) + 1);
  const waits = jobs.flatMap(({ sent, began }) => (began === undefined ? [] : [began - sent]));
  return {
    template,
    jobs: jobs.length,
    waits: waits.sort((one, other) => one - other),
    held: jobs.flatMap(({ held }) => held ?? []).sort((one, other) => one - other),
    waiting: jobs.filter((job) => job.began === undefined && job.ended === undefined).length,
    running: jobs.filter((job) => job.began !== undefined && job.ended === undefined).length,
    ended,
  };
}
