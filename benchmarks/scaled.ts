import { SqlAction, SqlFilter } from '../lib/rules';
import { type Environment, environments, synthesize, TrainingSchedulerStack } from '../lib/scheduler';

/** The app of this project with a given number of subscriptions in one topic: `scaled.ts <subscriptions>`. */
const count = Number(process.argv[2]);
const dev = environments.find(({ name }) => name === 'dev') as Environment;
const job = (n: number) => ({
  rules: {
    start: SqlFilter.parse(`jobKind = 'kind-${n}' AND priority >= ${n % 10}`).then(
      SqlAction.parse("SET tier = 'spot'"),
    ),
  },
});

synthesize((app) => {
  const jobs = () => Object.fromEntries(Array.from({ length: count }, (_, n) => [`job-${n}`, job(n)]));
  new TrainingSchedulerStack(app, { ...dev, catalogue: { topicName: 'training-events', jobs } });
});
