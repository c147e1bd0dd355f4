import type { Unresolved } from './fact';
/**
 * Why something may have more than is known: the first reasons, and one that says that there are more of them. All parts
 * of a document are told once, by its topology.
 */
export declare class Missing {
    private readonly first;
    private next;
    /** Whether further reasons add nothing. */
    get isFull(): boolean;
    add(reasons: readonly Unresolved[]): void;
    get reasons(): readonly Unresolved[];
}
