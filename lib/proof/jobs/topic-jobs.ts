import { goesOn, knownOf, type Subscription, type Topic } from '../../routing';
import type { DeliveryClaim, RuleFilter } from '../../rules';
import type { Asked } from '../destinations/copy-sets';
import type { MessageSet } from '../messages/message-set';
import { Passage } from '../messages/passage';
import type { AskedFilters } from './asked-filters';
import { lacking } from './message-values';
import { startingBehind } from './noted';
import { type Starting, Taker } from './taker';

/** What starts jobs of the messages of a topic, over every hop. */
export class TopicJobs {
  private readonly bySubscription = new Map<Subscription, Taker>();

  /**
   * @param filters what is asked about jobs
   * @param asked who answers, once it knows the filters
   */
  constructor(
    private readonly topic: Topic,
    private readonly filters: AskedFilters,
    private readonly asked: Pick<Asked, 'matching'>,
  ) {}

  /** What takes messages for jobs, where the document says what that is: of the topic, and of what it forwards to. */
  get takers(): readonly Taker[] {
    return startingBehind(this.topic).map((one) => this.takerOf(one));
  }

  /** What starts jobs of the messages of a subscription that come from this topic, on whatever way. */
  takerOf(subscription: Starting): Taker {
    const taker =
      this.bySubscription.get(subscription) ?? new Taker(subscription, this.topic, this.filters, this.asked);
    this.bySubscription.set(subscription, taker);
    return taker;
  }

  /** Notes what will be asked, and by claims: a prover has to know it before. */
  note(claims: readonly DeliveryClaim[]): readonly RuleFilter[] {
    // By which ways a forwarded copy comes is known once it is followed.
    const isOpen = knownOf(this.topic.subscriptions).some(goesOn) || claims.some(({ jobs }) => jobs !== undefined);
    for (const taker of this.takers) {
      if (isOpen) taker.note();
      else for (const passage of passagesTo(taker)) taker.note(passage);
      for (const property of taker.readProperties) lacking(this.filters.note, property);
    }
    return this.filters.all;
  }

  /** The messages that lack a property after a passage. */
  lacking(property: string, passage: Passage): MessageSet {
    return lacking(
      this.filters.by((filter) => this.asked.matching(filter, passage)),
      property,
    );
  }
}

/** The ways by which copies come to a subscription: as they were sent, or by a rule with an action. */
function passagesTo({ subscription: { rules } }: Taker): readonly Passage[] {
  const acting = knownOf(rules).flatMap(({ name, action }) =>
    action.kind === 'known' && action.value !== undefined ? [Passage.NONE.by(name, action.value)] : [],
  );
  return [Passage.NONE, ...acting];
}
