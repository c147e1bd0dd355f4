import type { PropertyNode, SetStatement, Statement } from '../language/syntax';
import { foldName, type Message } from '../messages/message';
import { LARGEST_PROPERTY, sizeProblems } from '../messages/message-size';
import { convertLike } from '../values/conversion';
import { Failure, TooLarge, UNKNOWN } from '../values/failure';
import { parseDateTime, parseTimeSpan, textOf } from '../values/value-text';
import { DateTime, TimeSpan, typeOf, type Value } from '../values/values';
import { evaluateExpression, newGuid } from './evaluate';

/** System properties whose text has at most 128 UTF-16 units. */
export const SHORT_TEXTS: ReadonlySet<string> = new Set([
  'MessageId',
  'SessionId',
  'PartitionKey',
  'ViaPartitionKey',
  'ReplyToSessionId',
]);
/** How many UTF-16 units these have at most. */
export const LONGEST_SHORT_TEXT = 128;

/**
 * The copy of a message that a rule with this action delivers, or why the action fails.
 *
 * Statements run in order, each on what the ones before it made. The message itself stays as it is. What the service
 * does with a copy that failed half-way is not known; here the whole action has failed. So has one that makes the message
 * larger than any that the service takes: `SET b = b + b`, thirty-two times, would make gigabytes of one letter.
 *
 * @param newId what newid() gives, for whoever must have the same luck again
 */
export function applyAction(statements: readonly Statement[], message: Message, newId = newGuid): Message | Failure {
  const copy = message.copy();
  for (const statement of statements) {
    const failure = run(statement, copy, newId);
    if (failure !== undefined) return failure;
  }
  const [tooLarge] = sizeProblems(copy);
  return tooLarge === undefined
    ? copy
    : new TooLarge(`the message would be larger than the service takes: ${tooLarge}`);
}

/** What a statement does to the copy; why it fails, where it does. */
function run(statement: Statement, copy: Message, newId: typeof newGuid): Failure | undefined {
  switch (statement.kind) {
    case 'set':
      return set(statement, copy, newId);
    case 'remove':
      return remove(statement.target, copy);
  }
}

function remove({ scope, name }: PropertyNode, message: Message): Failure | undefined {
  if (scope === 'sys') return new Failure(`sys.${name} cannot be removed; SET sys.${name} = NULL clears it`);
  message.removeProperty(name);
  return undefined;
}

function set(
  { target, value: expression }: SetStatement,
  message: Message,
  newId: typeof newGuid,
): Failure | undefined {
  const value = evaluateExpression(expression, message, newId);
  if (value instanceof Failure) return value;
  // Before it is kept: the next statement may double it.
  if (typeof value === 'string' && value.length > LARGEST_PROPERTY) {
    const { length } = value;
    return new TooLarge(
      `the message would be larger than the service takes: ${target.name} would have ${length} characters, and a property of a message has at most ${LARGEST_PROPERTY} bytes`,
    );
  }
  // What is not known is stored as null.
  return target.scope === 'sys'
    ? setSystem(target.name, value ?? null, message)
    : setUser(target.name, value ?? null, message);
}

function setUser(name: string, value: Value, message: Message): Failure | undefined {
  const existing = message.property(foldName(name));
  if (existing === UNKNOWN || existing === null) {
    message.setProperty(name, value);
    return undefined;
  }
  if (value === null && typeof existing !== 'string') {
    return new Failure(`${name} is a ${typeOf(existing)} and cannot become null`);
  }
  const converted = value === null ? null : convertLike(existing, value);
  if (converted instanceof Failure) return converted;
  message.setProperty(name, converted);
  return undefined;
}

function setSystem(name: string, value: Value, message: Message): Failure | undefined {
  const converted = systemValue(name, value);
  if (converted instanceof Failure) return converted;
  if (name === 'PartitionKey') {
    const session = message.systemProperty('SessionId');
    if (session !== null && session !== converted) {
      return new Failure('sys.PartitionKey cannot differ from sys.SessionId, which is set');
    }
  }
  message.setSystemProperty(name, converted);
  return undefined;
}

/** The value as the system property holds it. */
function systemValue(name: string, value: Value): Value | Failure {
  switch (name) {
    case 'TimeToLive': {
      const time = value instanceof TimeSpan ? value : typeof value === 'string' ? parseTimeSpan(value) : undefined;
      if (time === undefined || time.ticks <= 0n)
        return new Failure(`sys.TimeToLive needs a time above zero such as '1.00:00:00'`);
      return time;
    }
    case 'ScheduledEnqueueTimeUtc': {
      const time = value instanceof DateTime ? value : typeof value === 'string' ? parseDateTime(value) : undefined;
      return time ?? new Failure('sys.ScheduledEnqueueTimeUtc needs a date and time');
    }
    case 'ForcePersistence':
      return value === null ? new Failure('sys.ForcePersistence cannot become null') : convertLike(false, value);
    default:
      return systemText(name, value);
  }
}

/** What a system property that is a text becomes. */
function systemText(name: string, value: Value): Value | Failure {
  const text = value === null ? null : textOf(value);
  if (name === 'MessageId' && (text === null || text === '')) return new Failure('sys.MessageId cannot be empty');
  if (text !== null && SHORT_TEXTS.has(name) && text.length > LONGEST_SHORT_TEXT) {
    return new Failure(`sys.${name} has at most ${LONGEST_SHORT_TEXT} characters, and this has ${text.length}`);
  }
  return text;
}
