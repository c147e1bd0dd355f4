import { goesOn, knownOf, type Subscription, type Topic, type Unresolved } from '../../routing';
import { AS_SENT, type Asked, Copies } from '../destinations/copies';
import { labelOf } from '../destinations/stop';
import { AskedFilters } from '../jobs/asked-filters';
import { startingBehind } from '../jobs/noted';
import { Taker } from '../jobs/taker';
import { lacking } from '../jobs/values';
import type { MessageSet } from '../messages/message-set';
import { Passage } from '../messages/passage';
import { forwardedTo, type JobCopy, openForwards } from './job-copies';
import { type ProofOptions, TopicProof } from './topic-proof';

/** A copy of which the shape is known, with what brings it. */
export interface KnownCopy extends JobCopy {
  readonly passage: Passage;
}

/** What starts jobs of the messages of a topic, over every hop, beside the proof of who gets them. */
export class JobProof {
  readonly proof: TopicProof;
  readonly takers: readonly Taker[];
  private readonly filters = new AskedFilters();
  private readonly copies: Copies;

  /** @param topic the topic that is sent to; where nothing behind it starts jobs, as far as its document tells, nothing is asked */
  constructor(topic: Topic, options: ProofOptions = {}) {
    // Asked once the proof is there.
    const matching: Asked['matching'] = (filter, passage) => this.proof.prover.matching(filter, passage);
    this.takers = startingBehind(topic).map((one) => new Taker(one, topic, this.filters, { matching }));
    // A prover has to know before what it will be asked.
    for (const taker of this.takers) {
      // By which ways a forwarded copy comes is known once it is followed.
      if (knownOf(topic.subscriptions).some(goesOn)) taker.note();
      else for (const passage of passagesTo(taker)) taker.note(passage);
      for (const property of taker.readProperties) lacking(this.filters.note, property);
    }
    this.proof = new TopicProof(topic, { ...options, filters: [...(options.filters ?? []), ...this.filters.all] });
    this.copies = new Copies(this.proof.prover);
  }

  /** The copies that may come to a subscription of what is sent to its topic. */
  copiesTo({ subscription }: Taker): readonly JobCopy[] {
    const own = this.isOwn(subscription) ? this.copies.of(subscription, AS_SENT) : [];
    return [...own, ...forwardedTo(subscription, this.proof)];
  }

  /** What the subscription is called: one of the topic itself by its own name, another one with its topic. */
  nameOf({ subscription }: Taker): string {
    return this.isOwn(subscription) ? subscription.name : labelOf(subscription);
  }

  /** Why it is not known which other copies may come to a subscription. */
  openTo({ subscription }: Taker): readonly Unresolved[] {
    return this.isOwn(subscription) ? [] : openForwards(this.proof);
  }

  private isOwn(subscription: Subscription): boolean {
    return knownOf(this.proof.topic.subscriptions).includes(subscription);
  }

  /** The messages that lack a property after a passage. */
  lacking(property: string, passage: Passage): MessageSet {
    return lacking(
      this.filters.by((filter) => this.proof.prover.matching(filter, passage)),
      property,
    );
  }

  /** Ends the solver's thread. */
  close(): Promise<void> {
    return this.proof.close();
  }
}

/** The ways by which copies come to a subscription: as they were sent, or by a rule with an action. */
function passagesTo({ subscription: { rules } }: Taker): readonly Passage[] {
  const acting = knownOf(rules).flatMap(({ name, action }) =>
    action.kind === 'known' && action.value !== undefined ? [Passage.NONE.by(name, action.value)] : [],
  );
  return [Passage.NONE, ...acting];
}
