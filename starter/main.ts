import { synthesize, TrainingSchedulerStack } from 'training-job-scheduler';
import { environments } from './lib/environments';

synthesize((app) => {
  for (const environment of environments) new TrainingSchedulerStack(app, environment);
});
