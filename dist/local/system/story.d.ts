import type { BrokerEvent } from '../../broker';
import { type JobView } from '../azure-ml/job-view';
import type { ProgramLine } from '../programs/program-line';
/** A message that is followed. */
export interface Followed {
    readonly messageId: string;
    /** What people call it: the name of its file, or what it tells of. */
    readonly name: string;
    /** The job that it tells of, where it does. */
    readonly job?: string | undefined;
}
/** Where a program listens. */
export interface Listener {
    /** The name of the app. */
    readonly program: string;
    /** `<topic>/Subscriptions/<name>` */
    readonly subscription: string;
}
/** What became of one copy of a message, as far as it is known. */
export type CopyEnd = 
/** A program has it, or will. */
{
    readonly kind: 'open';
    readonly subscription: string;
} | {
    readonly kind: 'job';
    readonly subscription: string;
    readonly job: string;
    readonly view: JobView | undefined;
} | {
    readonly kind: 'set-aside';
    readonly subscription: string;
    readonly reason: string;
    readonly details: string;
}
/** It is tried again. */
 | {
    readonly kind: 'waiting';
    readonly subscription: string;
    readonly reason: string;
    readonly until: string;
}
/** Nobody here takes it: it is for people, or for a worker of somebody. */
 | {
    readonly kind: 'stays';
    readonly subscription: string;
    readonly entity: string;
} | {
    readonly kind: 'dead-letter';
    readonly subscription: string;
    readonly reason: string;
}
/** No rule of the topic matches it. */
 | {
    readonly kind: 'nowhere';
}
/** The topic has had a message of this id. */
 | {
    readonly kind: 'dropped';
};
/** A message, and what became of each of its copies. */
export interface Story extends Followed {
    /** In the order in which they came; none before it has arrived. */
    readonly ends: readonly CopyEnd[];
}
/**
 * Follows messages through Service Bus, programs and jobs: what each has started, or where it is. It only listens, so it
 * says what has happened and not what should have.
 */
export declare class Stories {
    private readonly records;
    private readonly jobs;
    /** Messages that something more may come of; kept up with each change, since everything that happens is heard. */
    private readonly open;
    /** The messages that have started a job, or have found it. */
    private readonly startersOf;
    private readonly subscriptionOf;
    private readonly listened;
    constructor(listeners: readonly Listener[]);
    /** Follows a message from now on; to be called before it is sent. */
    follow(message: Followed): void;
    /** Hears what happens in Service Bus. */
    hear({ what, entity, messageId, detail }: BrokerEvent): void;
    /** Hears what a program logs. */
    hearLine({ program, entry }: ProgramLine): void;
    /** Hears of a job. */
    hearJob(job: JobView): void;
    /** All that are followed, in the order in which they were. */
    list(): Story[];
    /** How many are followed, and of how many of them something more may come. */
    get counts(): {
        readonly followed: number;
        readonly open: number;
    };
    /** Whether nothing more will come of what is followed, unless somebody does something. */
    get isSettled(): boolean;
    private look;
    /** An event is named after the message whose job it is of: a job may end before its program says that it was started. */
    private nameOf;
    private endsOf;
    private endOf;
}
