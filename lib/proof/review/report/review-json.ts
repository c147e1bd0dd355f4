import { sentJson } from '../../../routing';
import type { Message } from '../../../rules';
import { SENSITIVE } from '../../../terraform';
import { HIDDEN_MESSAGE } from '../remarks/hidden-message';
import { isUnmovedBy, type Review, remarksOf } from '../remarks/review';
import { closedGates } from './gates';

/** A review for machines: everything that it has, with messages that `training-job-scheduler route` takes. */
export function reviewJson(review: Review): object {
  return {
    // Null where it cannot be told.
    unmoved: isUnmovedBy(review) ?? null,
    gates: [...new Set(closedGates(review).map(({ gate }) => gate))],
    ...(review.assumptions.length > 0 && { assumptions: review.assumptions }),
    remarks: remarksOf(review).map(withMessages),
    topics: review.topics.map(({ topic, isUnmoved, hasContract, assumptions, rows, rules }) => ({
      topic,
      unmoved: isUnmoved ?? null,
      contract: hasContract,
      assumptions,
      rows: rows.map(withMessages),
      rules: rules.map(withMessages),
    })),
  };
}

/** An object with its messages as JSON. */
function withMessages(given: object): object {
  const entries = Object.entries(given as Record<string, unknown>).map(([name, value]) =>
    name === 'message' || name === 'gained' || name === 'lost'
      ? [name, value === HIDDEN_MESSAGE ? SENSITIVE : sentJson(value as Message)]
      : [name, value],
  );
  return Object.fromEntries(entries);
}
