import type { ServiceBusQueue, ServiceBusTopic, ServiceBusTopicOptions } from '../../servicebus';
import type { CatalogueQueue } from './declared-forwards';
import type { Job } from './job';
import type { StrictJobs } from './strict-jobs';

/**
 * What a topic is for: the jobs that its messages start, by name, and the queues that jobs forward to.
 *
 * The same catalogue can be deployed to several environments. Names are names in Azure; the order does not matter.
 */
export interface JobCatalogue<QueueName extends string = string> {
  /** The name of the topic that all messages are sent to. */
  readonly topicName: string;
  /**
   * How the topic takes in messages.
   *
   * @default - the defaults of a topic
   */
  readonly topic?: ServiceBusTopicOptions;
  /**
   * The queues that jobs forward to, by name.
   *
   * @default - none
   */
  readonly queues?: Readonly<Record<QueueName, CatalogueQueue>>;
  /**
   * Claims what has to hold for every message, with the `must…` methods of the topic.
   *
   * @default - nothing
   */
  claims?(topic: ServiceBusTopic): void;
  /** The jobs by name, each a subscription; gets the queues above, to forward to. */
  jobs(queues: Readonly<Record<QueueName, ServiceBusQueue>>): Readonly<Record<string, Job>>;
}

/**
 * A catalogue as it is written, with the names of its queues and of all options checked in the editor.
 *
 * What is wrong with it is told at synth, all of it at once; nothing is thrown here.
 *
 * @param catalogue the topic, its queues, its jobs by name, and what is claimed of them
 * @returns the same, for the `catalogue` of an environment
 */
export function jobCatalogue<QueueName extends string, const Jobs extends Readonly<Record<string, Job>>>(
  catalogue: WrittenCatalogue<QueueName, Jobs>,
): JobCatalogue<QueueName> {
  return catalogue;
}

/** A catalogue of which the type of the jobs is known, name by name. */
export interface WrittenCatalogue<QueueName extends string, Jobs extends Readonly<Record<string, Job>>>
  extends JobCatalogue<QueueName> {
  jobs(queues: Readonly<Record<QueueName, ServiceBusQueue>>): Jobs & StrictJobs<Jobs>;
}
