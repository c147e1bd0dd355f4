export type { JobState, JobsHere, JobView } from './job-view';
export { LocalAzureMl, type LocalAzureMlOptions } from './local-azure-ml';
export { eventTypeOf, type RunEvent } from './run-event';
