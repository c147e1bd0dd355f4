import { type Queue, type Topic, type Topology, topologyOf } from '../../routing';
import type { DocumentChange } from '../../terraform';
import { contractOf } from '../topic-proof';
import { reviewAccess, reviewDoors } from './access-review';
import { reviewReplacements, reviewRuleGaps } from './lifecycle-review';
import { reviewLocks } from './lock-review';
import { type PreviousAddress, pairsOf, previousAddressIn, topicPairs } from './pairs';
import type { Remark, Review, TopicReview } from './review';
import { reviewReceiver, reviewTopicSettings } from './settings-review';
import { reviewTopic } from './topic-review';

/**
 * What a change does to messages, to who may send and receive them, and to what is waiting.
 *
 * @param describe gives topics the contract and the claims that a plan does not have
 */
export async function reviewChange(
  change: DocumentChange,
  describe: (topic: Topic) => Topic = (topic) => topic,
): Promise<Review> {
  const previous = previousAddressIn(change);
  const [before, after] = [
    described(topologyOf(change.before), describe),
    described(topologyOf(change.after), describe),
  ];
  const topics: TopicReview[] = [];
  const remarks: Remark[] = [...reviewReplacements(change)];
  for (const pair of topicPairs(before, after, previous)) {
    const contract = contractOf((pair.after ?? pair.before) as Topic);
    topics.push(await reviewTopic(pair, previous, contract));
    remarks.push(...settings(pair.before, pair.after, previous));
  }
  for (const { before: old, after: now } of pairsOf<Queue>(before.queues, after.queues, previous)) {
    if (old !== undefined && now !== undefined) remarks.push(...reviewReceiver(old, now, { subject: now.name }));
  }
  remarks.push(...(await reviewRuleGaps(change, before, after, previous)));
  remarks.push(...reviewAccess(before, after, previous), ...reviewDoors(change, previous));
  remarks.push(...reviewLocks(change, previous));
  remarks.push(...unresolved(before, after));
  if (change.incomplete !== undefined) {
    remarks.push({
      code: 'incomplete-plan',
      subject: change.after.path,
      text: `${change.incomplete}: this review may not tell everything`,
    });
  }
  const hasChanges = change.changes.some(({ type }) => /servicebus|role_assignment/.test(type));
  return { topics, remarks, hasChanges };
}

function described(topology: Topology, describe: (topic: Topic) => Topic): Topology {
  return { ...topology, topics: topology.topics.map(describe) };
}

function settings(before: Topic | undefined, after: Topic | undefined, previous: PreviousAddress): Remark[] {
  if (before === undefined || after === undefined) return [];
  const remarks = reviewTopicSettings(before, after, { subject: after.name });
  for (const { before: old, after: now } of pairsOf(before.subscriptions, after.subscriptions, previous)) {
    if (old === undefined || now === undefined) continue;
    remarks.push(...reviewReceiver(old, now, { subject: `${after.name}/${now.name}` }));
  }
  return remarks;
}

/** What cannot be looked at, since only Terraform knows it; what was so before is no news. */
function unresolved(before: Topology, after: Topology): Remark[] {
  const key = ({ address, argument }: Topology['unresolved'][number]) => `${address} ${argument}`;
  const known = new Set(before.unresolved.map(key));
  return after.unresolved
    .filter((one) => !known.has(key(one)))
    .map(({ address, argument, problem }) => ({
      code: 'unresolved',
      subject: address,
      text: `\`${argument}\` is not part of this review: ${problem}`,
    }));
}
