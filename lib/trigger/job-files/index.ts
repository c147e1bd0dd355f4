export { packagedTemplates, UnreadablePackage } from './exporting/read-package';
export { writeJobFile } from './exporting/write-job-file';
export type { JobFileOptions } from './reading/job-file-options';
export { type ReadJobFile, readJobFile } from './reading/read-job-file';
