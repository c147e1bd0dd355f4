import type {
  CommandPartsFile,
  DistributionFile,
  IdentityFile,
  InputFile,
  JobPartsFile,
  OutputFile,
  QueueFile,
  ResourcesFile,
} from './command-file';

/** A pipeline as a file has it. */
export interface PipelineFile extends JobPartsFile {
  readonly jobs: Readonly<Record<string, unknown>>;
  readonly settings?: SettingsFile;
  readonly component?: undefined;
}

export interface SettingsFile {
  readonly default_compute?: string;
  readonly default_datastore?: string;
  readonly continue_on_step_failure?: boolean;
  readonly force_rerun?: boolean;
  readonly continue_run_on_failed_optional_input?: undefined;
}

/** A step that names a component, or has its command in it. */
export interface StepFile extends Partial<CommandPartsFile> {
  readonly type?: string;
  readonly component?: string | ComponentFile;
  readonly name?: unknown;
  readonly display_name?: string;
  readonly description?: string;
  readonly comment?: string;
  readonly tags?: Readonly<Record<string, string | number | boolean>>;
  readonly inputs?: Readonly<Record<string, InputFile>>;
  readonly outputs?: Readonly<Record<string, string | OutputFile | null>>;
  readonly compute?: string;
  readonly resources?: ResourcesFile;
  readonly distribution?: DistributionFile;
  readonly limits?: { readonly timeout?: number };
  readonly queue_settings?: QueueFile;
  readonly identity?: IdentityFile;
  readonly services?: undefined;
  readonly properties?: undefined;
}

/** What a component takes, and what it leaves. */
export interface PortFile {
  readonly type: string;
  readonly default?: string | number | boolean;
  readonly optional?: boolean;
  readonly min?: string | number;
  readonly max?: string | number;
  readonly enum?: readonly (string | number | boolean)[];
  readonly mode?: string;
  readonly description?: string;
}

/** A command component as a file has it. */
export interface ComponentFile extends CommandPartsFile {
  readonly $schema?: unknown;
  readonly type?: string;
  readonly name?: unknown;
  readonly version?: unknown;
  readonly display_name?: string;
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string | number | boolean>>;
  readonly is_deterministic?: boolean;
  readonly inputs?: Readonly<Record<string, PortFile>>;
  readonly outputs?: Readonly<Record<string, PortFile | null>>;
  readonly additional_includes?: undefined;
}
