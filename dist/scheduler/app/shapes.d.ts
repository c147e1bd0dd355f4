import type { Job, JobCatalogue } from './catalogue';
import type { Environment } from './environment';
/** A catalogue as it is written; what its functions answer is looked at when they are called. */
export declare const CATALOGUE: import("../../rules/inspection/shape").ObjectShape<JobCatalogue<string>>;
/** A job as it is written. */
export declare const JOB: import("../../rules/inspection/shape").ObjectShape<Job>;
/** An environment as it is written. */
export declare const ENVIRONMENT: import("../../rules/inspection/shape").ObjectShape<Environment>;
