import { type Copy, deliveredCopies, type Subscription, type TopicResult, unknownsIn } from '../../routing';

/** Where one copy of a message ends, after all forwarding. */
export interface MessageEnd {
  /** The entities that it has passed, the subscription first: `events/gpu`, `gpu-work`. */
  readonly way: readonly string[];
  /**
   * `waiting` to be read, `dead-letter`, `left` for something that the document does not have, `lost` in a topic where no
   * subscription gets it, or `unknown`.
   */
  readonly state: 'waiting' | 'dead-letter' | 'left' | 'lost' | 'unknown';
  /** Why, where it is not simply waiting. */
  readonly reason?: string;
}

/** Where the copies end that a subscription gets of a message, as the router tells it. */
export function endsOf({ results }: TopicResult, subscription: Subscription): MessageEnd[] {
  const own = results.filter((one) => one.subscription === subscription);
  return own.flatMap(deliveredCopies).flatMap(endsOfCopy);
}

function endsOfCopy({ end: { way, state, reason, next } }: Copy): MessageEnd[] {
  if (next === undefined) return [{ way, state, ...(reason !== undefined && { reason }) }];
  if (next.refused !== undefined) return [{ way, state: 'dead-letter', reason: next.refused }];
  const further = next.results.flatMap(({ copies }) => copies).flatMap(endsOfCopy);
  const known: MessageEnd[] = further.map((one) => ({ ...one, way: [...way, ...one.way] }));
  const open = unknownsIn(next);
  if (open.length > 0) known.push({ way, state: 'unknown', reason: 'who else gets it there cannot be told' });
  return known.length > 0 ? known : [{ way, state: 'lost', reason: 'no subscription there gets it' }];
}

/** `forwarded to gpu-work`, with what becomes of it there; nothing for one that waits in the subscription itself. */
export function endText({ way, state, reason }: MessageEnd): string {
  const forwarded = way.length > 1 ? [`forwarded to ${way.slice(1).join(' -> ')}`] : [];
  const words = {
    waiting: [],
    'dead-letter': ['dead-lettered'],
    left: [],
    lost: ['lost'],
    unknown: ['cannot tell where it ends'],
  };
  const said = [...forwarded, ...words[state]].join(', ');
  return reason === undefined ? said : `${said}${said === '' ? '' : ': '}${reason}`;
}
