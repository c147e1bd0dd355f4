import { knownAction, writtenFilter } from '../topology/deployed-rule';
import { knownOf, valueOr } from '../topology/fact';
import type { Target, Topic } from '../topology/topology';

/** Why a message is a dead letter of what asks for a session. */
export const NO_SESSION = 'it requires sessions, and the message has no session id';
/** Why it is not known what rules do with a dead letter. */
export const READ_BY_RULES = 'its rules read why a message is a dead letter, which is not known';
/** Why it is not known what a message looks like on which an action fails. */
export const HALF_CHANGED = 'whether a dead letter is as before the action that failed is not documented';

/** Whether what becomes of a message there depends on the message: of a queue that only keeps it, it does not. */
export function looksAtMessages({ entity }: Target): boolean {
  if (entity?.kind !== 'queue') return entity !== undefined;
  return valueOr(entity.requiresSession, true) || valueOr(entity.forwardTo, true) !== undefined;
}

/** Whether a rule of a topic reads what Service Bus writes on a dead letter: the texts of it are not documented. */
export function readsDeadLetters({ subscriptions }: Topic): boolean {
  return knownOf(subscriptions).some(({ rules }) =>
    knownOf(rules).some((rule) => [writtenFilter(rule), knownAction(rule)].some((part) => WRITTEN.test(`${part}`))),
  );
}

const WRITTEN = /DeadLetter(Reason|ErrorDescription)/i;
