import {
  becauseOf,
  deliveredCopies,
  knownAction,
  knownOf,
  Router,
  type Subscription,
  type Topic,
  type TopicResult,
  type Unresolved,
  unknownsIn,
} from '../../../routing';
import { foldName, type Message } from '../../../rules';
import { inAll, type MessageSet } from '../../messages/message-set';
import { keyOf } from '../../messages/property-use';
import { Usages } from '../../messages/usage';
import { hasNoKnownName } from '../../questions/claim-copies';
import { filtersOf } from '../../questions/topic-filters';
import type { Remark } from '../remarks/review';
import { undecided } from './destination-review';
import type { TopicChange } from './topic-change';

/** So many messages of a rule are followed to where they end. */
const MOST_FOLLOWED = 200;

/**
 * What becomes of copies that are changed in another way than before, and go on to another topic: its rules may select
 * on what the action sets, so the same message ends somewhere else, or nowhere.
 *
 * Messages are followed by the router. One that ends elsewhere is an answer; where none of those tried does, it cannot
 * be told.
 */
export async function reviewForwarded(change: TopicChange): Promise<Remark[]> {
  const remarks: Remark[] = [];
  for (const { before, after } of change.changed) {
    if (before === undefined || after === undefined || actionsOf(before) === actionsOf(after)) continue;
    const next = [before, after].flatMap((one) => nextTopic(one) ?? []);
    if (next.length === 0 || !mayMatter([before, after], next)) continue;
    remarks.push(...(await follow(change, { before, after }, next)));
  }
  return remarks;
}

async function follow(
  change: TopicChange,
  { before, after }: { readonly before: Subscription; readonly after: Subscription },
  next: readonly Topic[],
): Promise<Remark[]> {
  const subject = change.subject(after);
  const both = inAll(change.before.receives(before), change.after.receives(after));
  const messages = await samples(change, { before, after }, both, next);
  const router = new Router();
  const isOther = knownActionsOf(before, after) !== knownActionsOf(after, before);
  let unresolved: readonly Unresolved[] = isOther ? [] : openActions([before, after]);
  for (const message of messages) {
    const [was, is] = [endsOf(router, before, message), endsOf(router, after, message)];
    if (was.unresolved.length + is.unresolved.length > 0) {
      unresolved = [...unresolved, ...was.unresolved, ...is.unresolved];
      continue;
    }
    if (was.ends.join() === is.ends.join()) continue;
    // Where only an action that is not known is another one, the next topics themselves have changed.
    if (!isOther) continue;
    const isLost = was.ends.length > 0 && is.ends.length === 0;
    // Ends of which the names are not known may be the same by other words.
    const nameless = [...was.nameless, ...is.nameless];
    if (!isLost && nameless.length > 0) {
      unresolved = [...unresolved, ...nameless];
      continue;
    }
    const [from, to] = [was, is].map(({ ends }) =>
      ends.length === 0 ? 'nobody' : ends.map((one) => `\`${one}\``).join(' and '),
    );
    const now = is.ends.length === 0 ? 'they reach nobody' : `they end at ${to}`;
    const text = `its copies go on to \`${next.at(-1)?.label}\`, and with another action ${now}; before, at ${from}`;
    const code = isLost ? 'lost-coverage' : 'forwarded-elsewhere';
    return [{ code, subject, text, message, ...(isLost && { gate: 'lost-coverage' as const }) }];
  }
  const reason =
    unresolved.length > 0
      ? becauseOf(unresolved)
      : `none of ${messages.length} messages that were followed ends elsewhere, and that is no proof`;
  const question = `whether \`${next.at(-1)?.label}\` does the same with its changed copies cannot be told`;
  return [undecided(subject, question, unresolved.length > 0 ? { reason, unresolved } : { reason })];
}

