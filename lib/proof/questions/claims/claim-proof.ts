import type { DeliveryClaim, Message } from '../../../rules';
import type { Counted } from '../../destinations/counted';
import type { TopicJobs } from '../../jobs/topic-jobs';
import { EVERY_MESSAGE, inAll, inAny, inSeveral, type MessageSet, outside } from '../../messages/message-set';
import { Disagreement } from '../disagreement';
import type { Finding } from '../prover';
import { ClaimCopies, type Followed } from './claim-copies';

/** How a message refutes a claim. */
export type RefutationKind = 'reaches nobody' | 'comes twice' | 'reaches one';

/** A message that refutes a claim: the solver found it, and the evaluator has confirmed it. */
export interface Refutation {
  readonly how: RefutationKind;
  readonly message: Message;
  /** Where the copies end that the claim counts, one entry a copy. */
  readonly ends: readonly string[];
}

/** The answer to a claim: proved for all messages, refuted by some (one of each kind), or neither. */
export type Verdict =
  | { readonly verdict: 'proved' }
  | { readonly verdict: 'refuted'; readonly refutations: readonly Refutation[] }
  | { readonly verdict: 'undecided'; readonly reason: string };

/** A place where copies wait that a claim counts, and where nobody can read them. */
export interface ClosedPlace {
  readonly place: string;
  /** `Disabled` or `ReceiveDisabled`. */
  readonly status: string;
  /** Whether it is known that a copy comes there. */
  readonly isSure: boolean;
}

/** Where the messages of a topic end, and who looks for one. */
export interface Asked extends Followed {
  find(set: MessageSet, words?: string): Promise<Finding>;
  /** Whether the router has the copies of a message end where the proof does. */
  isRouted(message: Message): boolean;
}

/** Whether the claims of a topic hold for all messages, and which refute them. */
export class ClaimProof {
  private readonly copies: ClaimCopies;

  constructor(
    private readonly proof: Asked,
    jobs: TopicJobs,
  ) {
    this.copies = new ClaimCopies(proof, jobs);
  }

  /**
   * The messages that refute a claim, by how. Subscriptions that the topic does not have get nothing, unless it may have
   * some that are not known.
   */
  refuting(claim: DeliveryClaim): readonly (readonly [RefutationKind, MessageSet])[] {
    const { groups, copies } = this.copies.of(claim);
    const receivers = groups.map((group) => inAny(...group.map(messagesOf)));
    const scope = this.scopeOf(claim);
    const unreached = inAll(scope, outside(inAny(...receivers)));
    switch (claim.kind) {
      case 'exactly-once':
        return [
          ['reaches nobody', unreached],
          ['comes twice', inAll(scope, inSeveral(copies.map(messagesOf)))],
        ];
      case 'never-overlap':
        return [['comes twice', inAll(scope, inSeveral(receivers))]];
      case 'cover':
        return [['reaches nobody', unreached]];
      case 'not-reach':
        return [['reaches one', inAll(scope, inAny(...receivers))]];
    }
  }

  /** The messages that a claim is about. */
  private scopeOf({ messages, except }: DeliveryClaim): MessageSet {
    return inAll(
      messages === undefined ? EVERY_MESSAGE : this.proof.prover.matching(messages),
      except === undefined ? EVERY_MESSAGE : outside(this.proof.prover.matching(except)),
    );
  }

  /** Where the copies of a message end that a claim counts, one entry a copy. */
  countedEnds(claim: DeliveryClaim, message: Message): readonly string[] {
    return this.copies
      .of(claim)
      .copies.filter(({ messages }) => messages.has(message))
      .map(({ end }) => end);
  }

  /** A message that refutes a claim, and where its copies end: the router says so too. */
  private confirmed(claim: DeliveryClaim, message: Message): Omit<Refutation, 'how'> {
    if (!this.proof.isRouted(message)) throw new Disagreement(message, claim.name);
    return { message, ends: this.countedEnds(claim, message) };
  }

  /** The places that a claim counts copies at, and where nobody can read them. */
  async closedPlaces(claim: DeliveryClaim): Promise<readonly ClosedPlace[]> {
    const closed = new Map<string, { readonly status: string; readonly messages: MessageSet[] }>();
    for (const { end, closed: status, messages } of this.copies.of(claim).copies) {
      if (status === undefined) continue;
      const place = closed.get(end) ?? { status, messages: [] };
      place.messages.push(messages);
      closed.set(end, place);
    }
    const scope = this.scopeOf(claim);
    const places: ClosedPlace[] = [];
    for (const [place, { status, messages }] of closed) {
      const words = `of the claim "${claim.name}" that wait at ${place}, where nobody can read them`;
      const found = await this.proof.find(inAll(scope, inAny(...messages)), words);
      if (found.kind !== 'none') places.push({ place, status, isSure: found.kind === 'message' });
    }
    return places;
  }

  /** Whether a claim holds for all messages. */
  async prove(claim: DeliveryClaim): Promise<Verdict> {
    const refutations: Refutation[] = [];
    let undecided: Verdict | undefined;
    for (const [how, messages] of this.refuting(claim)) {
      const found = await this.proof.find(messages, `that ${how}, against the claim "${claim.name}"`);
      if (found.kind === 'message') refutations.push({ how, ...this.confirmed(claim, found.message) });
      if (found.kind === 'undecided') undecided = { verdict: 'undecided', reason: found.reason };
    }
    if (refutations.length > 0) return { verdict: 'refuted', refutations };
    return undecided ?? { verdict: 'proved' };
  }
}

function messagesOf({ messages }: Counted): MessageSet {
  return messages;
}
