import { readEncoded } from '../../broker/local/inside';
import { messageToJson } from '../../rules';
import type { Bus } from '../bus/bus';
import { peeked } from '../messages/peek';
import type { Seen } from '../messages/seen';
import { OperationProblem } from '../operation-problem';

/** So many messages of a queue are looked at for one that is there already. */
const LOOKED_AT = 1000;

/** The queues and topics that messages are sent to again: which there are, and what is in them. */
export class Targets {
  private readonly existing = new Map<string, Promise<boolean>>();
  private readonly contents = new Map<string, Promise<ReadonlySet<string>>>();

  constructor(private readonly bus: Bus) {}

  /** Whether there is such a queue or topic; one that may not be looked at may be there. */
  exists(name: string): Promise<boolean> {
    const known = this.existing.get(name) ?? this.find(name);
    this.existing.set(name, known);
    return known;
  }

  /** Whether a message is in a queue already, as somebody leaves it who stops between sending and taking away. */
  async has(name: string, encoded: Buffer): Promise<boolean> {
    const known = this.contents.get(name) ?? this.look(name);
    this.contents.set(name, known);
    return (await known).has(keyOf(readEncoded(encoded)));
  }

  private async find(name: string): Promise<boolean> {
    const sender = this.bus.client.createSender(name);
    try {
      // What opens the link to it.
      await sender.createMessageBatch();
      return true;
    } catch (error) {
      return (error as { readonly code?: string }).code !== 'MessagingEntityNotFound';
    } finally {
      await sender.close().catch(() => undefined);
    }
  }

  private async look(name: string): Promise<ReadonlySet<string>> {
    try {
      const place = { entity: { kind: 'queue' as const, name }, subQueue: undefined };
      return new Set((await peeked(this.bus, place, { from: 1n, most: LOOKED_AT })).map(keyOf));
    } catch (error) {
      // A topic keeps nothing, and not everybody who may send may look.
      if (error instanceof OperationProblem) return new Set();
      throw error;
    }
  }
}

/** What makes two messages the same: all that their sender has set. */
function keyOf({ message, body }: Pick<Seen, 'message' | 'body'>): string {
  const own = message.copy();
  for (const name of ['TimeToLive', 'ScheduledEnqueueTimeUtc']) own.setSystemProperty(name, null);
  const bytes = body.kind === 'text' ? Buffer.from(body.text) : body.bytes;
  return JSON.stringify([messageToJson(own), bytes.toString('base64')]);
}
