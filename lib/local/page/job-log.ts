import type { JobView } from '../azure-ml/job-view';
import type { JobRow, MetricSeries } from './wire';

/** So many values of a metric are kept; of more, every second one is left out. */
const MOST_VALUES = 2_000;

interface Series {
  readonly at: number[];
  readonly values: number[];
}

/** What has been heard of jobs: their states, and the values that their metrics had one after the other. */
export class JobLog {
  private readonly views = new Map<string, JobView>();
  private readonly series = new Map<string, Map<string, Series>>();
  private readonly messages = new Map<string, number>();
  private changed = new Set<string>();

  /** Hears of a job at a time, in milliseconds since 1970. */
  hear(job: JobView, at: number): void {
    this.views.set(job.name, job);
    this.changed.add(job.name);
    for (const [name, value] of Object.entries(job.metrics)) this.note(job.name, name, value, at);
  }

  /** Hears which message has started a job. */
  startedBy(job: string, message: number): void {
    this.messages.set(job, message);
    this.changed.add(job);
  }

  takeChanged(): JobRow[] {
    const changed = [...this.changed].flatMap((name) => this.row(name) ?? []);
    this.changed = new Set();
    return changed;
  }

  all(): JobRow[] {
    return [...this.views.keys()].flatMap((name) => this.row(name) ?? []);
  }

  row(name: string): JobRow | undefined {
    const view = this.views.get(name);
    if (view === undefined) return undefined;
    const { created, started, ended } = view;
    return {
      ...view,
      created: created.getTime(),
      started: started?.getTime(),
      ended: ended?.getTime(),
      message: this.messages.get(name),
    };
  }

  metrics(name: string): MetricSeries[] {
    return [...(this.series.get(name) ?? [])].map(([metric, { at, values }]) => ({ name: metric, at, values }));
  }

  private note(job: string, name: string, value: number, at: number): void {
    const ofJob = this.series.get(job) ?? new Map<string, Series>();
    this.series.set(job, ofJob);
    const series = ofJob.get(name) ?? { at: [], values: [] };
    ofJob.set(name, series);
    if (series.values.at(-1) === value) return;
    series.at.push(at);
    series.values.push(value);
    if (series.values.length <= MOST_VALUES) return;
    for (const list of [series.at, series.values]) list.splice(0, list.length, ...list.filter((_, n) => n % 2 === 0));
  }
}
