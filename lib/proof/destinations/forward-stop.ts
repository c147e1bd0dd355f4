import type { Queue, Subscription, Unresolved } from '../../routing';

/** Where a copy of a message is on its way. */
export type Stop =
  /** In a subscription or queue, or among its dead letters. */
  | { readonly kind: 'entity'; readonly entity: Subscription | Queue; readonly isDeadLetter: boolean }
  /** In a queue or topic of the namespace that the document does not have: what becomes of it there is not known. */
  | { readonly kind: 'outside'; readonly name: string; readonly from: Subscription | Queue }
  /** Nobody knows where. */
  | { readonly kind: 'unknown'; readonly unresolved: readonly Unresolved[] };

/** What Service Bus calls the dead letters of a queue or subscription, after its name. */
export const DEAD_LETTERS = '/$DeadLetterQueue';

/** How a stop is named where its namespace is clear: `approval`, `audit/archive`, `approval/$DeadLetterQueue`. */
export function stopName(stop: Stop): string {
  if (stop.kind === 'unknown') return '?';
  if (stop.kind === 'outside') return stop.name;
  const { entity, isDeadLetter } = stop;
  return `${destinationName(entity)}${isDeadLetter ? DEAD_LETTERS : ''}`;
}

/** The name of a queue or subscription as a destination in its namespace. */
export function destinationName(entity: Subscription | Queue): string {
  return entity.kind === 'queue' ? entity.name : `${entity.topic.name}/${entity.name}`;
}

/** Whether a stop has the name; `undefined` where that is not known, since only the apply tells its name. */
export function isNamed(stop: Stop, wanted: string): boolean | undefined {
  const name = wanted.toLowerCase();
  if (stop.kind === 'unknown') return undefined;
  if (stopName(stop).toLowerCase() === name) return true;
  if (stop.kind === 'outside') return false;
  const { entity, isDeadLetter } = stop;
  // Of several namespaces each has its own name before that of its topic or queue.
  if (`${labelOf(entity)}${isDeadLetter ? DEAD_LETTERS : ''}`.toLowerCase() === name) return true;
  const isOpen = entity.name === entity.address || (entity.kind === 'subscription' && hasNoName(entity.topic));
  return isOpen && name.endsWith(DEAD_LETTERS.toLowerCase()) === isDeadLetter ? undefined : false;
}

function hasNoName({ name, address }: { readonly name: string; readonly address: string }): boolean {
  return name === address;
}

/**
 * What has a copy at last, for people: a subscription of the topic that the message was sent to by its own name, any other
 * place by the name that it has in its namespace, or in the document where several namespaces have it.
 */
export function endLabel(way: readonly Stop[]): string {
  const [last] = [...way].reverse().filter(({ kind }) => kind !== 'unknown');
  if (last === undefined) return '?';
  if (last.kind !== 'entity') return stopName(last);
  const { entity, isDeadLetter } = last;
  const isOwn = way.every((stop) => stop.kind === 'entity' && stop.entity === entity);
  return isOwn ? `${entity.name}${isDeadLetter ? DEAD_LETTERS : ''}` : stopLabel(last);
}

/** What a stop is, by the name that it has in the document: `jobs/gpu`, `approval`, `next/a/$DeadLetterQueue`. */
export function stopLabel(stop: Stop): string {
  if (stop.kind !== 'entity') return stopName(stop);
  return `${labelOf(stop.entity)}${stop.isDeadLetter ? DEAD_LETTERS : ''}`;
}

/** The name of a queue or subscription, with that of its namespace where several have one of this name. */
export function labelOf(entity: Subscription | Queue): string {
  return entity.kind === 'queue' ? entity.label : `${entity.topic.label}/${entity.name}`;
}
