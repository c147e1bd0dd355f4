import type { ServiceBusTopicBase } from '../../servicebus';
import { type RunEvent } from './run-events';
/** A result that no subscription gets, and an example of it. */
export interface Unheard {
    readonly event: RunEvent;
    /** What the message says, for people: `eventType = 'run.completed', runStatus = 'Completed'`. */
    readonly example: string;
}
/**
 * The results that no subscription of a topic gets, whatever letters the event comes in: they would be lost without a
 * word, as all were for a rule that asked for the state `Failed` alone, of a field that the event has not.
 */
export declare function unheardOf(topic: ServiceBusTopicBase): readonly Unheard[];
