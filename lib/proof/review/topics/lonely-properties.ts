import { knownFilter, knownOf, type Subscription } from '../../../routing';
import { foldName, nearest } from '../../../rules';
import { Usages } from '../../messages/usage';
import { filtersOf } from '../../questions/topic-filters';
import type { Remark } from '../remarks/review';
import type { TopicChange } from './topic-change';

/** Properties that only one rule asks for, that none asked for before, and that are nearly called as another one. */
export function lonelyProperties(change: TopicChange): Remark[] {
  const [old, now] = [change.before, change.after].map(({ topic }) => new Usages(filtersOf(topic)).byKey) as [
    Usages['byKey'],
    Usages['byKey'],
  ];
  const names = [...old.values(), ...now.values()].filter(({ isSystem }) => !isSystem).map(({ name }) => name);
  const lonely = [...now].filter(([key, { isSystem, rules }]) => !isSystem && rules === 1 && !old.has(key));
  return lonely.flatMap(([key, { name }]) => {
    const near = nearest(
      name,
      names.filter((other) => foldName(other) !== foldName(name)),
    );
    const owner = change.changed.find(({ after }) => after !== undefined && asksFor(after, key))?.after;
    if (near === undefined || owner === undefined) return [];
    const text = `no other rule asks for \`${name}\`; did you mean \`${near}\`? While no sender sets \`${name}\`, the rule matches nothing`;
    return [{ code: 'lonely-property', subject: change.subject(owner), text }];
  });
}

function asksFor({ rules }: Subscription, key: string): boolean {
  return knownOf(rules).some((rule) => {
    const filter = knownFilter(rule);
    return filter !== undefined && !rule.isSensitive && new Usages([filter]).byKey.has(key);
  });
}
