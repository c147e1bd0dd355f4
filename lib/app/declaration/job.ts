import type { ServiceBusSubscriptionOptions } from '../../servicebus';
import type { JobTemplate } from '../../trigger';
import type { Forwards } from './declared-forwards';

/** One kind of job: which messages start it, and how they are handed to its workers. */
export interface Job extends Omit<ServiceBusSubscriptionOptions, keyof Forwards>, Forwards {
  /**
   * The jobs of Azure ML that its messages start, without a worker of one's own: `trainingJob({ templates })`.
   *
   * @default - none; somebody else reads the subscription
   */
  readonly starts?: TrainingJob;
}

/** What messages of a subscription may start in Azure ML. */
export interface TrainingJob {
  /** The templates by the name that a message asks for. */
  readonly templates: Readonly<Record<string, JobTemplate>>;
  /**
   * What listens: a program of this project, at once; or a Logic App without any code, which looks once a minute.
   *
   * @default 'function'
   */
  readonly by?: 'function' | 'logic-app';
  /**
   * Lets messages wait and starts nothing: the switch for when jobs go wrong or cost too much.
   *
   * @default false
   */
  readonly paused?: boolean;
}

/** Jobs of Azure ML, as a subscription starts them. */
export function trainingJob(job: TrainingJob): TrainingJob {
  return job;
}
