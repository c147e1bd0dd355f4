import type { LocalServiceBus, LookedAt, MessageChanges, Outgoing } from '../../broker';
import { readMessage, sentJson } from '../../routing';
import { sentBody } from '../../routing/messages/sent-body';
import { foldName, Message, NotAMessage, plainValue, type Value } from '../../rules';
import { sameValue } from '../../rules/values/values';
import { parseExactly } from '../../schema';
import {
  ORIGINAL_ID_PROPERTY,
  originalId,
  placeOfLetter,
  propertiesWrittenBeside,
  REJECTION_PROPERTIES,
  retryQueueName,
  sentAgain,
} from '../../trigger/jobs';
import { bodyText } from './explaining';
import { headOf } from './told-message';
import type { Outcome, StoredRow, Target } from './wire';

export const DEAD_LETTER_QUEUE = '$DeadLetterQueue';

/** The address of a subscription: its topic, and its name. */
const OF_SUBSCRIPTION = /^(.+)\/subscriptions\/([^/]+)$/i;

const ADDED = new Set(propertiesWrittenBeside().map(foldName));

/** A message among those of a queue, as the page shows it. */
export function storedRow(looked: LookedAt, entity: string, queues: ReadonlySet<string>): StoredRow {
  const { message, body, sequenceNumber, enqueuedAt, deliveryCount, state } = looked;
  const read = (name: string) => String(plainValue(message.property(foldName(name)) ?? null) ?? '');
  return {
    sequence: sequenceNumber,
    id: idOf(looked, entity) ?? '',
    title: headOf(message).title,
    at: enqueuedAt,
    deliveries: deliveryCount,
    state,
    reason: read(REJECTION_PROPERTIES.reason) || read('DeadLetterReason'),
    details: read(REJECTION_PROPERTIES.details) || read('DeadLetterErrorDescription'),
    json: sentJson(withoutAdded(looked, entity)),
    body: bodyText(body),
    isBinary: body.kind === 'binary',
    targets: targetsOf(looked, entity, queues),
  };
}

/**
 * Where a message can be tried again: the queue that it names, or from which what came to its subscription is tried again;
 * else where it was sent to.
 */
function targetsOf({ message, deadLetterSource }: LookedAt, entity: string, queues: ReadonlySet<string>): Target[] {
  const named = message.property(foldName(REJECTION_PROPERTIES.retryQueue));
  const source = deadLetterSource ?? entity;
  const [, topic, subscription] = OF_SUBSCRIPTION.exec(source) ?? [];
  const targets: Target[] = [];
  const add = (to: string, note: string) => {
    if (!targets.some((one) => foldName(one.to) === foldName(to))) targets.push({ to, note });
  };
  if (typeof named === 'string' && queues.has(foldName(named))) add(named, 'it names this queue');
  const retryQueue = subscription === undefined ? undefined : retryQueueName(subscription);
  if (retryQueue !== undefined && queues.has(foldName(retryQueue)))
    add(retryQueue, `what came to ${subscription} is tried again from there`);
  if (topic !== undefined)
    add(topic, 'the rules of the topic choose again: every subscription that matches gets a copy');
  else if (foldName(source) !== foldName(entity) || entity !== source) add(source, 'where it was');
  return targets;
}

/** The id that its sender gave it. */
function idOf({ message, messageId, deadLetterSource }: LookedAt, entity: string): string | undefined {
  const said = message.property(foldName(ORIGINAL_ID_PROPERTY));
  return originalId({ messageId, said, cameTo: deadLetterSource ?? entity });
}

/** The message as it was sent at first. */
function withoutAdded(looked: LookedAt, entity: string): Message {
  const { message } = looked;
  const again = new Message();
  for (const { name, value } of message.properties) if (!ADDED.has(foldName(name))) again.setProperty(name, value);
  for (const [name, value] of message.system) again.setSystemProperty(name, value);
  again.setSystemProperty('MessageId', idOf(looked, entity) ?? null);
  return again;
}

/** How a message is sent again; what is not said stays. */
export interface Mending {
  /** The message as JSON, in any spelling that `readMessage` reads; its body is not looked at. */
  readonly message?: string | undefined;
  readonly body?: string | undefined;
}

/**
 * A message to send in the place of one that was looked at.
 *
 * @param entity where it lies
 * @param to where it goes
 * @throws NotAMessage, SyntaxError for what is no message
 */
export function mended(looked: LookedAt, entity: string, to: string, { message: text, body }: Mending): Outgoing {
  const { encoded, message } = looked;
  const json = text === undefined ? undefined : parseExactly(text);
  const { message: wanted, assumed } =
    json === undefined ? { message: withoutAdded(looked, entity), assumed: undefined } : readMessage(json);
  // An envelope is the body itself; what stands beside a message of any other form is not looked at.
  const own = body ?? (assumed === undefined ? undefined : sentBody(json, assumed));
  nameAgain(wanted, looked, entity, to);
  return { encoded, changes: changesTo(message, wanted), ...(own !== undefined && { body: own }) };
}

