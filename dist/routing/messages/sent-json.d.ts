import { type Message } from '../../rules';
/**
 * A message as a producer writes it with an SDK, in JSON that `sentMessage` reads: `{"applicationProperties": {…}}`.
 *
 * A value that plain JSON would give another type has its type; with a system property that senders do not set, the
 * whole message is in the spelling of `scheduler eval`.
 */
export declare function sentJson(message: Message): object;
