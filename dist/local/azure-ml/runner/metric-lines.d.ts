/** A value of a metric. */
export interface Measured {
    readonly name: string;
    readonly value: number;
    readonly step: number | undefined;
}
/** Finds metrics in what a process writes: lines like `metric loss=0.25 step=3`. */
export declare class MetricLines {
    private readonly found;
    private rest;
    constructor(found: (measured: Measured) => void);
    read(chunk: Buffer): void;
    end(): void;
    private readLine;
}
