import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measured } from './metric-lines';

/** A value of a metric with the time at which it was told, in milliseconds since 1970. */
export interface Timed extends Measured {
  readonly time: number;
}

/** All values of the metrics of a run, in a file with one of them a line. */
export class MetricsFile {
  static at(folder: string): MetricsFile {
    return new MetricsFile(join(folder, 'metrics.jsonl'));
  }

  private constructor(private readonly path: string) {}

  add({ name, value, step }: Measured, time: number): void {
    appendFileSync(this.path, `${JSON.stringify({ name, value, ...(step !== undefined && { step }), time })}\n`);
  }

  read(): Timed[] {
    if (!existsSync(this.path)) return [];
    return readFileSync(this.path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Timed);
  }
}
