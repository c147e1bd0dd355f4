import { type Counted, closedTo, counts } from '../destinations/counted';
import { endLabel } from '../destinations/forward-stop';
import type { Arrival } from '../destinations/walk';
import { inAll, perhaps } from '../messages/message-set';
import { isStarting, type Starting, type Taker } from './taker';

/**
 * The copies that can start a job of some templates: those that end in a subscription whose program takes them for one. A
 * copy is one job, whichever of the templates its body asks for.
 */
export function jobsAt(
  templates: readonly string[],
  arrivals: readonly Arrival[],
  takerOf: (subscription: Starting) => Taker,
): readonly Counted[] {
  return arrivals.flatMap((arrival) => {
    const { way, messages, shape } = arrival;
    const last = way.at(-1);
    if (last?.kind === 'unknown') return counts(arrival);
    if (last?.kind !== 'entity' || last.isDeadLetter || last.entity.kind === 'queue') return [];
    const { entity } = last;
    const end = endLabel(way);
    const closed = closedTo(entity);
    if (entity.starts.kind === 'unknown')
      return [{ messages: perhaps(messages, [entity.starts.unresolved]), end, ...closed }];
    if (!isStarting(entity)) return [];
    return [{ messages: inAll(messages, takerOf(entity).taken(shape, templates)), end, ...closed }];
  });
}
