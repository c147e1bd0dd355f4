import { decisionsOf, type JobStarts, type Refusal } from '../../requests';
import type { Fact, Subscription, Topic, Unresolved } from '../../routing';
import { Failure, Message } from '../../rules';
import type { Asked, Shape } from '../destinations/copy-sets';
import { EVERY_MESSAGE, inAll, inAny, type MessageSet, NO_MESSAGE, perhaps } from '../messages/message-set';
import type { Passage } from '../messages/passage';
import type { AskedFilters } from './asked-filters';
import { type Condition, Conditions } from './conditions';
import { Judge } from './request-judge';

/** A subscription of which the document says what starts jobs of its messages. */
export type Starting = Subscription & { readonly starts: Extract<Fact<JobStarts>, { readonly kind: 'known' }> };

/** Whether the document says what starts jobs of the messages of a subscription. */
export function isStarting(subscription: Subscription): subscription is Starting {
  const { starts } = subscription;
  return starts.kind === 'known' && starts.value !== undefined;
}

/**
 * What starts jobs of the messages of a subscription: of which of them each template can start one.
 *
 * A template takes a message if there is a body with which the program takes it. What a body says, no contract tells: what
 * is answered is what holds whatever it says. So a message that is not taken is set aside for certain, and of one that is
 * taken the body decides.
 *
 * Sound and complete as the sets are that it is put together from: where all of them are known, whether a message is taken
 * is asked of the program's own code, and where the formula says otherwise that is a fault of this program.
 */
export class Taker {
  readonly templates: readonly string[];
  private madeJudge: Judge | undefined;
  private readonly conditions: Conditions;
  private readonly made = new Map<Passage, readonly Condition[]>();
  private readonly sets = new Map<string, Map<Passage, MessageSet>>();

  /** @param sentTo the topic that messages are sent to; they may be forwarded to that of the subscription */
  constructor(
    readonly subscription: Starting,
    sentTo: Topic,
    private readonly filters: AskedFilters,
    private readonly asked: Pick<Asked, 'matching'>,
  ) {
    const {
      starts: { value: starts },
      topic,
    } = subscription;
    this.templates = Object.keys(starts.templates);
    this.conditions = new Conditions(starts, topic, sentTo);
  }

  /** What the program decides, asked of its own code: it is made ready only where somebody asks. */
  get judge(): Judge {
    const { starts, topic } = this.subscription;
    this.madeJudge ??= new Judge(starts.value, topic.contract);
    return this.madeJudge;
  }

  /** Notes what will be asked about copies that come by a passage; by any where none is named. */
  note(passage?: Passage): void {
    if (passage === undefined) this.conditions.all(this.filters.note);
    else this.conditions.of(this.filters.note, passage);
  }

  /** What has to hold of the copies that come by a passage. */
  conditionsOf(passage: Passage): readonly Condition[] {
    const ask = this.filters.by((filter) => this.asked.matching(filter, passage));
    const known = this.made.get(passage) ?? this.conditions.of(ask, passage);
    this.made.set(passage, known);
    return known;
  }

  /** The properties that templates read, and of which nothing is known, since there is no contract. */
  unknownIn(passage: Passage): readonly string[] {
    return this.conditions.unknown(passage);
  }

  /** The templates that take no message at all, since no body is right for them. */
  get takingNone(): readonly string[] {
    return this.templates.filter((name) => this.takesNone(name));
  }

  /** The messages as they were sent of which one of the templates takes the copy of a shape. */
  taken(shape: Shape, templates: readonly string[] = this.templates): MessageSet {
    const own = templates.filter((name) => this.templates.includes(name));
    if (own.length === 0) return NO_MESSAGE;
    if (shape.kind === 'unknown') return perhaps(EVERY_MESSAGE, [shape.unresolved]);
    if (this.judge.problem !== undefined) return perhaps(EVERY_MESSAGE, [this.unreadable(this.judge.problem)]);
    return inAny(...own.map((name) => this.takenBy(name, shape.value)));
  }

  private takenBy(name: string, passage: Passage): MessageSet {
    const known = this.sets.get(name) ?? new Map<Passage, MessageSet>();
    this.sets.set(name, known);
    const set = known.get(passage) ?? this.make(name, passage);
    known.set(passage, set);
    return set;
  }

  private make(name: string, passage: Passage): MessageSet {
    if (this.takesNone(name)) return NO_MESSAGE;
    const conditions = this.conditionsOf(passage).filter(({ templates }) => templates.includes(name));
    const set = inAll(...conditions.map(({ holds }) => holds));
    // Of a set that is known in part, the test of a message has to be as much of it as its formula.
    if (set.unresolved.length > 0) return set;
    const takes = (copy: Message | Failure) =>
      !(copy instanceof Failure) && this.judge.refusal(name, copy) === undefined;
    const has = (message: Message) => passage.results(message).every(takes);
    return { ...set, has, mayHave: has };
  }

  private takesNone(name: string): boolean {
    return this.refusalOfAll(name) !== undefined;
  }

  /** Why no body at all is a request of a template; `undefined` where one is. */
  refusalOfAll(name: string): Refusal | undefined {
    // Without any property, which no template has to have, only the contract may be broken.
    const refusal = this.judge.refusal(name, new Message());
    return refusal?.reason === 'contract' ? undefined : refusal;
  }

  /** The properties that templates read. */
  get readProperties(): readonly string[] {
    const { templates } = this.subscription.starts.value;
    return Object.values(templates).flatMap((template) => decisionsOf(template).map(({ property }) => property));
  }

  private unreadable(problem: string): Unresolved {
    return { address: this.subscription.address, argument: '//.starts', problem: `it cannot be read: ${problem}` };
  }
}
