import type { Message } from '../../rules';
import type { ChangeVerdict } from '../filter-change';

/**
 * What may stop a change: messages that reached somebody reach nobody, a message comes twice where exactly once is
 * claimed, a topic or namespace is replaced or deleted, or Azure would refuse a rule.
 */
export const GATES = ['lost-coverage', 'new-overlap', 'replacement', 'invalid-rule'] as const;
export type Gate = (typeof GATES)[number];

/** One thing that a reviewer has to be told. */
export interface Remark {
  /** What kind of thing, for machines. */
  readonly code: string;
  /** What it is about: `topic` or `topic/subscription`, or the address of another resource. */
  readonly subject: string;
  /** A sentence; names in it are in backticks. */
  readonly text: string;
  /** A message that shows it. */
  readonly message?: Message;
  /** The gate that it hits. */
  readonly gate?: Gate;
  /** Why the gate was opened for it. */
  readonly acknowledged?: string;
}

/** Messages of one kind at one subscription. */
export interface DestinationRow {
  readonly topic: string;
  readonly kind: string;
  readonly subscription: string;
  /** A message that comes from now on. */
  readonly gained?: Message;
  /** A message that comes no longer. */
  readonly lost?: Message;
  /** Whether some messages of the kind come as before. */
  readonly kept: boolean;
}

/** What became of one rule. */
export interface RuleChange {
  readonly subscription: string;
  readonly rule: string;
  /**
   * `invalid` where Azure would refuse one of the two, so that nothing can be compared; `unknown` where one of them is
   * not known.
   */
  readonly verdict: ChangeVerdict | 'added' | 'removed' | 'invalid' | 'unknown';
  /** The filters, as they are deployed. */
  readonly before?: string;
  readonly after?: string;
  readonly gained?: Message;
  readonly lost?: Message;
  readonly reason?: string;
}

/** What a change does to the messages of one topic. */
export interface TopicReview {
  readonly topic: string;
  readonly rules: readonly RuleChange[];
  /** Rows of which messages were gained or lost; and, of the subscriptions in them, kept. */
  readonly rows: readonly DestinationRow[];
  readonly remarks: readonly Remark[];
  /** Whether it is proved that every message goes where it went before. */
  readonly isUnmoved: boolean;
  /** What was taken for granted about messages. */
  readonly assumptions: readonly string[];
  readonly hasContract: boolean;
}

/** What a change does to messages, to who may send and receive them, and to what is waiting. */
export interface Review {
  readonly topics: readonly TopicReview[];
  readonly remarks: readonly Remark[];
  /** Whether anything of Service Bus changes at all. */
  readonly hasChanges: boolean;
}

/** Whether every message goes where it went before, forwarding and disabled entities included. */
export function isUnmovedBy(review: Review): boolean {
  const moves = remarksOf(review).some(({ code }) => code === 'forward-to' || code === 'status');
  return !moves && review.topics.every(({ isUnmoved }) => isUnmoved);
}

/** Everything that a reviewer has to be told, gates first. */
export function remarksOf({ topics, remarks }: Review): Remark[] {
  const all = [...topics.flatMap((topic) => topic.remarks), ...remarks];
  const rank = ({ gate, acknowledged }: Remark) => (gate === undefined ? 2 : acknowledged === undefined ? 0 : 1);
  return all.sort((a, b) => rank(a) - rank(b));
}
