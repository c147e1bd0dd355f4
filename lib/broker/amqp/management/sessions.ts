import { DateTime, Integer } from '../../../rules/values/values';
import { BrokerError } from '../../core';
import type { Response } from '../amqp-request';
import { AmqpArray, dateTimeOf, millisecondsOf } from '../encoding';
import { type Asked, argument, NO_CONTENT, numberIn, ok, receiverIn, textIn } from './management-request';

const SESSION = argument('session-id', 'the id of a session');
/** Sessions that are asked for without saying how many. */
const DEFAULT_TOP = 100;

export async function renewSessionLock(asked: Asked): Promise<Response | BrokerError> {
  const session = textIn(asked, 'session-id');
  if (session === undefined) return SESSION;
  const receiver = receiverIn(asked);
  const answer = await asked.broker.run({ kind: 'renew-session-lock', entity: asked.entity, session, receiver });
  return answer instanceof BrokerError ? answer : ok({ expiration: dateTimeOf(BigInt(answer.lockedUntil)) });
}

export async function getSessionState(asked: Asked): Promise<Response | BrokerError> {
  const session = textIn(asked, 'session-id');
  if (session === undefined) return SESSION;
  const receiver = receiverIn(asked);
  const answer = await asked.broker.run({ kind: 'get-session-state', entity: asked.entity, session, receiver });
  return answer instanceof BrokerError ? answer : ok({ 'session-state': answer.state ?? null });
}

export async function setSessionState(asked: Asked): Promise<Response | BrokerError> {
  const session = textIn(asked, 'session-id');
  if (session === undefined) return SESSION;
  const state = asked.body.get('session-state') ?? null;
  if (state !== null && !Buffer.isBuffer(state)) return argument('session-state', 'bytes, or null to clear it');
  const answer = await asked.broker.run({
    kind: 'set-session-state',
    entity: asked.entity,
    session,
    receiver: receiverIn(asked),
    // The client for Go clears it with no bytes.
    state: state === null || state.length === 0 ? undefined : Buffer.from(state),
  });
  return answer instanceof BrokerError ? answer : ok();
}

export async function listSessions(asked: Asked): Promise<Response | BrokerError> {
  const after = asked.body.get('last-updated-time');
  const skip = numberIn(asked, 'skip') ?? 0;
  const answer = await asked.broker.run({
    kind: 'list-sessions',
    entity: asked.entity,
    stateSetAfter: stateSetAfter(after instanceof DateTime ? after : undefined),
    skip,
    top: numberIn(asked, 'top') ?? DEFAULT_TOP,
  });
  if (answer instanceof BrokerError) return answer;
  if (answer.sessions.length === 0) return NO_CONTENT;
  return ok({
    skip: Integer.small('int', skip + answer.sessions.length),
    'sessions-ids': new AmqpArray('string', answer.sessions),
  });
}

/** Clients ask for all sessions with a time that never comes, the end of the year 9999. */
function stateSetAfter(after: DateTime | undefined): number | undefined {
  if (after === undefined) return undefined;
  const at = Number(millisecondsOf(after));
  return at >= END_OF_TIME ? undefined : at;
}

const END_OF_TIME = Date.UTC(9999, 11, 31);
