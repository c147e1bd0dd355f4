export { type Job, type JobCatalogue, jobCatalogue, type TrainingJob, trainingJob } from './catalogue';
export type { AccessTo, Environment, StateLocation } from './environment';
export { TrainingSchedulerStack } from './stack';
export { summarize } from './summary';
export { synthesize } from './synthesize';
export { synthesizedText } from './synthesized-text';
