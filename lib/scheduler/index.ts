export { type Job, type JobCatalogue, jobCatalogue, type TrainingJob, trainingJob } from './catalogue';
export { trainingEvent } from './contract';
export type { Environment, StateLocation } from './environment';
export { environments } from './environments';
export { quickstartJobs, trainingJobs } from './jobs';
export { TrainingSchedulerStack } from './stack';
export { summarize } from './summary';
export { synthesize } from './synthesize';
