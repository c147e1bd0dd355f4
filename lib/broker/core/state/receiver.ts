import type { ReceiveMode, ReceiverId } from '../commands/command';
import type { Time } from '../commands/time';
import type { MessageStore } from './message-store';
import type { Session } from './session';

/** A link that receives. */
export class Receiver {
  credit = 0;
  isDraining = false;
  isClosed = false;
  /** The session that it has, where its entity has sessions. */
  session: Session | undefined;
  /** Until when it waits for a session; `undefined` where it does not. */
  waitsUntil: Time | undefined;

  constructor(
    readonly id: ReceiverId,
    readonly store: MessageStore,
    readonly mode: ReceiveMode,
  ) {}
}
