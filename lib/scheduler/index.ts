export { type Job, type JobCatalogue, jobCatalogue, type TrainingJob, trainingJob } from './app/catalogue';
export type { Environment, StateLocation } from './app/environment';
export { TrainingSchedulerStack } from './app/stack';
export { summarize } from './app/summary';
export { synthesize } from './app/synthesize';
export { trainingEvent } from './contract';
export { environments } from './environments';
export { quickstartJobs, trainingJobs } from './jobs';
