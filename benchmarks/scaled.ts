import { environments } from '../__tests__/support/shipped';
import { type Environment, synthesize, TrainingSchedulerStack } from '../lib/app';
import { SqlAction, SqlFilter } from '../lib/rules';

/**
 * The app of this project as the bare program has it: namespace, topic, jobs and outputs, without what surrounds them
 * (logs, alerts, network, key, roles, a second region). `scaled.ts [subscriptions]`; without a number, the shipped
 * catalogue in all environments.
 */
const count = process.argv[2];

const core = ({
  name,
  location,
  resourceGroup,
  namespace,
  catalogue,
  state,
  secrets,
  tags,
}: Environment): Environment => ({
  name,
  location,
  resourceGroup,
  namespace,
  catalogue,
  state,
  ...(secrets && { secrets }),
  tags,
});

const job = (n: number) => ({
  rules: {
    start: SqlFilter.parse(`jobKind = 'kind-${n}' AND priority >= ${n % 10}`).then(
      SqlAction.parse("SET tier = 'spot'"),
    ),
  },
});

const scaled = (): Environment[] => {
  const dev = environments.find(({ name }) => name === 'dev') as Environment;
  const jobs = () => Object.fromEntries(Array.from({ length: Number(count) }, (_, n) => [`job-${n}`, job(n)]));
  return [{ ...dev, catalogue: { topicName: 'training-events', jobs } }];
};

synthesize((app) => {
  for (const environment of count === undefined ? environments : scaled()) {
    new TrainingSchedulerStack(app, core(environment));
  }
});
