export type { JobFileOptions } from './job-file-options';
export { type ReadJobFile, readJobFile } from './read-job-file';
export { packagedTemplates, UnreadablePackage } from './read-package';
export { writeJobFile } from './write-job-file';
