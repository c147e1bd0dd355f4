import { knownOf } from './fact';
import type { Queue, Subscription, Target, Topic } from './topology';

/** Whether messages go on from a queue or subscription, or may: as dead letters too. */
export function goesOn({ forwardTo, forwardDeadLetteredMessagesTo }: Subscription | Queue): boolean {
  return [forwardTo, forwardDeadLetteredMessagesTo].some((to) => to.kind === 'unknown' || to.value !== undefined);
}

/** The topics that messages of some topics may come to by forwarding, these first; dead letters go on too. */
export function reachableTopics(topics: readonly Topic[]): ReadonlySet<Topic> {
  return new Set([...reachableFrom(topics)].filter((one) => one.kind === 'topic'));
}

/** The same, and the queues. */
export function reachableFrom(topics: readonly Topic[]): ReadonlySet<Topic | Queue> {
  const found = new Set<Topic | Queue>(topics);
  // What is found is looked at too: a set goes on over what is added meanwhile.
  for (const one of found) {
    const receivers = one.kind === 'queue' ? [one] : knownOf(one.subscriptions);
    for (const receiver of receivers) for (const target of targetsOf(receiver)) found.add(target);
  }
  return found;
}

function targetsOf({ forwardTo, forwardDeadLetteredMessagesTo }: Subscription | Queue): (Topic | Queue)[] {
  return [forwardTo, forwardDeadLetteredMessagesTo].flatMap((to) =>
    to.kind === 'known' ? (entityOf(to.value) ?? []) : [],
  );
}

function entityOf(target: Target | undefined): Topic | Queue | undefined {
  return target?.entity;
}
