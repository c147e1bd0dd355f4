import { type Topic, type Topology, topologyOf } from '../../routing';
import type { DocumentChange } from '../../terraform';
import { contractOf } from '../topic-proof';
import { reviewAccess } from './access-review';
import { asRead } from './azapi-change';
import { reviewDrift } from './drift-review';
import { reviewForwarding } from './forwarding-review';
import { reviewRuleGaps } from './lifecycle-review';
import { reviewLocks } from './lock-review';
import { reviewLooseRules } from './loose-rules';
import { reviewNotUnderstood } from './not-understood';
import { reviewOtherResources } from './other-resources';
import { previousAddressIn, topicPlaces } from './pairs';
import { reviewKeeping, reviewNotes } from './plan-review';
import { redacted } from './redact';
import { reviewReplacements } from './replacement-review';
import { reviewResources } from './resource-review';
import type { Remark, Review, TopicReview } from './review';
import { reviewUnknownRoles } from './role-review';
import { distinguished, subjectsOf } from './subjects';
import { reviewTopic } from './topic-review';
import { reviewUnnamedRules } from './unnamed-rules';
import { reviewGaps, reviewUnresolved } from './unresolved-review';

/**
 * What a change does to messages, to who may send and receive them, and to what is waiting.
 *
 * @param describe gives topics the contract and the claims that a plan does not have
 */
export async function reviewChange(
  given: DocumentChange,
  describe: (topic: Topic) => Topic = (topic) => topic,
): Promise<Review> {
  const change = asRead(given);
  const previous = previousAddressIn(change);
  const [before, after] = distinguished(
    [given.before, given.after].map((document) => ({
      document,
      topology: described(topologyOf(document), describe),
    })),
  ) as [Topology, Topology];
  const subjectOf = subjectsOf(before, after);
  const topics: TopicReview[] = [];
  for (const pair of topicPlaces(before, after, previous)) {
    const contract = contractOf((pair.after ?? pair.before) as Topic);
    const topic = await reviewTopic(pair, previous, contract, change.after.settings.isPlan);
    topics.push({ ...topic, remarks: topic.remarks.map(asUnknown) });
  }
  const notUnderstood = reviewNotUnderstood(change);
  const resources = reviewResources(change, before, after, previous, subjectOf);
  const gaps = await reviewRuleGaps(change, before, after, previous);
  const remarks: Remark[] = [
    ...reviewNotes(change),
    ...reviewReplacements(change, previous),
    ...reviewOtherResources(change),
    ...resources,
    ...reviewForwarding(change, before, after, previous, subjectOf),
    ...gaps,
    ...reviewLooseRules(change, before, after, previous),
    ...reviewUnnamedRules(change, topics, after, gaps),
    ...reviewAccess(before, after, change.after, previous),
    ...reviewUnknownRoles(change, previous),
    ...reviewLocks(change, previous),
    ...notUnderstood,
    ...reviewDrift(change, previous, subjectOf),
    ...reviewKeeping(change, subjectOf),
  ];
  const told = [...topics.flatMap((topic) => topic.remarks), ...remarks];
  remarks.push(...reviewUnresolved(change, before, after, subjectOf, told), ...reviewGaps(change, told));
  const hasChanges = change.changes.some(({ type }) => IS_OURS.test(type)) || notUnderstood.length > 0;
  const review = {
    topics: topics.map((topic) => ({ ...topic, remarks: topic.remarks.map(finished) })),
    remarks: remarks.map(finished),
    hasChanges,
    assumptions: after.assumptions,
  };
  return redacted(review, before, after);
}

/** Without what was only there to put remarks together. */
function finished({ waitsFor: _, tells: __, ...remark }: Remark): Remark {
  return remark;
}

/** What the solver could not decide, and rules that say nothing here, are not known, whoever tells of them. */
function asUnknown(remark: Remark): Remark {
  return remark.code === 'undecided' || remark.code === 'unknown-rule' ? { ...remark, unknown: true } : remark;
}

/** What is Service Bus, or who may come to it. */
const IS_OURS = /servicebus|role_assignment/;

function described(topology: Topology, describe: (topic: Topic) => Topic): Topology {
  return { ...topology, topics: topology.topics.map(describe) };
}
