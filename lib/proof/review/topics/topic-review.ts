import { type Topic, takesMessages, valueOr } from '../../../routing';
import type { Asking, Contract } from '../../questions/prover';
import { hasNamespaceName, nameIn, type Pair, type PreviousAddress } from '../remarks/pairs';
import type { Remark, TopicReview } from '../remarks/review';
import { reviewDestinations } from './destination-review';
import { reviewJobs } from './jobs-review';
import { lonelyProperties } from './lonely-properties';
import { reviewClaims, reviewOverlaps } from './overlap-review';
import { grouped } from './remarks-on-unknown';
import { remarksOnRules, reviewFailures, reviewRules } from './rule-review';
import { TopicChange } from './topic-change';

/** What a change does to the messages of a topic. */
export async function reviewTopic(
  pair: Pair<Topic>,
  previous: PreviousAddress,
  contract: Contract | undefined,
  isPlan: boolean,
  asking: Asking = () => undefined,
): Promise<TopicReview> {
  const review = await reviewMessages(pair, previous, contract, isPlan, asking);
  const { before, after } = pair;
  if (before === undefined || after === undefined) return review;
  const isOther = (isKnown: (topic: Topic) => boolean) => isKnown(before) !== isKnown(after);
  const isNamespaceUnsure = isOther(hasNamespaceName);
  if (!isNamespaceUnsure && !isOther((topic) => nameIn(topic) !== undefined)) return review;
  const isUnmoved = review.isUnmoved === false ? false : undefined;
  return {
    ...review,
    isUnmoved,
    remarks: [...(isNamespaceUnsure ? [namespaceNotKnown(before, after)] : []), ...review.remarks],
  };
}

/** Senders know a topic by its namespace too. */
function namespaceNotKnown(before: Topic, after: Topic): Remark {
  const text = `cannot tell whether it is still \`${before.label}\`: the name of its namespace is not known`;
  return { code: 'unresolved', subject: after.label, text, unknown: true };
}

async function reviewMessages(
  pair: Pair<Topic>,
  previous: PreviousAddress,
  contract: Contract | undefined,
  isPlan: boolean,
  asking: Asking,
): Promise<TopicReview> {
  const change = new TopicChange(pair, previous, contract, isPlan, asking);
  const { name: topic, hasContract, touched, prover } = change;
  // Nothing comes to a topic that is disabled, whatever its rules say; that is told with its status.
  if (takesAny(pair.before) && !takesAny(pair.after)) {
    return { topic, hasContract, rules: [], rows: [], remarks: [], isUnmoved: false, assumptions: [] };
  }
  if (touched.length === 0 && change.missing.length === 0) {
    return { topic, hasContract, rules: [], rows: [], remarks: [], isUnmoved: true, assumptions: [] };
  }
  try {
    const rules = await reviewRules(change);
    const { rows, remarks, isUnmoved } = await reviewDestinations(change);
    return {
      topic,
      hasContract,
      rules,
      rows,
      isUnmoved,
      remarks: grouped([
        ...remarksOnRules(change),
        ...(await reviewFailures(change)),
        ...remarks,
        ...(await reviewJobs(change)),
        ...(await reviewClaims(change)),
        ...(await reviewOverlaps(change)),
        ...lonelyProperties(change),
      ]),
      assumptions: prover.space.assumptions,
    };
  } finally {
    await prover.close();
  }
}

/** Whether messages come in, as far as is known. */
function takesAny(topic: Topic | undefined): boolean {
  return topic === undefined || takesMessages(valueOr(topic.status, 'Active'));
}
