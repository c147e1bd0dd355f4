import { checkForward, checkSessionForward } from '../../limits';
import type { Checks } from '../construct/checks';
import type { Forward, IForwardTarget } from './forward-target';

/** After this many hops Service Bus dead-letters a message. */
export const MOST_HOPS = 4;

/** Where an entity sends what it gets, and what forbids that. */
export interface ForwardingArguments {
  readonly forwardTo?: IForwardTarget | undefined;
  readonly forwardDeadLetteredMessagesTo?: IForwardTarget | undefined;
  readonly requiresSession?: boolean | undefined;
  readonly autoDeleteOnIdle?: string | undefined;
}

/** The arrows that leave an entity with these arguments. */
export function forwardsOf(from: string, { forwardTo, forwardDeadLetteredMessagesTo }: ForwardingArguments): Forward[] {
  const forwards: Forward[] = [];
  if (forwardTo !== undefined) forwards.push({ from, to: forwardTo, deadLettered: false });
  if (forwardDeadLetteredMessagesTo !== undefined) {
    forwards.push({ from, to: forwardDeadLetteredMessagesTo, deadLettered: true });
  }
  return forwards;
}

/**
 * Checks the forwarding of a queue or subscription, and every way that a message can take from there.
 *
 * @param entity where the messages were before: the queue itself, or the topic of the subscription
 * @param from the queue or subscription, for messages
 */
export function checkForwarding(
  checks: Checks,
  entity: IForwardTarget,
  from: string,
  forwarding: ForwardingArguments,
): void {
  const { namespace } = entity;
  const forwards = forwardsOf(from, forwarding);
  checkTogether(checks, forwarding);
  for (const forward of forwards) {
    const argument = forward.deadLettered ? 'forwardDeadLetteredMessagesTo' : 'forwardTo';
    const target = forward.to.node.id;
    checks.require(
      forward.to.namespace === namespace,
      argument,
      target,
      'a queue or topic of the same namespace',
      'forward to an entity of this namespace; Service Bus does not forward to another one',
    );
    checkForward(checks, argument, target, namespace);
    const cycle = findCycle(entity, forward);
    if (cycle !== undefined) {
      checks.add(
        argument,
        cycle.join(' -> '),
        'a way that ends',
        'end it at a queue that is read: Service Bus would send messages round until it dead-letters them',
      );
    } else if (!forward.deadLettered) {
      const way = longestWay(forward);
      checks.require(
        way.length - 1 <= MOST_HOPS,
        argument,
        way.join(' -> '),
        `at most ${MOST_HOPS} hops (these are ${way.length - 1})`,
        'forward to the last entity directly; Service Bus dead-letters what has come further',
      );
    }
  }
}

function checkTogether(checks: Checks, { forwardTo, requiresSession, autoDeleteOnIdle }: ForwardingArguments): void {
  if (forwardTo === undefined) return;
  checkSessionForward(checks, forwardTo.node.id, { requiresSession });
  checks.require(
    autoDeleteOnIdle === undefined,
    'forwardTo',
    forwardTo.node.id,
    'no forwarding together with autoDeleteOnIdle: Azure resets the idle time, which plans a change for ever',
    'leave autoDeleteOnIdle or forwardTo out',
  );
}

/** The way from the first arrow back to where it has already been, or `undefined`. */
function findCycle(start: IForwardTarget, first: Forward): string[] | undefined {
  const finished = new Set<IForwardTarget>();
  const visit = (forward: Forward, seen: readonly IForwardTarget[], way: readonly string[]): string[] | undefined => {
    const here = [...way, forward.from];
    if (seen.includes(forward.to)) return [...here, forward.to.node.id];
    if (finished.has(forward.to)) return undefined;
    for (const next of forward.to.forwards) {
      const cycle = visit(next, [...seen, forward.to], here);
      if (cycle !== undefined) return cycle;
    }
    finished.add(forward.to);
    return undefined;
  };
  return visit(first, [start], []);
}

/** The names on the longest way that begins with an arrow; only for graphs without cycles. */
function longestWay(first: Forward): string[] {
  const longestFrom = new Map<IForwardTarget, string[]>();
  const from = (target: IForwardTarget): string[] => {
    const found = longestFrom.get(target);
    if (found !== undefined) return found;
    const ways = target.forwards.filter((next) => !next.deadLettered).map((next) => wayOf(next));
    const longest = ways.reduce((a, b) => (b.length > a.length ? b : a), [target.node.id]);
    longestFrom.set(target, longest);
    return longest;
  };
  const wayOf = (forward: Forward): string[] => [forward.from, ...from(forward.to)];
  return wayOf(first);
}
