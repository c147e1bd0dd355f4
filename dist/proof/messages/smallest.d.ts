import { Message } from '../../rules';
import type { MessageSet } from './message-set';
import type { MessageSpace } from './message-space';
import { type Usages } from './usage';
/**
 * A message of a set as a person would write it: what does not matter is left out, and what does has the value nearest
 * to zero, or the first of a list, that matters.
 *
 * Every step is tried out: the result is in the set as surely as the message was.
 */
export declare function smallest(message: Message, set: MessageSet, space: MessageSpace, usages: Usages): Message;
