import type { Unresolved } from '../../../routing';
import type { Message } from '../../../rules';
import type { ChangeVerdict } from '../../questions/filter-change';
import { harmOf } from './harm';
import { movesMessages, type RemarkCode } from './remark-codes';

/**
 * What may stop a change: messages that reached somebody reach nobody, a message comes twice where exactly once is
 * claimed, a topic or namespace is replaced or deleted, Azure would refuse a rule or a setting, or messages are lost by
 * other means than filters: a queue or subscription that goes, a target that is not there or takes nothing, a shorter life, a loop.
 */
export const GATES = [
  'lost-coverage',
  'new-overlap',
  'replacement',
  'invalid-rule',
  'refused-setting',
  'message-loss',
] as const;
export type Gate = (typeof GATES)[number];

/** One thing that a reviewer has to be told. */
export interface Remark {
  /** What kind of thing, for machines. */
  readonly code: RemarkCode;
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
  /** What of the document would have to be known, while remarks are put together. */
  readonly waitsFor?: readonly Unresolved[];
  /** The parts of the document of which it says why they are not known, while remarks are put together. */
  readonly tells?: readonly Unresolved[];
  /** That something is not known: no certain statement may stand beside it, and the exit status is 1. */
  readonly unknown?: true;
}

/** Messages of one kind at one place where messages end. */
export interface DestinationRow {
  /** The topic that they are sent to. */
  readonly topic: string;
  readonly kind: string;
  /** Where they end: `jobs/gpu`, `approval`, `next/a/$DeadLetterQueue`. */
  readonly end: string;
  /** The subscription of the topic, where that is the place. */
  readonly subscription?: string;
  /** A message that comes from now on. */
  readonly gained?: Message;
  /** A message that comes no longer. */
  readonly lost?: Message;
  /** Whether some messages of the kind come as before; `null` where that cannot be told. */
  readonly kept: boolean | null;
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
  /** Whether it is proved that every message goes where it went before; `undefined` where that cannot be told. */
  readonly isUnmoved: boolean | undefined;
  /** What was taken for granted about messages. */
  readonly assumptions: readonly string[];
  readonly hasContract: boolean;
}

/** What a change does to messages, to who may send and receive them, and to what is waiting. */
export interface Review {
  readonly topics: readonly TopicReview[];
  readonly remarks: readonly Remark[];
  /** What was taken for granted about the document, in sentences. */
  readonly assumptions: readonly string[];
  /** Whether anything of Service Bus changes at all. */
  readonly hasChanges: boolean;
}

/**
 * Whether every message goes where it went before, forwarding and disabled entities included: `undefined` where that
 * cannot be told, since something is not known and nothing is known to move.
 */
export function isUnmovedBy(review: Review): boolean | undefined {
  const remarks = remarksOf(review);
  if (remarks.some(({ code, unknown }) => movesMessages(code) && unknown === undefined)) return false;
  if (review.topics.some(({ isUnmoved }) => isUnmoved === false)) return false;
  // Who may come says nothing of where messages go.
  const isOpen = remarks.some(({ code, unknown }) => unknown === true && !code.startsWith('access'));
  return isOpen || review.topics.some(({ isUnmoved }) => isUnmoved === undefined) ? undefined : true;
}

/** What is not known, so that this review may not tell everything. */
export function unknownsOf(review: Review): Remark[] {
  return remarksOf(review).filter(({ unknown }) => unknown === true);
}

/** Everything that a reviewer has to be told, the most harmful first. */
export function remarksOf({ topics, remarks }: Review): Remark[] {
  const all = [...topics.flatMap((topic) => topic.remarks), ...remarks];
  return all.sort((a, b) => harmOf(a) - harmOf(b));
}
