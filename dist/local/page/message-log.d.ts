import { type BrokerEvent } from '../../broker';
import { type Message } from '../../rules';
import type { ProgramLine } from '../programs/program-line';
import type { Listener } from '../system/story';
import type { MessageRow } from './wire';
/**
 * The messages that were sent since it listens, the last of them, with what became of their copies. It hears what happens
 * in Service Bus and what programs say, and says what has happened and not what should have.
 */
export declare class MessageLog {
    private readonly most;
    private readonly onJob;
    private readonly told;
    /** Where copies are that something may happen to: by the key of their place. */
    private readonly places;
    private readonly ids;
    private readonly subscriptionOf;
    private changed;
    /** What is told of now: see `BrokerEvent`. */
    private current;
    private lastNumber;
    /**
     * @param most how many messages are kept
     * @param onJob hears which message a program has started a job for
     */
    constructor(most: number, listeners: readonly Listener[], onJob?: (job: string, message: number) => void);
    /** The number of the first message that is kept. */
    get first(): number;
    get last(): number;
    /** The numbers of those that are new or changed since this was asked last. */
    takeChanged(): number[];
    row(n: number): MessageRow | undefined;
    /**
     * The newest messages that have all of some words, by what they are or what became of them: their numbers, the newest
     * first. Others get their turn meanwhile: there may be very many.
     */
    search(text: string, most: number): Promise<{
        readonly numbers: readonly number[];
        readonly isAll: boolean;
    }>;
    /** The message as it was sent. */
    encoded(n: number): Buffer | undefined;
    hear(event: BrokerEvent): void;
    /** Hears what a program has logged of a message. */
    hearLine({ program, entry }: ProgramLine): void;
    /** The copy that a program speaks of: one of that id where it listens, of which it has not said how it ended. */
    private copyFor;
    private begin;
    private forget;
    private add;
    /** A message that a filter has failed on is a dead letter with its first number. */
    private failedHere;
}
/** What a list shows of a message. */
export declare function headOf(message: Message): Pick<MessageRow, 'title' | 'text'>;
