import { type Queue, type Subscription, type Unresolved, whyUnreadable } from '../../routing';
import { type MessageSet, perhaps } from '../messages/message-set';
import { endLabel, isNamed, type Stop, stopName } from './forward-stop';
import type { Arrival } from './walk';

/** A copy that counts for a claim, or may. */
export interface Counted {
  /** The messages of which there is such a copy, as they were sent. */
  readonly messages: MessageSet;
  /** Where it ends, for people. */
  readonly end: string;
  /** The status of the queue or subscription that it waits in, where nobody can read from there. */
  readonly closed?: string;
}

/**
 * The copies that end behind a subscription without having been dead letters, those together that come one way. What is
 * not known of a copy may be that it ends at two places.
 */
export function endsBehind(arrivals: readonly Arrival[]): readonly (readonly Counted[])[] {
  const ways = new Map<string, Counted[]>();
  for (const arrival of arrivals) {
    if (lastDead(arrival.way) >= 0) continue;
    const key = arrival.way.map(stopName).join(' ');
    for (const [nth, counted] of counts(arrival).entries()) {
      const group = ways.get(`${nth} ${key}`);
      if (group === undefined) ways.set(`${nth} ${key}`, [counted]);
      else group.push(counted);
    }
  }
  return [...ways.values()];
}

/**
 * The copies that count for some destinations: they end at one, or behind it where it forwards.
 *
 * @param later what may become of a copy that waits elsewhere: it may come as a dead letter
 */
export function endsAt(
  names: readonly string[],
  arrivals: readonly Arrival[],
  later: (arrival: Arrival) => readonly Arrival[],
): readonly Counted[] {
  return arrivals.flatMap((arrival) => {
    const own = countedAt(names, arrival);
    return own.length > 0 ? own : later(arrival).flatMap((one) => countedAt(names, one));
  });
}

function countedAt(names: readonly string[], arrival: Arrival): readonly Counted[] {
  // A dead letter does not count for what it has left as one.
  const since = arrival.way.slice(Math.max(0, lastDead(arrival.way)));
  const is = (stop: Stop | undefined) => (stop === undefined ? [] : names.map((name) => isNamed(stop, name)));
  // Who names what is not in the document asks whether messages come there, and not what becomes of them.
  const outside = since.at(-2);
  if (outside?.kind === 'outside' && is(outside).includes(true)) return [{ ...arrival, end: endLabel(arrival.way) }];
  if (unknownOf(arrival) !== undefined) return counts(arrival);
  const found = since.flatMap(is);
  if (found.includes(true)) return counts(arrival);
  if (!found.includes(undefined)) return [];
  const nameless = since.filter((stop) => is(stop).includes(undefined));
  const unresolved = nameless.flatMap((stop) =>
    stop.kind === 'entity' ? [{ address: stop.entity.address, argument: 'name', problem: 'it is not known' }] : [],
  );
  return counts(arrival).map((one) => ({ ...one, messages: perhaps(one.messages, unresolved) }));
}

/** A copy as often as it may count: what becomes of it later, where that is not known, may be two copies. */
export function counts(arrival: Arrival): readonly Counted[] {
  const { way, messages } = arrival;
  const unresolved = unknownOf(arrival);
  const end = endLabel(way);
  if (unresolved === undefined) return [{ messages, end, ...closedAt(way.at(-1)) }];
  const open = { messages: perhaps(messages, unresolved), end };
  return [open, open];
}

/** That nobody can read what waits somewhere: as `route` tells it, of what waits and not of dead letters. */
export function closedAt(stop: Stop | undefined): Pick<Counted, 'closed'> {
  return stop?.kind === 'entity' && !stop.isDeadLetter ? closedTo(stop.entity) : {};
}

/** The same of a queue or subscription. */
export function closedTo({ status }: Subscription | Queue): Pick<Counted, 'closed'> {
  return status.kind === 'known' && whyUnreadable(status.value) !== undefined ? { closed: status.value } : {};
}

/** Why it is not known what becomes of a copy, where it is not. */
function unknownOf({ way }: Arrival): readonly Unresolved[] | undefined {
  const last = way.at(-1);
  return last?.kind === 'unknown' ? last.unresolved : undefined;
}

/** The place of the last dead-letter queue on a way; -1 where a copy has been no dead letter. */
function lastDead(way: readonly Stop[]): number {
  return way.reduce((last, stop, at) => (stop.kind === 'entity' && stop.isDeadLetter ? at : last), -1);
}
