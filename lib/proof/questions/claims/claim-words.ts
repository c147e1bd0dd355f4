import { whyUnreadable } from '../../../routing';
import { claimTitle, type DeliveryClaim } from '../../../rules';
import { listed } from '../../messages/inferred-space';
import type { ClosedPlace, Refutation } from './claim-proof';

/** So many names are written in a sentence about a message that reaches none of them. */
const MOST_NAMES = 5;

/** What a message does that refutes a claim: the same words wherever it is told. */
export function refutationWords(
  claim: DeliveryClaim,
  { how, ends }: Pick<Refutation, 'how' | 'ends'>,
  name: (place: string) => string = (place) => place,
): string {
  const places = listed([...new Set(ends)].map(name)) || '?';
  switch (how) {
    case 'reaches nobody':
      return `a message ${missedWords(claim, name)}`;
    case 'comes twice':
      return `a message comes ${ends.length > 2 ? `${ends.length} times` : 'twice'}, to ${places}`;
    case 'reaches one':
      return `a message reaches ${places}`;
  }
}

/** That a message comes to nothing that a claim counts. */
function missedWords(claim: DeliveryClaim, name: (place: string) => string): string {
  const { subscriptions, destinations, jobs, observers = [] } = claim;
  if (jobs !== undefined) return `starts no job of ${jobs.map(name).join(' or ')}`;
  const named = destinations ?? subscriptions;
  if (named === undefined)
    return `reaches nobody${observers.length === 0 ? '' : `, ${listed(observers.map(name))} aside`}`;
  if (named.length === 1) return `does not reach ${listed(named.map(name))}`;
  return `reaches none of ${named.length > MOST_NAMES ? `the ${named.length} that are named` : listed(named.map(name))}`;
}

/** That a claim is refuted, up to what refutes it: `"one job" (for messages whose kind is 'a') is refuted`. */
export function refutedWords(claim: DeliveryClaim): string {
  return `${claimTitle(claim)} is refuted`;
}

/** That it cannot be told whether a claim holds. */
export function undecidedWords(claim: DeliveryClaim, reason: string): string {
  return `${claimTitle(claim)} is undecided: ${reason}`;
}

/** That a copy counts which nobody can read, as `route` says it. */
export function closedWords({ place, status, isSure }: ClosedPlace): string {
  return `a copy ${isSure ? 'is' : 'may be'} at ${place}, and ${whyUnreadable(status)}`;
}
