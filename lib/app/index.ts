export { type JobCatalogue, jobCatalogue } from './declaration/catalogue';
export type { CatalogueQueue, Forwards } from './declaration/declared-forwards';
export type {
  AccessTo,
  AnyEnvironment,
  Environment,
  EnvironmentBase,
  NamespaceEnvironment,
  StateLocation,
} from './declaration/environment';
export { type Job, type TrainingJob, trainingJob } from './declaration/job';
export type { NodePrice, PricePlan } from './declaration/price-plan';
export { TrainingSchedulerStack } from './stack/stack';
export { summarize } from './stack/stack-summary';
export { synthesize } from './synthesis/synthesize';
export { synthesizedText } from './synthesis/synthesized-text';
