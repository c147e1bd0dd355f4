import { knownOf, type Subscription } from '../../routing';
import { foldName, type Message } from '../../rules';
import { areApart, type Box } from '../messages/box';
import { inAll, type MessageSet } from '../messages/message-set';
import type { TopicProof } from './topic-proof';

/** Two subscriptions that get one message. */
export interface Overlap {
  readonly subscriptions: readonly [Subscription, Subscription];
  /** A message that both get, as it was found. */
  readonly message: Message;
}

/** All pairs of subscriptions of which one message reaches both, and how that was found out. */
export interface Overlaps {
  readonly pairs: readonly Overlap[];
  readonly undecided: readonly {
    readonly subscriptions: readonly [Subscription, Subscription];
    readonly reason: string;
  }[];
  /** How many pairs there are, and what decided about them. */
  readonly decidedBy: { readonly box: number; readonly example: number; readonly solver: number };
}

/**
 * Which pairs of subscriptions overlap.
 *
 * Most pairs are apart by the value of one property, which their boxes show. Of the others most do overlap, and a
 * message that one of them gets, or two such messages put together, shows it. What is left is asked of the solver, for
 * all partners of a subscription at once: "none" settles all of them, and a message those that get it.
 */
export function findOverlaps(proof: TopicProof, among = knownOf(proof.topic.subscriptions)): Promise<Overlaps> {
  return new Search(proof, among).run();
}

class Search {
  private readonly boxes: readonly Box[];
  private readonly examples = new Map<Subscription, Message | undefined>();
  private readonly pairs: Overlap[] = [];
  private readonly undecided: Overlaps['undecided'][number][] = [];
  private readonly decidedBy = { box: 0, example: 0, solver: 0 };

  constructor(
    private readonly proof: TopicProof,
    private readonly among: readonly Subscription[],
  ) {
    this.boxes = among.map((subscription) => proof.box(subscription));
  }

  async run(): Promise<Overlaps> {
    for (const [index, subscription] of this.among.entries()) {
      const near = this.among.filter((_, other) => other > index && !areApart(this.boxes[index], this.boxes[other]));
      this.decidedBy.box += this.among.length - index - 1 - near.length;
      const pending: Subscription[] = [];
      for (const other of near) if (!(await this.byExample(subscription, other))) pending.push(other);
      this.decidedBy.solver += pending.length;
      await this.bySolver(subscription, pending);
    }
    return { pairs: this.pairs, undecided: this.undecided, decidedBy: this.decidedBy };
  }

  private async byExample(a: Subscription, b: Subscription): Promise<boolean> {
    const [inA, inB] = [await this.exampleOf(a), await this.exampleOf(b)];
    if (inA === undefined || inB === undefined) return false;
    const both = inAll(this.proof.receives(a), this.proof.receives(b));
    const message = firstOf(both, combinations(inA, inB));
    if (message === undefined) return false;
    this.decidedBy.example++;
    this.pairs.push({ subscriptions: [a, b], message });
    return true;
  }

  private async bySolver(subscription: Subscription, partners: readonly Subscription[]): Promise<void> {
    let pending = partners;
    while (pending.length > 0) {
      const found = await this.proof.find(inAll(this.proof.receives(subscription), this.proof.reaches(pending)));
      if (found.kind === 'none') return;
      if (found.kind === 'undecided' && pending.length > 1) {
        // One of them is too hard; the others need not be.
        for (const partner of pending) await this.bySolver(subscription, [partner]);
        return;
      }
      if (found.kind === 'undecided') {
        const [partner] = pending as readonly [Subscription];
        this.undecided.push({ subscriptions: [subscription, partner], reason: found.reason });
        return;
      }
      const reached = pending.filter((partner) => this.proof.receives(partner).has(found.message));
      for (const partner of reached)
        this.pairs.push({ subscriptions: [subscription, partner], message: found.message });
      pending = pending.filter((partner) => !reached.includes(partner));
    }
  }

  private async exampleOf(subscription: Subscription): Promise<Message | undefined> {
    if (!this.examples.has(subscription)) {
      const found = await this.proof.find(this.proof.receives(subscription));
      this.examples.set(subscription, found.kind === 'message' ? found.message : undefined);
    }
    return this.examples.get(subscription);
  }
}

function firstOf(set: MessageSet, messages: Iterable<Message>): Message | undefined {
  for (const message of messages) if (set.has(message)) return message;
  return undefined;
}

/** Messages that may be in two sets, given one of each. */
function* combinations(a: Message, b: Message): Generator<Message> {
  yield* [a, b];
  yield together(a, b);
  yield together(b, a);
  yield joined(a, b);
}

/** A message with the properties of both; the first one's where they differ. */
function together(first: Message, second: Message): Message {
  const message = second.copy();
  for (const { name, value } of first.properties) message.setProperty(name, value);
  for (const [name, value] of first.system) message.setSystemProperty(name, value);
  return message;
}

/** A message with the properties of both, and texts one after the other: what two patterns look for in one text. */
function joined(first: Message, second: Message): Message {
  const message = together(first, second);
  for (const { name, value } of first.properties) {
    const other = second.property(foldName(name));
    if (typeof value === 'string' && typeof other === 'string' && value !== other)
      message.setProperty(name, value + other);
  }
  return message;
}
