import { hasNoKnownName } from '../../proof';
import { knownOf, type Topic } from '../../routing';
import { claimProblems, type DeliveryClaim } from '../../rules';
import { problemLines } from '../../text';
import { UsageError } from '../common/exit-status';
import type { PlacedTopic } from './placed-topics';

/** A topic, and what was asked about it. */
type ClaimedTopic = PlacedTopic & { readonly claim: DeliveryClaim };

/** What was named on the command line. */
export interface Named {
  /** Subscriptions of a topic, or where its messages end. */
  readonly destinations: readonly string[];
  /** Templates of which jobs are started. */
  readonly jobs: readonly string[] | undefined;
}

/**
 * The topics that names on the command line are about, with the claim: subscriptions of a topic, where its messages end, or
 * the jobs that they start.
 *
 * @throws UsageError where no topic has them, or may have them
 */
export function claimed(
  topics: readonly PlacedTopic[],
  named: Named,
  about: Omit<DeliveryClaim, 'subscriptions' | 'destinations' | 'jobs' | 'observers'>,
): readonly ClaimedTopic[] {
  const all = topics.map((placed) => ({ ...placed, claim: { ...about, ...subjectsOf(placed, named) } }));
  const sure = all.filter((one) => problemsOf(one).length === 0);
  if (sure.length > 0) return sure;
  // Where no topic is known to have them, one may that has subscriptions, or names, that are not known.
  const possible = all.filter((one) => mayHaveOthers(one) && problemsOf(one, named).length === 0);
  if (possible.length > 0) return possible;
  throw new UsageError(problemLines(all.flatMap((one) => problemsOf(one))[0] ?? ''));
}

/** Names of subscriptions of the topic, of destinations where one of them is no such name, or of templates. */
function subjectsOf(
  { topic, destinations }: PlacedTopic,
  { destinations: names, jobs }: Named,
): Pick<DeliveryClaim, 'subscriptions' | 'destinations' | 'jobs'> {
  if (jobs !== undefined) return names.length === 0 ? { jobs } : { jobs, destinations: names };
  const own = subscriptionsOf(topic);
  // No subscription has a slash in its name.
  const isElsewhere = (name: string) =>
    !own.includes(name) && (name.includes('/') || destinations.includes(withoutDeadLetters(name)));
  if (!names.some(isElsewhere)) return { subscriptions: names };
  const isOwn = (name: string) => own.includes(withoutDeadLetters(name));
  return { destinations: names.map((name) => (isOwn(name) ? `${topic.name}/${name}` : name)) };
}

/** What is wrong with a claim; with names of others that the topic may have, too. */
function problemsOf({ topic, destinations, jobs, claim }: ClaimedTopic, others?: Named): readonly string[] {
  const known = [...destinations, ...(others?.destinations ?? []).map(withoutDeadLetters)];
  return claimProblems(claim, {
    // A name of neither kind may be meant for one of the other.
    subscriptions: [...subscriptionsOf(topic), ...known],
    destinations: known,
    jobs: [...jobs, ...(others?.jobs ?? [])],
  });
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
