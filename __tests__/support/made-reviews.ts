import { type Remark, type Review, type RuleChange, reviewMarkdown, type TopicReview } from '../../lib/proof/review';
import { type Message, messageFromJson } from '../../lib/rules';

/** A review of topics of which nothing is said but this. */
export function reviewWith(topics: readonly Partial<TopicReview>[], more: Partial<Review> = {}): Review {
  return { topics: topics.map(topicWith), remarks: [], assumptions: [], hasChanges: true, ...more };
}

function topicWith(more: Partial<TopicReview>): TopicReview {
  return {
    topic: 'jobs',
    rules: [],
    rows: [],
    remarks: [],
    isUnmoved: true,
    assumptions: [],
    hasContract: true,
    ...more,
  };
}

export function remarkWith(more: Partial<Remark> = {}): Remark {
  return { code: 'setting', subject: 'jobs', text: 'says', ...more };
}

/** What is not known, of something. */
export function unknownOf(subject: string, more: Partial<Remark> = {}): Remark {
  return remarkWith({ code: 'unresolved', subject, text: 'cannot tell it', unknown: true, ...more });
}

export function ruleWith(more: Partial<RuleChange> = {}): RuleChange {
  return { subscription: 'gpu', rule: 'r', verdict: 'equivalent', ...more };
}

export function messageOf(kind: string): Message {
  return messageFromJson({ properties: { kind } });
}

/** The comment on a review, line by line. */
export function commentOn(review: Review): string[] {
  return reviewMarkdown(review).split('\n');
}
