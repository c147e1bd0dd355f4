import { type Message } from '../../rules';
import type { Guard, IndexedProperty, Sign } from './outline';
/** Finds rules by one property of a message: those with a sign that it has, and those with a guard that does not hold. */
export declare class PropertyIndex<T> {
    private readonly property;
    private readonly equal;
    private readonly intervals;
    private readonly prefixes;
    private readonly absent;
    private readonly present;
    private readonly guarded;
    private tree;
    constructor(property: IndexedProperty);
    /** Files something under a sign. */
    addSign(sign: Sign, filed: T): void;
    /** Files something under a guard. */
    addGuard({ kind, isNeeded }: Guard, filed: T): void;
    /** Tells all that a message may match or fail on by this property; some of it twice. */
    find(message: Message, tell: (filed: T) => void): void;
}