/** Gives a message that is sent again the id that its target takes it under. */
function nameAgain(
  message: Message,
  { sequenceNumber, enqueuedAt, message: before }: LookedAt,
  entity: string,
  to: string,
) {
  const whole = withoutSubqueue(entity);
  const name = OF_SUBSCRIPTION.exec(whole)?.[2] ?? whole;
  const lies = {
    place: placeOfLetter(name, whole === entity ? undefined : 'deadLetter'),
    stay: { number: String(sequenceNumber), since: new Date(enqueuedAt) },
  };
  const named = before.property(foldName(REJECTION_PROPERTIES.retryQueue));
  const wanted = message.system.get('MessageId');
  const id = typeof wanted === 'string' ? wanted : undefined;
  const { messageId, original } = sentAgain(id, lies, to, typeof named === 'string' ? named : undefined);
  message.setSystemProperty('MessageId', messageId ?? null);
  if (original !== undefined) message.setProperty(ORIGINAL_ID_PROPERTY, original);
}

function changesTo(before: Message, after: Message): MessageChanges {
  const properties = new Map<string, Value | undefined>();
  for (const { name } of before.properties)
    if (after.property(foldName(name)) === undefined) properties.set(name, undefined);
  for (const { name, value } of after.properties) {
    const old = before.property(foldName(name));
    if (old === undefined || !sameValue(old, value)) properties.set(name, value);
  }
  const system = new Map<string, Value>();
  for (const name of before.system.keys())
    if (!after.system.has(name) && name !== 'ScheduledEnqueueTimeUtc') system.set(name, null);
  for (const [name, value] of after.system) {
    const old = before.system.get(name);
    if (old === undefined || !sameValue(old, value)) system.set(name, value);
  }
  return { properties, system };
}

/** Sends messages of a queue again, in their order, and takes each away once it is sent. */
export async function sendAgain(
  bus: LocalServiceBus,
  entity: string,
  sequences: readonly number[],
  to: string | undefined,
  mending: Mending,
): Promise<Outcome[]> {
  const queues = queuesOf(bus);
  const outcomes: Outcome[] = [];
  for (const sequence of [...sequences].sort((a, b) => a - b)) {
    outcomes.push({ sequence, ...(await problemIn(() => again(bus, entity, sequence, to, queues, mending))) });
  }
  return outcomes;
}

async function again(
  bus: LocalServiceBus,
  entity: string,
  sequence: number,
  to: string | undefined,
  queues: ReadonlySet<string>,
  mending: Mending,
): Promise<void> {
  const [looked] = await bus.peek(entity, { from: sequence, count: 1 });
  if (looked?.sequenceNumber !== sequence) throw new Refused('it is not there any more');
  const target = to ?? targetsOf(looked, withoutSubqueue(entity), queues)[0]?.to;
  if (target === undefined) throw new Refused('nothing tells where it belongs: choose a queue or topic');
  const [number] = await bus.send(target, mended(looked, entity, target, mending));
  if (number === 0)
    throw new Refused(
      `${target} has had a message of this id, and drops it: send it to a queue, or give it another id`,
    );
  await bus.discard(entity, [sequence]);
}

/** Takes messages away. */
export async function discardAll(
  bus: LocalServiceBus,
  entity: string,
  sequences: readonly number[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const sequence of sequences)
    outcomes.push({ sequence, ...(await problemIn(() => bus.discard(entity, [sequence]))) });
  return outcomes;
}

/** That a person is to be told why something was not done. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

async function problemIn(act: () => Promise<unknown>): Promise<{ readonly problem?: string }> {
  try {
    await act();
    return {};
  } catch (error) {
    return { problem: problemsOf(error).join('\n') };
  }
}

/** What a person is told of what went wrong; anything that is no fault of his own or of the service is thrown on. */
export function problemsOf(error: unknown): readonly string[] {
  if (error instanceof NotAMessage) return error.problems;
  if (error instanceof SyntaxError) return [`not JSON yet: ${error.message}`];
  if (error instanceof Refused || (error instanceof Error && error.name === 'ServiceBusRefusal'))
    return [error.message];
  throw error;
}

/** The names of the queues, folded. */
export function queuesOf(bus: LocalServiceBus): Set<string> {
  const { queues } = bus.entities();
  return new Set(queues.map(({ name }) => foldName(name)));
}

export function withoutSubqueue(entity: string): string {
  return entity.replace(/\/\$[^/]*$/, '');
}
