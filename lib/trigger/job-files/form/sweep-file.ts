import type { CommandPartsFile, JobPartsFile, QueueFile } from './command-file';

/** A setting of a sweep as a file has it. */
export interface SettingFile {
  readonly type: string;
  readonly values?: readonly (string | number)[];
  readonly upper?: number;
  readonly min_value?: number;
  readonly max_value?: number;
  readonly mu?: number;
  readonly sigma?: number;
  readonly q?: number;
}

export interface SamplingFile {
  readonly type: string;
  readonly seed?: number;
  readonly rule?: string;
  readonly logbase?: undefined;
}

export interface TerminationFile {
  readonly type: string;
  readonly evaluation_interval?: number;
  readonly delay_evaluation?: number;
  readonly slack_factor?: number;
  readonly slack_amount?: number;
  readonly truncation_percentage?: number;
}

/** A sweep as a file has it. */
export interface SweepFile extends JobPartsFile {
  readonly trial: CommandPartsFile;
  readonly search_space: Readonly<Record<string, SettingFile>>;
  readonly objective: { readonly goal: string; readonly primary_metric: string };
  readonly sampling_algorithm: string | SamplingFile;
  readonly early_termination?: TerminationFile;
  readonly limits?: {
    readonly max_total_trials?: number;
    readonly max_concurrent_trials?: number;
    readonly timeout?: number;
    readonly trial_timeout?: number;
  };
  readonly queue_settings?: QueueFile;
  readonly resources?: { readonly instance_type?: string; readonly instance_count?: number };
}
