/** An input as a file has it. */
export interface DataFile {
  readonly type?: string;
  readonly path: string;
  readonly mode?: string;
  readonly datastore?: undefined;
  readonly path_on_compute?: undefined;
}
export type InputFile = string | number | boolean | DataFile | { readonly value: string | number | boolean };

/** An output as a file has it. */
export interface OutputFile {
  readonly type?: string;
  readonly path?: string;
  readonly mode?: string;
  readonly name?: undefined;
  readonly version?: undefined;
}

/** An environment that stands in a file. */
export interface EnvironmentFile {
  readonly image?: string;
  readonly conda_file?: unknown;
  readonly build?: { readonly path: string; readonly dockerfile_path?: string };
  readonly os_type?: string;
  readonly name?: unknown;
  readonly version?: unknown;
  readonly description?: unknown;
  readonly tags?: unknown;
  readonly $schema?: unknown;
  readonly inference_config?: undefined;
  readonly datastore?: undefined;
}

/** What a job runs on beside its cluster. */
export interface ResourcesFile {
  readonly instance_count?: number;
  readonly instance_type?: string;
  readonly shm_size?: string;
  readonly docker_args?: string;
  readonly properties?: undefined;
  readonly locations?: undefined;
  readonly max_instance_count?: undefined;
}

export interface DistributionFile {
  readonly type: string;
  readonly process_count_per_instance?: number;
  readonly parameter_server_count?: number;
  readonly worker_count?: number;
}

export interface ServiceFile {
  readonly type?: string;
  readonly nodes?: string;
  readonly port?: number;
  readonly properties?: Readonly<Record<string, string | number | boolean>>;
  readonly log_dir?: string;
  readonly ssh_public_keys?: string;
}

/** What a command runs, and in what: of a job, of a trial, of a step. */
export interface CommandPartsFile {
  readonly command: string;
  readonly environment: string | EnvironmentFile;
  readonly code?: string;
  readonly environment_variables?: Readonly<Record<string, string | number | boolean>>;
  readonly resources?: ResourcesFile;
  readonly distribution?: DistributionFile;
}

export interface QueueFile {
  readonly job_tier?: string;
  readonly priority?: undefined;
}

/** What a file says of any job. */
export interface JobPartsFile {
  readonly $schema?: unknown;
  readonly type?: unknown;
  readonly name?: undefined;
  readonly display_name?: string;
  readonly experiment_name?: string;
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string | number | boolean>>;
  readonly properties?: undefined;
  readonly compute?: string;
  readonly identity?: IdentityFile;
  readonly inputs?: Readonly<Record<string, InputFile>>;
  readonly outputs?: Readonly<Record<string, OutputFile | null>>;
}

export interface IdentityFile {
  readonly type: string;
  readonly client_id?: undefined;
  readonly object_id?: undefined;
  readonly msi_resource_id?: undefined;
}

/** A command job as a file has it. */
export interface CommandFile extends JobPartsFile, CommandPartsFile {
  readonly queue_settings?: QueueFile;
  readonly limits?: { readonly timeout?: number };
  readonly services?: Readonly<Record<string, ServiceFile>>;
  readonly parent_job_name?: undefined;
}
