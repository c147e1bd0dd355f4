import type { Bus } from '../bus/bus';
import { type Outgoing } from './outgoing';
export interface Sending {
    /** How many in all; messages come again and again where there are fewer. */
    readonly count: number;
    /** Between two messages, in milliseconds; at once, in batches, without. */
    readonly every: number | undefined;
    /** Ends it: what is under way is sent, and no more. */
    readonly signal: AbortSignal;
    /** Messages that are there now, in order. */
    sent(messages: readonly Outgoing[]): void;
}
/**
 * Sends messages to a queue or topic, in order: as many at once as the service takes, or one each time.
 *
 * @returns how many were sent
 * @throws OperationProblem; what was sent before stays sent, and `sent` has told of it
 */
export declare function send(bus: Bus, entity: string, messages: readonly Outgoing[], sending: Sending): Promise<number>;
