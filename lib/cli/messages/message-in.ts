import { type OutgoingRead, outgoingOf } from '../../operations/messages/outgoing-message';
import { NotAMessage } from '../../rules';
import { faultIn } from '../../text';

/** The message to send that some JSON is; all that is wrong where it is none. */
export function messageIn(place: string, json: unknown): OutgoingRead | string[] {
  try {
    return outgoingOf(place, json);
  } catch (error) {
    return error instanceof NotAMessage ? [...error.problems] : [faultIn('this message', error)];
  }
}
