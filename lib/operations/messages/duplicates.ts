import { Schema } from '../../schema';
import type { Address } from '../bus/bus-address';
import { askLocal } from '../bus/local-request';
import type { Outgoing } from './outgoing-message';

/** So many ids are asked for at a time. */
const AT_ONCE = 1_000;

/** How long ids are remembered, whether within their partition, and for how long those that were asked for still are. */
interface Answer {
  readonly window?: number;
  readonly isPartitioned: boolean;
  readonly remaining: readonly number[];
}

const ANSWER = new Schema({
  $id: 'local-duplicates',
  type: 'object',
  required: ['isPartitioned', 'remaining'],
  properties: {
    window: { type: 'number' },
    isPartitioned: { type: 'boolean' },
    remaining: { type: 'array', items: { type: 'number' } },
  },
});

/**
 * Which of the messages that are sent are dropped since one of their id came before. Only what runs here tells what it
 * remembers; Azure takes such a message like any other.
 */
export class Duplicates {
  /**
   * @param address what is sent to
   * @param messages of which those with an id of their own are asked for
   * @returns `undefined` where it cannot be told
   */
  static async at(
    address: Address,
    entity: string,
    messages: readonly Outgoing[],
    now: () => number = Date.now,
  ): Promise<Duplicates | undefined> {
    if (address.kind !== 'local') return undefined;
    const asked = messages.flatMap((one) => idOf(one) ?? []);
    const found = new Duplicates(now);
    for (let at = 0; at < asked.length; at += AT_ONCE) {
      const some = asked.slice(at, at + AT_ONCE);
      const answer = await ask(address.port, entity, some);
      if (answer === undefined) return undefined;
      found.hear(answer, some);
    }
    return found;
  }

  private readonly until = new Map<string, number>();
  private window: number | undefined;
  private isPartitioned = false;

  private constructor(private readonly now: () => number) {}

  private hear({ window, isPartitioned, remaining }: Answer, asked: readonly SentId[]): void {
    [this.window, this.isPartitioned] = [window, isPartitioned];
    for (const [index, id] of asked.entries()) this.until.set(this.keyOf(id), this.now() + (remaining[index] ?? 0));
  }

  /** Whether a message that was just sent is dropped; one that is not is remembered as the service does. */
  isDropped(message: Outgoing): boolean {
    const id = idOf(message);
    if (id === undefined || this.window === undefined) return false;
    const key = this.keyOf(id);
    if ((this.until.get(key) ?? 0) > this.now()) return true;
    this.until.set(key, this.now() + this.window);
    return false;
  }

  private keyOf({ messageId, partitionKey }: SentId): string {
    return JSON.stringify(this.isPartitioned ? [messageId, partitionKey] : [messageId]);
  }
}

interface SentId {
  readonly messageId: string;
  readonly partitionKey?: string;
}

function idOf({ message }: Outgoing): SentId | undefined {
  const [messageId, partitionKey, session] = ['MessageId', 'PartitionKey', 'SessionId'].map((name) =>
    message.system.get(name),
  );
  if (typeof messageId !== 'string') return undefined;
  const key = partitionKey ?? session;
  return { messageId, ...(typeof key === 'string' && { partitionKey: key }) };
}

async function ask(port: number, entity: string, messages: readonly SentId[]): Promise<Answer | undefined> {
  try {
    const { status, text } = await askLocal({ host: 'localhost', port }, 'duplicates', { entity, messages });
    const answer: unknown = JSON.parse(text);
    return status === 200 && ANSWER.problems(answer).length === 0 ? (answer as Answer) : undefined;
  } catch {
    // Whoever sends there is told what is wrong.
    return undefined;
  }
}
