import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import type { Bus } from '../bus/bus';
import { type Place, placeText } from '../bus/entity-names';
import { type Seen, seenOf } from './seen';

type Long = NonNullable<ServiceBusReceivedMessage['sequenceNumber']>;

/** A number as the client asks for it: as an object of a package that it has, of which it wants the bytes. */
function longOf(number: bigint): Long {
  const toBytesBE = (): number[] => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64BE(number);
    return [...bytes];
  };
  return { __isLong__: true, toBytesBE } as unknown as Long;
}

/** So many the service gives at a time. */
const PAGE = 250;

/** Looks at the messages of a place, again and again, and leaves them where they are. */
export class Looking {
  private readonly receiver: ServiceBusReceiver;
  private next: bigint;

  constructor(
    private readonly bus: Bus,
    readonly place: Place,
    from = 1n,
  ) {
    this.receiver = bus.receiver(place);
    this.next = from;
  }

  /**
   * The messages that follow, at most so many; none where there is no further one now.
   *
   * @throws OperationProblem
   */
  async look(most: number = PAGE): Promise<Seen[]> {
    const { place } = this;
    try {
      // Without a number the client would go on where another one has looked.
      const fromSequenceNumber = longOf(this.next);
      const found = await this.receiver.peekMessages(Math.min(most, PAGE), { fromSequenceNumber });
      const seen = found.map((message) => seenOf(place, message));
      this.next = (seen.at(-1)?.sequenceNumber ?? this.next - 1n) + 1n;
      return seen;
    } catch (error) {
      throw this.bus.problem(error, { entity: placeText(place), role: 'Azure Service Bus Data Receiver' });
    }
  }

  /** All that follow, one after the other, as they are now. */
  async *all(most = Number.POSITIVE_INFINITY): AsyncGenerator<Seen> {
    for (let left = most; left > 0; ) {
      const found = await this.look(left);
      if (found.length === 0) return;
      left -= found.length;
      yield* found;
    }
  }

  async close(): Promise<void> {
    await this.receiver.close().catch(() => undefined);
  }
}

/** Looks at messages of a place once. @throws OperationProblem */
export async function peeked(bus: Bus, place: Place, { from, most }: { from: bigint; most: number }): Promise<Seen[]> {
  const looking = new Looking(bus, place, from);
  const found: Seen[] = [];
  try {
    for await (const seen of looking.all(most)) found.push(seen);
    return found;
  } finally {
    await looking.close();
  }
}
