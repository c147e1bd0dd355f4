/** What messages wait in: a queue, or a subscription of a topic. */
export type Entity = {
    readonly kind: 'queue';
    readonly name: string;
} | {
    readonly kind: 'subscription';
    readonly topic: string;
    readonly name: string;
};
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
    readonly topics: readonly {
        readonly name: string;
        readonly subscriptions: readonly string[];
    }[];
}
/**
 * The place that is named: `orders`, `events/train`, `events/Subscriptions/train`, each perhaps with `/$DeadLetterQueue` or
 * `/$Transfer/$DeadLetterQueue` behind it, as clients write them.
 *
 * @throws OperationProblem for what is no name
 */
export declare function placeNamed(text: string): Place;
/** The address of an entity, as clients write it. */
export declare function addressOfEntity(entity: Entity): string;
/** The same as people read it. */
export declare function entityText(entity: Entity): string;
/** A place as people read it, which names it as well. */
export declare function placeText({ entity, subQueue }: Place): string;
/** Everything that messages wait in, the queues first. */
export declare function allEntities({ queues, topics }: Entities): Entity[];
