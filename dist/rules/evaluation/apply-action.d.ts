import type { Statement } from '../language/syntax';
import { type Message } from '../messages/message';
import { Failure } from '../values/failure';
import { newGuid } from './evaluate';
/**
 * The copy of a message that a rule with this action delivers, or why the action fails.
 *
 * Statements run in order, each on what the ones before it made. The message itself stays as it is. What the service
 * does with a copy that failed half-way is not known; here the whole action has failed. So has one that makes the message
 * larger than any that the service takes: `SET b = b + b`, thirty-two times, would make gigabytes of one letter.
 *
 * @param newId what newid() gives, for whoever must have the same luck again
 */
export declare function applyAction(statements: readonly Statement[], message: Message, newId?: typeof newGuid): Message | Failure;
