import { listOf, type SqlFilter, shapeOf, text } from '../../rules';
import { sqlFilter } from './rule-shapes';

/** What a claim is about. */
export interface ClaimOptions {
  /**
   * The subscriptions, by name: what they forward counts where it ends.
   *
   * @default - all of the topic but its observers, so that a subscription that is added later cannot slip past the claim
   */
  readonly subscriptions?: readonly string[];
  /**
   * Where the messages end, however they come there: a queue of the namespace (`approval`), a subscription of any of its
   * topics (`audit/archive`), or the dead letters of one (`approval/$DeadLetterQueue`).
   *
   * @default - what the subscriptions say, dead letters left out
   */
  readonly destinations?: readonly string[];
  /**
   * The templates of which jobs are started, by name: a message comes to one where it ends in a subscription whose program
   * can take it for a request of it. Which template it is, and whether the rest of it is right, its body says.
   *
   * @default - what the subscriptions say
   */
  readonly jobs?: readonly string[];
  /**
   * The subscriptions that it is not about, by name, where it is about all others.
   *
   * @default - those that say on themselves what they observe (`observes`)
   */
  readonly observers?: readonly string[];
  /**
   * The messages: those that the filter is true for.
   *
   * @default - all messages that the contract allows
   */
  readonly messages?: SqlFilter;
  /**
   * Messages that it is not about: those that the filter is true for.
   *
   * @default - none
   */
  readonly except?: SqlFilter;
}

export const CLAIM_OPTIONS = shapeOf<ClaimOptions>(
  {},
  {
    subscriptions: listOf(text),
    destinations: listOf(text),
    jobs: listOf(text),
    observers: listOf(text),
    messages: sqlFilter,
    except: sqlFilter,
  },
  { standIn: {} },
);
