import { environments, synthesize, TrainingSchedulerStack } from './lib/scheduler';

synthesize((app) => {
  for (const environment of environments) new TrainingSchedulerStack(app, environment);
});
