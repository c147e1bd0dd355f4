import { Guid, Integer } from '../../../rules/values/values';
import { BrokerError, type SentMessage, type Settlement } from '../../core';
import type { Response } from '../amqp-request';
import { readSent } from '../codec';
import { deliveredBytes } from '../delivered-bytes';
import { AmqpArray, type AmqpValue, dateTimeOf, type Encodable, MalformedAmqp } from '../encoding';
import { changesOf, malformed } from '../outcomes';
import {
  type Asked,
  argument,
  lockTokensIn,
  NO_CONTENT,
  numberIn,
  numbersIn,
  ok,
  receiverIn,
  textIn,
} from './management-request';

const LOCK_TOKENS = argument('lock-tokens', 'an array of uuid');
const SEQUENCE_NUMBERS = argument('sequence-numbers', 'an array of long');

export async function renewLocks(asked: Asked): Promise<Response | BrokerError> {
  const lockTokens = lockTokensIn(asked);
  if (lockTokens === undefined) return LOCK_TOKENS;
  const answer = await asked.broker.run({ kind: 'renew-locks', entity: asked.entity, lockTokens });
  if (answer instanceof BrokerError) return answer;
  return ok({
    expirations: new AmqpArray(
      'timestamp',
      answer.lockedUntil.map((at) => dateTimeOf(BigInt(at))),
    ),
  });
}

export async function peek(asked: Asked): Promise<Response | BrokerError> {
  const count = numberIn(asked, 'message-count');
  if (count === undefined) return argument('message-count', 'a whole number');
  const from = numberIn(asked, 'from-sequence-number') ?? 1;
  const session = textIn(asked, 'session-id');
  const answer = await asked.broker.run({ kind: 'peek', entity: asked.entity, from, count, session });
  if (answer instanceof BrokerError) return answer;
  if (answer.messages.length === 0) return NO_CONTENT;
  return ok({ messages: answer.messages.map((message) => new Map([['message', deliveredBytes(message)]])) });
}

export async function schedule(asked: Asked): Promise<Response | BrokerError> {
  const messages = scheduledIn(asked.body.get('messages'));
  if (messages instanceof BrokerError) return messages;
  const answer = await asked.broker.run({ kind: 'send', entity: asked.entity, messages });
  if (answer instanceof BrokerError) return answer;
  return ok({ 'sequence-numbers': new AmqpArray('long', answer.sequenceNumbers.map(long)) });
}

function scheduledIn(list: AmqpValue | undefined): SentMessage[] | BrokerError {
  const wanted = argument('messages', 'a list of maps with the encoded message under "message"');
  if (!Array.isArray(list)) return wanted;
  const messages: SentMessage[] = [];
  for (const entry of list) {
    const encoded = entry instanceof Map ? entry.get('message') : undefined;
    if (!Buffer.isBuffer(encoded)) return wanted;
    try {
      messages.push(readSent(encoded));
    } catch (error) {
      if (error instanceof MalformedAmqp) return malformed(error.message);
      throw error;
    }
  }
  return messages;
}

export async function cancelScheduled(asked: Asked): Promise<Response | BrokerError> {
  const sequenceNumbers = numbersIn(asked, 'sequence-numbers');
  if (sequenceNumbers === undefined) return SEQUENCE_NUMBERS;
  const answer = await asked.broker.run({ kind: 'cancel-scheduled', entity: asked.entity, sequenceNumbers });
  return answer instanceof BrokerError ? answer : ok();
}

export async function receiveByNumber(asked: Asked): Promise<Response | BrokerError> {
  const sequenceNumbers = numbersIn(asked, 'sequence-numbers');
  if (sequenceNumbers === undefined) return SEQUENCE_NUMBERS;
  const answer = await asked.broker.run({
    kind: 'receive-deferred',
    entity: asked.entity,
    sequenceNumbers,
    // 0 is settled with the answer, 1 by a later disposition.
    mode: numberIn(asked, 'receiver-settle-mode') === 0 ? 'receive-and-delete' : 'peek-lock',
    session: textIn(asked, 'session-id'),
    receiver: receiverIn(asked),
  });
  if (answer instanceof BrokerError) return answer;
  const messages = answer.deliveries.map((delivery) => {
    const entry = new Map<string, Encodable>([['message', deliveredBytes(delivery)]]);
    if (delivery.lockToken !== undefined) entry.set('lock-token', new Guid(delivery.lockToken));
    return entry;
  });
  return ok({ messages });
}

export async function updateDisposition(asked: Asked): Promise<Response | BrokerError> {
  const lockTokens = lockTokensIn(asked);
  if (lockTokens === undefined) return LOCK_TOKENS;
  const status = textIn(asked, 'disposition-status');
  if (status === 'renewed') return renewLocks(asked);
  const settlement = settlementOf(asked, status);
  if (settlement === undefined) {
    return argument('disposition-status', 'completed, abandoned, suspended, defered or renewed');
  }
  const answer = await asked.broker.run({ kind: 'settle', entity: asked.entity, lockTokens, settlement });
  return answer instanceof BrokerError ? answer : ok();
}

function settlementOf(asked: Asked, status: string | undefined): Settlement | undefined {
  const changes = changesOf(asked.body.get('properties-to-modify'));
  switch (status) {
    case 'completed':
      return { kind: 'complete' };
    case 'abandoned':
      return { kind: 'abandon', changes };
    // So it is spelt in the protocol.
    case 'defered':
    case 'deferred':
      return { kind: 'defer', changes };
    case 'suspended':
      return {
        kind: 'dead-letter',
        reason: textIn(asked, 'deadletter-reason'),
        description: textIn(asked, 'deadletter-description'),
        changes,
      };
    default:
      return undefined;
  }
}

function long(value: number): Integer {
  return Integer.small('long', value);
}
