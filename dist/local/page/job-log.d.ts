import type { JobView } from '../azure-ml/job-view';
import type { JobRow, MetricSeries } from './wire';
/** What has been heard of jobs: their states, and the values that their metrics had one after the other. */
export declare class JobLog {
    private readonly views;
    private readonly series;
    private readonly messages;
    private changed;
    /** Hears of a job at a time, in milliseconds since 1970. */
    hear(job: JobView, at: number): void;
    /** Hears which message has started a job. */
    startedBy(job: string, message: number): void;
    takeChanged(): JobRow[];
    all(): JobRow[];
    row(name: string): JobRow | undefined;
    metrics(name: string): MetricSeries[];
    private note;
}
