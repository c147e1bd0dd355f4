import type { TerraformResource } from '../../terraform';
import type { TopicDraft } from './drafts';
import { mayBeSame } from './parts-of';

/** A topic that is read may be one of the others, where a name is not known: then its subscriptions are those of that. */
export function doubtTopics(drafts: readonly TopicDraft[], resources: readonly TerraformResource[]): void {
  const byAddress = new Map(resources.map((one) => [one.address, one]));
  const isRead = ({ topic, drafts: { length } }: TopicDraft) =>
    length > 0 && byAddress.get(topic.address)?.mode !== 'managed';
  const allRead = drafts.filter(isRead).map(({ topic }) => ({ topic, source: byAddress.get(topic.address) }));
  const problem = 'whether this is another topic is not known, since a namespace or a name is not';
  for (const { topic, missing } of drafts) {
    const isCreated = byAddress.get(topic.address)?.presence === 'created';
    for (const { topic: read, source } of allRead) {
      if (missing.isFull) break;
      // What is there already is not what is made now.
      const isNew = source !== undefined && isCreated;
      if (topic === read || (isNew && typeof source.values.id === 'string')) continue;
      if (mayBeSame(topic, read)) missing.add([{ address: read.address, argument: '', problem }]);
    }
  }
}
