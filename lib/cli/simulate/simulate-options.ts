import type { SourceOptions } from '../common/documents';

/** As many messages as a schedule has where nobody says. */
export const PER_SCHEDULE = 5;

/** What `training-job-scheduler simulate` is given. */
export interface SimulateOptions extends SourceOptions {
  readonly schedules: number;
  readonly seed?: number;
  readonly perSchedule: number;
  readonly fault?: readonly string[];
  readonly replay?: number;
  /** The file of a day. */
  readonly messages?: string;
  readonly durations?: string;
  readonly prices?: string;
  readonly set?: readonly string[];
  /** In milliseconds. */
  readonly lookOn?: number;
  readonly json?: boolean;
}
