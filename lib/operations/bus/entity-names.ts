import { OperationProblem } from '../operation-problem';

/** What messages wait in: a queue, or a subscription of a topic. */
export type Entity =
  | { readonly kind: 'queue'; readonly name: string }
  | { readonly kind: 'subscription'; readonly topic: string; readonly name: string };

/** The dead letters of an entity, or those messages that it could not forward. */
export type SubQueue = 'deadLetter' | 'transferDeadLetter';

/** Where messages are looked at. */
export interface Place {
  readonly entity: Entity;
  /** `undefined` for the messages themselves. */
  readonly subQueue: SubQueue | undefined;
}

/** What a namespace has. */
export interface Entities {
  readonly queues: readonly string[];
  readonly topics: readonly { readonly name: string; readonly subscriptions: readonly string[] }[];
}

const SUB_QUEUES: readonly (readonly [suffix: RegExp, SubQueue])[] = [
  [/\/\$transfer\/\$deadletterqueue$/i, 'transferDeadLetter'],
  [/\/\$deadletterqueue$/i, 'deadLetter'],
];

/**
 * The place that is named: `orders`, `events/train`, `events/Subscriptions/train`, each perhaps with `/$DeadLetterQueue` or
 * `/$Transfer/$DeadLetterQueue` behind it, as clients write them.
 *
 * @throws OperationProblem for what is no name
 */
export function placeNamed(text: string): Place {
  const [suffix, subQueue] = SUB_QUEUES.find(([one]) => one.test(text)) ?? [];
  const path = suffix === undefined ? text : text.replace(suffix, '');
  const parts = path.split('/');
  if (parts.some((part) => part === ''))
    throw new OperationProblem(
      `${text === '' ? 'an empty text' : text} names nothing: write a queue, or topic/subscription`,
    );
  const [first = '', second, third, ...more] = parts;
  if (second === undefined) return { entity: { kind: 'queue', name: first }, subQueue };
  if (third === undefined) return { entity: { kind: 'subscription', topic: first, name: second }, subQueue };
  if (more.length === 0 && second.toLowerCase() === 'subscriptions')
    return { entity: { kind: 'subscription', topic: first, name: third }, subQueue };
  // A queue may have slashes in its name; a subscription of it may not be told from that.
  return { entity: { kind: 'queue', name: path }, subQueue };
}

/** The address of an entity, as clients write it. */
export function addressOfEntity(entity: Entity): string {
  return entity.kind === 'queue' ? entity.name : `${entity.topic}/Subscriptions/${entity.name}`;
}

/** The same as people read it. */
export function entityText(entity: Entity): string {
  return entity.kind === 'queue' ? entity.name : `${entity.topic}/${entity.name}`;
}

/** A place as people read it, which names it as well. */
export function placeText({ entity, subQueue }: Place): string {
  const suffix = { deadLetter: '/$DeadLetterQueue', transferDeadLetter: '/$Transfer/$DeadLetterQueue', none: '' };
  return `${entityText(entity)}${suffix[subQueue ?? 'none']}`;
}

/** Everything that messages wait in, the queues first. */
export function allEntities({ queues, topics }: Entities): Entity[] {
  return [
    ...queues.map((name): Entity => ({ kind: 'queue', name })),
    ...topics.flatMap(({ name: topic, subscriptions }) =>
      subscriptions.map((name): Entity => ({ kind: 'subscription', topic, name })),
    ),
  ];
}
