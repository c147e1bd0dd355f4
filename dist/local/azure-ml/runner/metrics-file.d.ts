import type { Measured } from './metric-lines';
/** A value of a metric with the time at which it was told, in milliseconds since 1970. */
export interface Timed extends Measured {
    readonly time: number;
}
/** All values of the metrics of a run, in a file with one of them a line. */
export declare class MetricsFile {
    private readonly path;
    static at(folder: string): MetricsFile;
    private constructor();
    add({ name, value, step }: Measured, time: number): void;
    read(): Timed[];
}
