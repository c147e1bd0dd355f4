import { hasNoKnownName } from '../../proof';
import { knownOf, type Topic } from '../../routing';
import { claimProblems, type DeliveryClaim } from '../../rules';
import { problemLines } from '../../text';
import { UsageError } from '../common/exit-status';
import type { PlacedTopic } from './proving';

/** A topic, and what was asked about it. */
type ClaimedTopic = PlacedTopic & { readonly claim: DeliveryClaim };

/**
 * The topics that names on the command line are about, with the claim: subscriptions of a topic, or where its messages end.
 *
 * @throws UsageError where no topic has them, or may have them
 */
export function claimed(
  topics: readonly PlacedTopic[],
  names: readonly string[],
  about: Omit<DeliveryClaim, 'subscriptions' | 'destinations' | 'jobs' | 'observers'>,
): readonly ClaimedTopic[] {
  const all = topics.map((placed) => ({ ...placed, claim: { ...about, ...subjectsOf(placed, names) } }));
  const sure = all.filter((one) => problemsOf(one).length === 0);
  if (sure.length > 0) return sure;
  // Where no topic is known to have them, one may that has subscriptions, or names, that are not known.
  const possible = all.filter((one) => mayHaveOthers(one) && problemsOf(one, names).length === 0);
  if (possible.length > 0) return possible;
  throw new UsageError(problemLines(all.flatMap((one) => problemsOf(one))[0] ?? ''));
}

/** Names of subscriptions of the topic, or of destinations where one of them is no such name. */
function subjectsOf(
  { topic, destinations }: PlacedTopic,
  names: readonly string[],
): Pick<DeliveryClaim, 'subscriptions' | 'destinations'> {
  const own = subscriptionsOf(topic);
  const isElsewhere = (name: string) => !own.includes(name) && destinations.includes(withoutDeadLetters(name));
  if (!names.some(isElsewhere)) return { subscriptions: names };
  return { destinations: names.map((name) => (own.includes(name) ? `${topic.name}/${name}` : name)) };
}

/** What is wrong with a claim; with names of others that the topic may have, too. */
function problemsOf({ topic, destinations, claim }: ClaimedTopic, others: readonly string[] = []): readonly string[] {
  const known = [...destinations, ...others.map(withoutDeadLetters)];
  // A name of neither kind may be meant for one of the other.
  return claimProblems(claim, { subscriptions: [...subscriptionsOf(topic), ...known], destinations: known, jobs: [] });
}

/** Whether there may be subscriptions or queues of other names than those that are known. */
function mayHaveOthers({ topic: { subscriptions }, isPart }: PlacedTopic): boolean {
  return isPart || subscriptions.kind === 'part' || knownOf(subscriptions).some(hasNoKnownName);
}

function subscriptionsOf({ subscriptions }: Topic): readonly string[] {
  return knownOf(subscriptions).map(({ name }) => name);
}

function withoutDeadLetters(name: string): string {
  return name.replace(/\/\$DeadLetterQueue$/i, '');
}
