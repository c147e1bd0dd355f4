import type { ServiceBusQueue, ServiceBusQueueOptions, ServiceBusSubscriptionOptions, ServiceBusTopic, ServiceBusTopicOptions } from '../../servicebus';
import type { JobTemplate } from '../../trigger';
import type { StrictJobs } from './strict';
/** One kind of job: which messages start it, and how they are handed to its workers. */
export interface Job extends ServiceBusSubscriptionOptions {
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
export declare function trainingJob(job: TrainingJob): TrainingJob;
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
    readonly queues?: Readonly<Record<QueueName, ServiceBusQueueOptions>>;
    /**
     * Claims what has to hold for every message, with the `must…` methods of the topic.
     *
     * @default - nothing
     */
    claims?(topic: ServiceBusTopic): void;
    /** The jobs by name, each a subscription; gets the queues above, to forward to. */
    jobs(queues: Readonly<Record<QueueName, ServiceBusQueue>>): Readonly<Record<string, Job>>;
}
/** A catalogue as it is written, with the names of its queues and of all options checked in the editor. */
export declare function jobCatalogue<QueueName extends string, const Jobs extends Readonly<Record<string, Job>>>(catalogue: WrittenCatalogue<QueueName, Jobs>): JobCatalogue<QueueName>;
/** A catalogue of which the type of the jobs is known, name by name. */
export interface WrittenCatalogue<QueueName extends string, Jobs extends Readonly<Record<string, Job>>> extends JobCatalogue<QueueName> {
    jobs(queues: Readonly<Record<QueueName, ServiceBusQueue>>): Jobs & StrictJobs<Jobs>;
}
