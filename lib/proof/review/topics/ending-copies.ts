import { goesOn, type Subscription, type Unresolved } from '../../../routing';
import { type Stop, stopLabel } from '../../destinations/forward-stop';
import type { Arrival } from '../../destinations/walk';
import type { MessageSet } from '../../messages/message-set';
import type { TopicProof } from '../../questions/topic-proof';

/** A copy of each of some messages, with where it ends. */
export interface EndingCopy {
  /** The messages, as they were sent. */
  readonly messages: MessageSet;
  /** Where it has been: the subscription that made it first, what has it at last. */
  readonly way: readonly Stop[];
}

/** A copy of which it is not known where it ends. */
export interface OpenCopy extends EndingCopy {
  readonly unresolved: readonly Unresolved[];
}

/** The copies that a subscription makes of messages. */
export interface MadeCopies {
  readonly ending: readonly EndingCopy[];
  readonly open: readonly OpenCopy[];
}

/** Whether copies of a subscription go on, or may, on either side of a change. */
export function isFollowed(...sides: readonly (Subscription | undefined)[]): boolean {
  return sides.some((one) => one !== undefined && goesOn(one));
}

/**
 * The copies that a subscription makes, each where it ends.
 *
 * What the document does not have is a place as well: what becomes of messages there is nothing that a change of the
 * document decides.
 *
 * @param follows whether its copies are followed: then its dead letters are told of too
 */
export function copiesOf(proof: TopicProof, subscription: Subscription, follows: boolean): MadeCopies {
  if (!follows) {
    const way: Stop[] = [{ kind: 'entity', entity: subscription, isDeadLetter: false }];
    return { ending: proof.copies(subscription).map((messages) => ({ messages, way })), open: [] };
  }
  const made = proof.arrivals(subscription).map(copyOf);
  return {
    ending: made.flatMap((one) => ('unresolved' in one ? [] : [one])),
    open: made.flatMap((one) => ('unresolved' in one ? [one] : [])),
  };
}

function copyOf({ way, messages }: Arrival): EndingCopy | OpenCopy {
  const last = way.at(-1);
  if (last?.kind !== 'unknown') return { way, messages };
  if (way.at(-2)?.kind === 'outside') return { way: way.slice(0, -1), messages };
  return { way, messages, unresolved: last.unresolved };
}

/** Whether whoever reads a place gets a copy as a message, and not as a dead letter. */
export function isAlive({ way }: EndingCopy): boolean {
  return way.every((stop) => stop.kind !== 'entity' || !stop.isDeadLetter);
}

/** What has a copy at last, by the name that it has in the document. */
export function endLabelOf({ way }: EndingCopy): string {
  return stopLabel(way.at(-1) as Stop);
}

/** How a copy came to where it ends: `jobs/gpu` → `next/a`. */
export function wayText({ way }: EndingCopy): string {
  return way.map((stop) => `\`${stopLabel(stop)}\``).join(' → ');
}
