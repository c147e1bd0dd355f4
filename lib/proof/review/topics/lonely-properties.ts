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
  const namesOf = (usages: Usages['byKey']) =>
    [...usages.values()].filter(({ isSystem }) => !isSystem).map(({ name }) => name);
  const near = (name: string, names: readonly string[]) =>
    nearest(
      name,
      names.filter((other) => foldName(other) !== foldName(name)),
    );
  const lonely = [...now].filter(([key, { isSystem, rules }]) => !isSystem && rules === 1 && !old.has(key));
  return lonely.flatMap(([key, { name }]) => {
    const owner = change.changed.find(({ after }) => after !== undefined && asksFor(after, key))?.after;
    if (owner === undefined) return [];
    const told = textOf(name, near(name, namesOf(now)), near(name, namesOf(old)));
    if (told === undefined) return [];
    return [{ code: 'lonely-property', subject: change.subject(owner), text: told }];
  });
}

/**
 * What is said of a name that is new: that other rules ask for one like it; or that it takes the place of one like it, and
 * then nobody can tell which of the two is the slip.
 */
function textOf(name: string, beside: string | undefined, before: string | undefined): string | undefined {
  if (beside !== undefined)
    return `no other rule asks for \`${name}\`; did you mean \`${beside}\`? While no sender sets \`${name}\`, the rule matches nothing`;
  if (before === undefined) return undefined;
  return `\`${name}\` takes the place of \`${before}\`, which is nearly the same name and which no rule asks for any more: while senders set \`${before}\`, the rule matches nothing`;
}

function asksFor({ rules }: Subscription, key: string): boolean {
  return knownOf(rules).some((rule) => {
    const filter = knownFilter(rule);
    return filter !== undefined && !rule.isSensitive && new Usages([filter]).byKey.has(key);
  });
}
