import { knownOf, type Subscription } from '../../../routing';
import { Failure, type Message } from '../../../rules';
import type { Counted } from '../../destinations/counted';
import type { Arrival } from '../../destinations/walk';
import type { AskedFilters } from '../../jobs/asked-filters';
import { jobsAt } from '../../jobs/counted-jobs';
import { refusalText } from '../../jobs/refusal-text';
import { isStarting, type Starting, Taker } from '../../jobs/taker';
import { inAny, type MessageSet } from '../../messages/message-set';
import type { TopicProof } from '../../questions/topic-proof';

/** What something that starts jobs does with messages, or did. */
export interface Tense {
  readonly sets: 'sets' | 'set';
  readonly starts: 'starts' | 'started';
}

/** The jobs that messages of a topic start, before a change or after it. */
export class StartedJobs {
  /** The templates that are started of where copies may end that end elsewhere on the other side. */
  readonly templates: readonly string[];
  private readonly arrivals: readonly Arrival[];
  private readonly takers = new Map<Subscription, Taker>();

  /**
   * @param touched the subscriptions of which copies may end elsewhere: what is not known of others is left out, since it
   * is as it was
   * @param isAsked whether something starts jobs, here or on the other side
   */
  constructor(
    private readonly proof: TopicProof,
    private readonly filters: AskedFilters,
    touched: ReadonlySet<Subscription | undefined>,
    isAsked: boolean,
  ) {
    const all = (isAsked ? knownOf(proof.topic.subscriptions) : []).map((one) => ({
      isTouched: touched.has(one),
      arrivals: proof.arrivals(one),
    }));
    this.arrivals = all.flatMap(({ isTouched, arrivals }) => (isTouched ? arrivals : arrivals.filter(isKnown)));
    const starters = all.flatMap(({ isTouched, arrivals }) => (isTouched ? arrivals : [])).map(starterOf);
    this.templates = [...new Set(starters.flatMap((one) => Object.keys(one?.starts.value.templates ?? {})))];
  }

  /** The copies that can start a job of some templates, each with where it ends. */
  copies(templates: readonly string[]): readonly Counted[] {
    return jobsAt(templates, this.arrivals, (subscription) => this.takerOf(subscription));
  }

  /** The copies that can start any job. */
  get allCopies(): readonly Counted[] {
    const names = this.arrivals.flatMap((one) => Object.keys(starterOf(one)?.starts.value.templates ?? {}));
    return this.copies([...new Set(names)]);
  }

  /** The messages that can start a job of some templates. */
  messages(templates: readonly string[]): MessageSet {
    return inAny(...this.copies(templates).map(({ messages }) => messages));
  }

  /** The messages that come to something that starts jobs, whether it takes them or not. */
  get coming(): MessageSet {
    return inAny(...this.arrivals.filter((one) => starterOf(one) !== undefined).map(({ messages }) => messages));
  }

  /**
   * Why a message that comes to something that starts jobs is no request of a template there, whatever its body says:
   * `gpu sets it aside: tier: must be equal to one of the allowed values (not-allowed)`.
   */
  refusals(template: string, message: Message, { sets, starts }: Tense): readonly string[] {
    const all = this.arrivals.flatMap((arrival) => {
      const starter = arrival.messages.has(message) ? starterOf(arrival) : undefined;
      return starter === undefined ? [] : [this.refusalBy(starter, arrival, template, message, { sets, starts })];
    });
    return [...new Set(all)];
  }

  private refusalBy(
    starter: Starting,
    { shape }: Arrival,
    template: string,
    message: Message,
    { sets, starts }: Tense,
  ): string {
    const { templates, judge } = this.takerOf(starter);
    const where = `\`${starter.topic.label}/${starter.name}\``;
    if (!templates.includes(template)) return `${where} ${starts} jobs of ${named(templates)} alone`;
    const copies = shape.kind === 'known' ? shape.value.results(message) : [];
    const refusals = copies.flatMap((copy) => (copy instanceof Failure ? [] : (judge.refusal(template, copy) ?? [])));
    const [refusal] = refusals;
    return refusal === undefined
      ? `${where} ${sets} them aside`
      : `${where} ${sets} them aside: ${refusalText(refusal)}`;
  }

  private takerOf(subscription: Starting): Taker {
    const known =
      this.takers.get(subscription) ??
      new Taker(subscription, this.proof.topic, this.filters, {
        matching: (filter, passage) => this.proof.prover.matching(filter, passage),
      });
    this.takers.set(subscription, known);
    return known;
  }
}

function named(templates: readonly string[]): string {
  return templates.map((one) => `\`${one}\``).join(' and ');
}

/** What starts jobs of the copies that end with it. */
function starterOf({ way }: Arrival): Starting | undefined {
  const last = way.at(-1);
  if (last?.kind !== 'entity' || last.isDeadLetter || last.entity.kind === 'queue') return undefined;
  return isStarting(last.entity) ? last.entity : undefined;
}

/** Whether it is known where a copy ends, of which messages, and what is done with it there. */
function isKnown({ way, messages }: Arrival): boolean {
  const last = way.at(-1);
  const isOpen =
    last?.kind === 'entity' && last.entity.kind === 'subscription' && last.entity.starts.kind === 'unknown';
  return messages.unresolved.length === 0 && last?.kind !== 'unknown' && !isOpen;
}
