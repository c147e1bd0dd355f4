import type { Instance } from './plan-instances';
type Key = Instance['key'];
/**
 * All instances of one block, by their keys. What each of them asks of all others is found out once: by each alone it
 * would take the square of the time.
 */
export declare class Siblings<T> {
    readonly all: readonly T[];
    private readonly byKey;
    private readonly repeated;
    private readonly compared;
    constructor(all: readonly T[], keyOf: (one: T) => Key);
    /** The instance of a key; the first, where something has several. */
    at(key: Key): T | undefined;
    /** The only instance of a key. */
    only(key: Key): T | undefined;
    has(key: Key): boolean;
    /** Whether another block has just the same keys. */
    hasKeysOf(other: Siblings<unknown>): boolean;
}
/** Instances of resources, of which one may be called by the key of another. */
export declare class ResourceSiblings extends Siblings<Instance> {
    /** By a key, the key of the instance that has it as an attribute. */
    private owners;
    constructor(all: readonly Instance[]);
    /** Whether another instance than that of a key has the key as an attribute: a map may be keyed by that instead. */
    isNamedByOthers(key: Key): boolean;
    private findOwners;
}
export {};
