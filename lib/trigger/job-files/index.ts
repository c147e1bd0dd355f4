export type { JobFileOptions } from './job-file-options';
export { type ReadJobFile, readJobFile } from './read-job-file';
