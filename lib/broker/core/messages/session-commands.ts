import { BrokerError } from '../commands/broker-error';
import type { GetSessionState, ListSessions, RenewSessionLock, SetSessionState } from '../commands/command';
import type { Answers } from '../commands/command-outcome';
import { ownerOf, receivingOwnerOf } from '../state/entity';
import { addressOf } from '../state/entity-table';
import type { Kernel } from '../state/kernel';
import type { Session } from '../state/message-store';
import { heldSession } from './receiving';

/** The largest state of a session: that of the largest message of the Standard tier. */
const LARGEST_STATE = 256 * 1024;

/** The session that a command is about, which somebody has. */
function sessionOf(
  kernel: Kernel,
  { entity, session, receiver }: RenewSessionLock | GetSessionState | SetSessionState,
): Session | BrokerError {
  const store = kernel.entities.store(entity);
  if (store instanceof BrokerError) return store;
  const held = heldSession(kernel, store, session, receiver);
  if (held instanceof BrokerError) return held;
  kernel.touch(ownerOf(store));
  return held as Session;
}

export function renewSessionLock(
  kernel: Kernel,
  command: RenewSessionLock,
): Answers['renew-session-lock'] | BrokerError {
  const session = sessionOf(kernel, command);
  if (session instanceof BrokerError) return session;
  const until = kernel.now + receivingOwnerOf(session.store).settings.lockDuration;
  if (until !== session.lockedUntil) {
    session.lockedUntil = until;
    kernel.due.add(until, { kind: 'session-lock', session });
  }
  return { lockedUntil: until };
}

export function getSessionState(kernel: Kernel, command: GetSessionState): Answers['get-session-state'] | BrokerError {
  const session = sessionOf(kernel, command);
  return session instanceof BrokerError ? session : { state: session.state };
}

export function setSessionState(kernel: Kernel, command: SetSessionState): BrokerError | undefined {
  const session = sessionOf(kernel, command);
  if (session instanceof BrokerError) return session;
  if ((command.state?.length ?? 0) > LARGEST_STATE) {
    return new BrokerError(
      'amqp:resource-limit-exceeded',
      `The state of a session has at most ${LARGEST_STATE} bytes, and this has ${command.state?.length}.`,
    );
  }
  session.state = command.state;
  session.stateSetAt = kernel.now;
  kernel.journal.session(session);
  return undefined;
}

export function listSessions(
  kernel: Kernel,
  { entity, stateSetAfter, skip, top }: ListSessions,
): Answers['list-sessions'] | BrokerError {
  const store = kernel.entities.store(entity);
  if (store instanceof BrokerError) return store;
  const { sessions } = store;
  if (sessions === undefined)
    return new BrokerError('amqp:not-allowed', `'${addressOf(store)}' does not have sessions.`);
  kernel.touch(ownerOf(store));
  const wanted = ({ messages, state, stateSetAt }: Session) =>
    stateSetAfter === undefined
      ? messages > 0 || state !== undefined
      : state !== undefined && stateSetAt > stateSetAfter;
  const ids = [...sessions.all()].filter(wanted).map(({ id }) => id);
  return { sessions: ids.sort().slice(skip, skip + top) };
}
