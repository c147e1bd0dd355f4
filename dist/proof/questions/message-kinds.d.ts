import { type Box } from '../messages/box';
import { type MessageSet } from '../messages/message-set';
import type { Prover } from './prover';
/** Messages that a reader has one word for. */
export interface MessageKind {
    /** `eventType = 'dataset.ready'`. */
    readonly kind: string;
    readonly messages: MessageSet;
    /** Whether these are the messages that are of no known kind. */
    readonly isRest: boolean;
    /** Whether a set of messages with this box may have some of the kind. */
    isNear(box: Box): boolean;
}
/**
 * The kinds of messages, and all others: by a list of texts that the contract asks every message for, or else by the
 * property that most rules compare with texts.
 */
export declare function messageKinds(prover: Prover): readonly MessageKind[];
