import { BrokerError } from '../../core';
import type { Request, Response } from '../amqp-request';
import { type Asked, refused } from './management-request';
import { cancelScheduled, peek, receiveByNumber, renewLocks, schedule, updateDisposition } from './messages';
import { addRule, enumerateRules, removeRule } from './rules';
import { getSessionState, listSessions, renewSessionLock, setSessionState } from './sessions';

const PREFIX = 'com.microsoft:';

/** @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-amqp-request-response */
const OPERATIONS: Readonly<Record<string, (asked: Asked) => Promise<Response | BrokerError>>> = {
  'renew-lock': renewLocks,
  'peek-message': peek,
  'schedule-message': schedule,
  'cancel-scheduled-message': cancelScheduled,
  'receive-by-sequence-number': receiveByNumber,
  'update-disposition': updateDisposition,
  'renew-session-lock': renewSessionLock,
  'get-session-state': getSessionState,
  'set-session-state': setSessionState,
  'get-message-sessions': listSessions,
  'add-rule': addRule,
  'remove-rule': removeRule,
  'enumerate-rules': enumerateRules,
};

/** Answers a request to the management of an entity. */
export async function answerManagement(request: Request, where: Omit<Asked, 'body' | 'link'>): Promise<Response> {
  const operation = request.properties.get('operation');
  const name = typeof operation === 'string' && operation.startsWith(PREFIX) ? operation.slice(PREFIX.length) : '';
  const carryOut = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  if (carryOut === undefined) {
    const known = Object.keys(OPERATIONS).map((one) => PREFIX + one);
    const description = `The operation '${String(operation)}' is not known; allowed: ${known.join(', ')}.`;
    return refused(new BrokerError('amqp:not-implemented', description));
  }
  if (!(request.body instanceof Map)) {
    return refused(new BrokerError('com.microsoft:argument-error', `${operation} takes a map, and this is none.`));
  }
  const link = request.properties.get('associated-link-name');
  const answer = await carryOut({ ...where, body: request.body, link: typeof link === 'string' ? link : undefined });
  return answer instanceof BrokerError ? refused(answer) : answer;
}
