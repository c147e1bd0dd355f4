import { knownOf, type Subscription } from '../../routing';
import { foldName, type Message } from '../../rules';
import { BoxIndex } from '../messages/box-index';
import { inAll, inAny, type MessageSet } from '../messages/message-set';
import { withoutIdle } from '../messages/smallest';
import { PairTable } from './pair-table';
import type { TopicProof } from './topic-proof';

/** Two subscriptions that get one message. */
export interface Overlap {
  readonly subscriptions: readonly [Subscription, Subscription];
  /** A message that both get, as it was found: it may have been put together for others too, see {@link overlapExample}. */
  readonly message: Message;
}

/** The message of an overlap without what these two do not look at. */
export function overlapExample(proof: TopicProof, { subscriptions, message }: Overlap): Message {
  const both = inAll(...subscriptions.map((subscription) => proof.receives(subscription)));
  return withoutIdle(message, both, proof.prover.space);
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
 * Most pairs are apart by the value of one property, which their boxes show. Of the others most do overlap: a message that
 * one of them gets shows it for all pairs of those that get it too, and so does one that is put together for as many of
 * them as possible. What is left is asked of the solver, for all partners of a subscription at once: "none" settles all of
 * them, and a message those that get it.
 */
export function findOverlaps(proof: TopicProof, among = knownOf(proof.topic.subscriptions)): Promise<Overlaps> {
  return new Search(proof, among).run();
}

/** So often a message is put together for what is left of the partners of a subscription. */
const MOST_ROUNDS = 8;

/** After so many messages that were put together early and did not reach half of what they were meant for, no more are. */
const MOST_FRUITLESS = 16;

class Search {
  private readonly received: readonly MessageSet[];
  /** Of each those that are not seen to be apart. */
  private readonly near: readonly Int32Array[];
  private readonly examples = new Map<number, Message | undefined>();
  private readonly shown: PairTable;
  /** Of each a message that it gets together with a later one, at the place of that one. */
  private readonly found: (Message | undefined)[][];
  private readonly undecided: Overlaps['undecided'][number][] = [];
  /** How many pairs were left to the solver. */
  private solved = 0;

  constructor(
    private readonly proof: TopicProof,
    private readonly among: readonly Subscription[],
  ) {
    this.received = among.map((subscription) => proof.receives(subscription));
    const boxes = among.map((subscription) => proof.box(subscription));
    const index = new BoxIndex(boxes);
    this.near = boxes.map((box, at) => Int32Array.from(index.near(box).filter((other) => other !== at)));
    this.shown = new PairTable(among.length);
    this.found = among.map(() => []);
  }

  async run(): Promise<Overlaps> {
    const count = this.among.length;
    const near = this.near.reduce((sum, { length }) => sum + length, 0) / 2;
    let fruitless = 0;
    for (const one of this.among.keys()) {
      if (this.left(one).length === 0) continue;
      const example = await this.exampleOf(one);
      if (example === undefined) continue;
      this.show(example, [one, ...(this.near[one] as Int32Array)]);
      const left = this.left(one);
      if (left.length === 0 || fruitless === MOST_FRUITLESS) continue;
      this.show(await this.gathered(example, one, left), [one, ...(this.near[one] as Int32Array)]);
      if (this.left(one).length * 2 > left.length) fruitless++;
    }
    for (const one of this.among.keys()) {
      const pending = await this.byExample(one);
      this.solved += pending.length;
      await this.bySolver(one, pending);
    }
    const decidedBy = { box: (count * (count - 1)) / 2 - near, example: near - this.solved, solver: this.solved };
    return { pairs: this.pairs(), undecided: this.undecided, decidedBy };
  }

  /** Those near to one for which nothing is shown yet: all of them, or the later ones. */
  private left(one: number, isLater = false): number[] {
    const left: number[] = [];
    for (const other of this.near[one] as Int32Array) {
      if (other < one ? !isLater && !this.shown.has(other, one) : !this.shown.has(one, other)) left.push(other);
    }
    return left;
  }

  private async exampleOf(one: number): Promise<Message | undefined> {
    if (!this.examples.has(one)) {
      const found = await this.proof.find(this.received[one] as MessageSet, `that reaches ${this.among[one]?.name}`);
      this.examples.set(one, found.kind === 'message' ? found.message : undefined);
    }
    return this.examples.get(one);
  }

  /** Keeps all pairs that a message shows. */
  private show(message: Message, candidates: readonly number[]): void {
    const getting = candidates.filter((one) => this.gets(one, message));
    this.shown.add(getting, (one, other) => {
      (this.found[one] as (Message | undefined)[])[other] = message;
    });
  }

  private gets(one: number, message: Message): boolean {
    return this.received[one]?.has(message) === true;
  }

  /** Puts messages together for one and its partners. Those for which that does not help. */
  private async byExample(one: number): Promise<readonly number[]> {
    let pending = this.left(one, true);
    if (pending.length === 0) return pending;
    const example = await this.exampleOf(one);
    if (example === undefined) return pending;
    for (let round = 0; pending.length > 0 && round < MOST_ROUNDS; round++) {
      const message = await this.gathered(example, one, pending);
      if (message === example) return pending;
      this.show(message, [one, ...(this.near[one] as Int32Array)]);
      pending = this.left(one, true);
    }
    for (const other of pending) {
      const message: Message | undefined = await this.together(example, one, other);
      if (message !== undefined) this.show(message, [one, other]);
    }
    return this.left(one, true);
  }

  /** A message that one gets, changed so that one after the other of some others gets it too, if they may. */
  private async gathered(example: Message, one: number, others: readonly number[]): Promise<Message> {
    let [message, last] = [example, one];
    for (const other of others) {
      const changed: Message | undefined = await this.together(message, one, other, last);
      if (changed !== undefined) [message, last] = [changed, other];
    }
    return message;
  }

  /** A message that one gets, changed so that another gets it too, and one more goes on to. */
  private async together(message: Message, one: number, other: number, last = one): Promise<Message | undefined> {
    if (this.gets(other, message)) return message;
    const example = await this.exampleOf(other);
    if (example === undefined) return undefined;
    for (const candidate of combinations(message, example)) {
      if ([one, other, last].every((each) => this.gets(each, candidate))) return candidate;
    }
    return undefined;
  }

  private async bySolver(one: number, partners: readonly number[]): Promise<void> {
    let pending = partners;
    while (pending.length > 0) {
      const found = await this.proof.find(
        inAll(this.received[one] as MessageSet, inAny(...pending.map((other) => this.received[other] as MessageSet))),
        `that reaches ${this.among[one]?.name} and any of ${pending.map((other) => this.among[other]?.name).join(', ')}`,
      );
      if (found.kind === 'none') return;
      if (found.kind === 'undecided' && pending.length > 1) {
        // One of them is too hard; the others need not be.
        for (const partner of pending) await this.bySolver(one, [partner]);
        return;
      }
      if (found.kind === 'undecided') {
        const [partner] = pending as readonly [number];
        this.undecided.push({ subscriptions: this.named(one, partner), reason: found.reason });
        return;
      }
      this.show(found.message, [one, ...pending]);
      pending = pending.filter((partner) => !this.shown.has(one, partner));
    }
  }

  private pairs(): Overlap[] {
    const pairs: Overlap[] = [];
    for (const [one, messages] of this.found.entries()) {
      for (let other = one + 1; other < messages.length; other++) {
        const message = messages[other];
        if (message !== undefined) pairs.push({ subscriptions: this.named(one, other), message });
      }
    }
    return pairs;
  }

  private named(one: number, other: number): readonly [Subscription, Subscription] {
    return [this.among[one] as Subscription, this.among[other] as Subscription];
  }
}

/** Messages that may be in two sets, given one of each. */
function* combinations(a: Message, b: Message): Generator<Message> {
  yield together(a, b);
  yield together(b, a);
  yield joined(a, b);
  yield b;
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