/** Messages that come before and after, varied by the texts that the next topics look for. */
async function samples(
  { prover, before, after }: TopicChange,
  pair: { readonly before: Subscription; readonly after: Subscription },
  both: MessageSet,
  next: readonly Topic[],
): Promise<Message[]> {
  const rules = [
    ...knownOf(pair.before.rules).map((rule) => before.matches(pair.before, rule)),
    ...knownOf(pair.after.rules).map((rule) => after.matches(pair.after, rule)),
  ];
  const found: Message[] = [];
  for (const set of rules) {
    const message = await prover.find(inAll(both, set));
    if (message.kind === 'message') found.push(message.message);
  }
  const usages = [...new Usages(next.flatMap(filtersOf)).byKey.values()].filter(({ isSystem }) => !isSystem);
  const varied = found.flatMap((message) =>
    usages.flatMap(({ name, literals }) =>
      [...literals].flatMap((literal) => {
        if (typeof literal !== 'string' || message.property(foldName(name)) === literal) return [];
        const other = message.copy();
        other.setProperty(name, literal);
        return both.has(other) ? [other] : [];
      }),
    ),
  );
  return [...found, ...varied].slice(0, MOST_FOLLOWED);
}

/** Where the copies of a message end that one subscription gets. */
function endsOf(
  router: Router,
  subscription: Subscription,
  message: Message,
): {
  readonly ends: readonly string[];
  readonly unresolved: readonly Unresolved[];
  readonly nameless: readonly Unresolved[];
} {
  const result = router.route(subscription.topic, message);
  const own = { ...result, results: result.results.filter((one) => one.subscription === subscription), unknown: [] };
  return { ends: endsIn(own).sort(), unresolved: unknownsIn(own), nameless: namelessIn(own) };
}

function namelessIn({ results }: TopicResult): Unresolved[] {
  return results.flatMap((one) => [
    ...(hasNoKnownName(one.subscription)
      ? [{ address: one.subscription.address, argument: 'name', problem: 'it is not known' }]
      : []),
    ...one.copies.flatMap(({ end }) => (end.next === undefined ? [] : namelessIn(end.next))),
  ]);
}

function endsIn({ results }: TopicResult): string[] {
  return results.flatMap((one) =>
    deliveredCopies(one).flatMap(({ end }) => (end.next === undefined ? [end.way.at(-1) as string] : endsIn(end.next))),
  );
}

/** The topic that a subscription forwards to. */
function nextTopic({ forwardTo }: Subscription): Topic | undefined {
  const entity = forwardTo.kind === 'known' ? forwardTo.value?.entity : undefined;
  return entity?.kind === 'topic' ? entity : undefined;
}

function actionsOf({ rules }: Subscription): string {
  return JSON.stringify(knownOf(rules).map((rule) => [rule.name, rule.action.kind, knownAction(rule)?.sql]));
}

/** The actions of rules of which the action is known on both sides. */
function knownActionsOf({ rules }: Subscription, other: Subscription): string {
  const open = new Set(
    [...knownOf(rules), ...knownOf(other.rules)].flatMap(({ name, action }) =>
      action.kind === 'unknown' ? [name] : [],
    ),
  );
  return JSON.stringify(
    knownOf(rules)
      .filter(({ name }) => !open.has(name))
      .map((rule) => [rule.name, knownAction(rule)?.sql]),
  );
}

function openActions(subscriptions: readonly Subscription[]): Unresolved[] {
  return subscriptions.flatMap(({ rules }) =>
    knownOf(rules).flatMap(({ action }) => (action.kind === 'unknown' ? [action.unresolved] : [])),
  );
}

/** Whether a rule of the next topics, or of those after them, reads what the actions write. */
function mayMatter(subscriptions: readonly Subscription[], next: readonly Topic[]): boolean {
  const rules = subscriptions.flatMap((one) => knownOf(one.rules));
  if (rules.some(({ action }) => action.kind === 'unknown')) return true;
  const written = new Set(
    rules.flatMap((rule) => (knownAction(rule)?.statements ?? []).map(({ target }) => keyOf(target))),
  );
  const read = new Usages([...reachable(next)].flatMap(filtersOf)).byKey;
  return [...written].some((key) => read.has(key));
}

/** The topics that messages may come to from these. */
function reachable(topics: readonly Topic[]): ReadonlySet<Topic> {
  const met = new Set<Topic>();
  const visit = (topic: Topic) => {
    if (met.has(topic)) return;
    met.add(topic);
    for (const subscription of knownOf(topic.subscriptions)) {
      const next = nextTopic(subscription);
      if (next !== undefined) visit(next);
    }
  };
  for (const topic of topics) visit(topic);
  return met;
}
