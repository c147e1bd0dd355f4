import { synthesize, TrainingSchedulerStack } from './lib/app';
import { environments } from './lib/scheduler/environments';

synthesize((app) => {
  for (const environment of environments) new TrainingSchedulerStack(app, environment);
});
