/** What `scheduler simulate` is given. */
export interface SimulateOptions {
  readonly from: string;
  readonly schedules: number;
  readonly seed?: number;
  readonly perSchedule: number;
  readonly fault?: readonly string[];
  readonly replay?: number;
  readonly json?: boolean;
}
