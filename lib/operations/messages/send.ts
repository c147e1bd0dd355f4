import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceBusSender } from '@azure/service-bus';
import { type AnnotatedMessage, annotatedOf } from '../bus/annotated';
import type { Bus } from '../bus/bus';
import { OperationProblem } from '../operation-problem';
import { batchKey, encodedOutgoing, type Outgoing, withId } from './outgoing-message';

export interface Sending {
  /** How many in all; messages come again and again where there are fewer. */
  readonly count: number;
  /** Between two messages, in milliseconds; at once, in batches, without. */
  readonly every: number | undefined;
  /** Ends it: what is under way is sent, and no more. */
  readonly signal: AbortSignal;
  /** Messages that are there now, in order. */
  sent(messages: readonly Outgoing[]): void;
}

/**
 * Sends messages to a queue or topic, in order: as many at once as the service takes, or one each time.
 *
 * @returns how many were sent
 * @throws OperationProblem; what was sent before stays sent, and `sent` has told of it
 */
export async function send(bus: Bus, entity: string, messages: readonly Outgoing[], sending: Sending): Promise<number> {
  const sender = bus.client.createSender(entity);
  const asked = { entity, role: 'Azure Service Bus Data Sender' } as const;
  let done = 0;
  const tell = (some: readonly Outgoing[]) => {
    done += some.length;
    sending.sent(some);
  };
  try {
    if (sending.every === undefined) await atOnce(sender, repeated(messages, sending.count), sending.signal, tell);
    else await oneByOne(sender, repeated(messages, sending.count), sending.every, sending.signal, tell);
    return done;
  } catch (error) {
    throw bus.problem(error, asked);
  } finally {
    await sender.close().catch(() => undefined);
  }
}

function* repeated(messages: readonly Outgoing[], count: number): Generator<Outgoing> {
  for (let index = 0; index < count; index++) yield withId(messages[index % messages.length] as Outgoing);
}

async function oneByOne(
  sender: ServiceBusSender,
  messages: Iterable<Outgoing>,
  every: number,
  signal: AbortSignal,
  tell: (some: readonly Outgoing[]) => void,
): Promise<void> {
  let isFirst = true;
  for (const one of messages) {
    if (!isFirst) await pause(every, undefined, { signal }).catch(() => undefined);
    isFirst = false;
    if (signal.aborted) return;
    await sender.sendMessages(annotatedOf(encodedOutgoing(one)));
    tell([one]);
  }
}

async function atOnce(
  sender: ServiceBusSender,
  messages: Iterable<Outgoing>,
  signal: AbortSignal,
  tell: (some: readonly Outgoing[]) => void,
): Promise<void> {
  let batch = await sender.createMessageBatch();
  let within: Outgoing[] = [];
  const flush = async () => {
    if (within.length === 0) return;
    await sender.sendMessages(batch);
    tell(within);
    within = [];
    batch = await sender.createMessageBatch();
  };
  for (const one of messages) {
    if (signal.aborted) return;
    const [first] = within;
    if (first !== undefined && batchKey(first) !== batchKey(one)) await flush();
    const annotated = annotatedOf(encodedOutgoing(one));
    if (batch.tryAddMessage(annotated)) {
      within.push(one);
      continue;
    }
    await flush();
    if (batch.tryAddMessage(annotated)) within.push(one);
    else await alone(sender, one, annotated, tell);
  }
  if (!signal.aborted) await flush();
}

/** What fits into no batch, which needs some room itself, may fit alone. */
async function alone(
  sender: ServiceBusSender,
  one: Outgoing,
  annotated: AnnotatedMessage,
  tell: (some: readonly Outgoing[]) => void,
): Promise<void> {
  try {
    await sender.sendMessages(annotated);
  } catch (error) {
    if ((error as { readonly code?: string }).code !== 'MessageSizeExceeded') throw error;
    throw new OperationProblem(
      `${one.place}: it is larger than the service takes, with its properties; what stands before it was sent`,
    );
  }
  tell([one]);
}
