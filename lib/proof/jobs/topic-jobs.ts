import { knownOf, type Subscription, type Topic } from '../../routing';
import type { RuleFilter } from '../../rules';
import type { Asked } from '../destinations/copies';
import { reachableTopics } from '../destinations/reachable';
import type { MessageSet } from '../messages/message-set';
import { Passage } from '../messages/passage';
import { AskedFilters } from './asked-filters';
import { isStarting, type Starting, Taker } from './taker';
import { lacking } from './values';

/**
 * What starts jobs of the messages of a topic: by its subscriptions, and where a claim is about jobs, by those of the topics
 * that it forwards to.
 *
 * A prover has to know before what it will be asked: `filters`.
 */
export class TopicJobs {
  /** What takes the messages of the topic's own subscriptions, where the document says what that is. */
  readonly takers: readonly Taker[];
  /** Everything that is asked of messages. */
  readonly filters: readonly RuleFilter[];
  private readonly asking = new AskedFilters();
  private readonly byDestination = new Map<Subscription, Taker>();

  /** @param asked who answers, once it knows the filters */
  constructor(
    private readonly topic: Topic,
    private readonly asked: Pick<Asked, 'matching'>,
  ) {
    this.takers = knownOf(topic.subscriptions)
      .filter(isStarting)
      .map((one) => this.takerOf(one));
    for (const taker of this.takers) {
      for (const passage of passagesTo(taker)) taker.note(passage);
      for (const property of taker.readProperties) lacking(this.asking.note, property);
    }
    if (topic.claims.some(({ jobs }) => jobs !== undefined)) this.noteDestinations();
    this.filters = this.asking.all;
  }

  /** What starts jobs of the messages of a subscription that come from this topic, on whatever way. */
  takerOf(subscription: Starting): Taker {
    const taker = this.byDestination.get(subscription) ?? new Taker(subscription, this.topic, this.asking, this.asked);
    this.byDestination.set(subscription, taker);
    return taker;
  }

  /** The messages that lack a property after a passage. */
  lacking(property: string, passage: Passage): MessageSet {
    return lacking(
      this.asking.by((filter) => this.asked.matching(filter, passage)),
      property,
    );
  }

  private noteDestinations(): void {
    for (const { subscriptions } of reachableTopics([this.topic])) {
      for (const one of knownOf(subscriptions)) if (isStarting(one)) this.takerOf(one).note();
    }
  }
}

/** The ways by which copies come to a subscription: as they were sent, or by a rule with an action. */
function passagesTo({ subscription: { rules } }: Taker): readonly Passage[] {
  const acting = knownOf(rules).flatMap(({ name, action }) =>
    action.kind === 'known' && action.value !== undefined ? [Passage.NONE.by(name, action.value)] : [],
  );
  return [Passage.NONE, ...acting];
}
