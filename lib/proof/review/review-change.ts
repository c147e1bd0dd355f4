import { reconnected, type Topic, type Topology, topologyOf } from '../../routing';
import type { DocumentChange } from '../../terraform';
import type { Asking } from '../questions/prover';
import { contractOf } from '../questions/topic-filters';
import { originOf } from './remarks/origin';
import { type Pair, type PreviousAddress, previousAddressIn, topicPlaces } from './remarks/pairs';
import type { Remark, Review, TopicReview } from './remarks/review';
import { foundOf, saidOf } from './remarks/review-fault';
import { distinguished, subjectsOf } from './remarks/subjects';
import { redacted } from './report/redact';
import { reviewAccess } from './resources/access-review';
import { asRead } from './resources/azapi-change';
import { reviewDrift } from './resources/drift-review';
import { reviewForwarding } from './resources/forwarding-review';
import { reviewRuleGaps } from './resources/lifecycle-review';
import { reviewLimits } from './resources/limits-review';
import { reviewLocks } from './resources/lock-review';
import { reviewLoops } from './resources/loops-review';
import { reviewLooseRules } from './resources/loose-rules-review';
import { withoutLostDefaults } from './resources/lost-default-rule';
import { reviewNotUnderstood } from './resources/not-understood-review';
import { reviewOtherResources } from './resources/other-resources-review';
import { reviewKeeping, reviewNotes } from './resources/plan-review';
import { reviewRefusedSettings } from './resources/refused-settings';
import { reviewReplacements } from './resources/replacement-review';
import { reviewResources } from './resources/resource-review';
import { reviewUnknownRoles } from './resources/role-review';
import { reviewUnnamedRules } from './resources/unnamed-rules';
import { reviewGaps, reviewUnresolved } from './resources/unresolved-review';
import { reviewTopic } from './topics/topic-review';

/**
 * What a change does to messages, to who may send and receive them, and to what is waiting.
 *
 * @param describe gives topics the contract and the claims that a plan does not have
 * @param asking who is told each question that is asked
 */
export async function reviewChange(
  given: DocumentChange,
  describe: (topic: Topic) => Topic = (topic) => topic,
  asking: Asking = () => undefined,
): Promise<Review> {
  const change = asRead(given);
  const previous = previousAddressIn(change);
  const [before, apparent] = distinguished(
    [given.before, given.after].map((document) => reconnected(topologyOf(document), { topic: describe })),
  ) as [Topology, Topology];
  const after = withoutLostDefaults(change, before, apparent, previous);
  const subjectOf = subjectsOf(before, after);
  const topics: TopicReview[] = [];
  for (const pair of topicPlaces(before, after, previous)) {
    const topic = await reviewOrFault(pair, previous, change.after.settings.isPlan, asking);
    topics.push({ ...topic, remarks: topic.remarks.map(asUnknown) });
  }
  const origin = originOf(change.after);
  const said = (say: () => readonly Remark[]) => saidOf(origin, say);
  const notUnderstood = said(() => reviewNotUnderstood(change));
  const gaps = await foundOf<readonly Remark[]>(
    origin,
    () => reviewRuleGaps(change, before, after, previous, asking),
    (fault) => [fault],
  );
  const loops = await foundOf<readonly Remark[]>(
    origin,
    () => reviewLoops(before, after, previous, asking),
    (fault) => [fault],
  );
  const remarks: Remark[] = [
    ...said(() => reviewNotes(change)),
    ...said(() => reviewReplacements(change, previous)),
    ...said(() => reviewOtherResources(change)),
    ...said(() => reviewResources(change, before, after, previous, subjectOf)),
    ...said(() => reviewRefusedSettings(change, previous, subjectOf)),
    ...said(() => reviewForwarding(change, before, after, previous, subjectOf)),
    ...loops,
    ...gaps,
    ...said(() => reviewLooseRules(change, before, after, previous)),
    ...said(() => reviewUnnamedRules(change, topics, before, after)),
    ...said(() => reviewAccess(before, after, change.after, previous)),
    ...said(() => reviewUnknownRoles(change, previous)),
    ...said(() => reviewLocks(change, previous)),
    ...said(() => reviewLimits(change, previous)),
    ...notUnderstood,
    ...said(() => reviewDrift(change, previous, subjectOf)),
    ...said(() => reviewKeeping(change, subjectOf)),
  ];
  const told = [...topics.flatMap((topic) => topic.remarks), ...remarks];
  const unread = reviewGaps(change, told);
  remarks.push(...reviewUnresolved(change, before, after, previous, subjectOf, [...told, ...unread]), ...unread);
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

/** What becomes of a topic; nothing of it is known where this program fails on it. */
function reviewOrFault(
  pair: Pair<Topic>,
  previous: PreviousAddress,
  isPlan: boolean,
  asking: Asking,
): Promise<TopicReview> {
  const topic = (pair.after ?? pair.before) as Topic;
  return foundOf<TopicReview>(
    topic.label,
    () => reviewTopic(pair, previous, contractOf(topic), isPlan, asking),
    (fault) => ({
      topic: topic.label,
      hasContract: topic.contract !== undefined,
      rules: [],
      rows: [],
      remarks: [fault],
      isUnmoved: undefined,
      assumptions: [],
    }),
  );
}

/** What the solver could not decide, and rules that say nothing here, are not known, whoever tells of them. */
function asUnknown(remark: Remark): Remark {
  return remark.code === 'undecided' || remark.code === 'unknown-rule' ? { ...remark, unknown: true } : remark;
}

/** What is Service Bus, or who may come to it. */
const IS_OURS = /servicebus|role_assignment/;
