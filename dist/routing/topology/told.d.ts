import { type Unresolved } from './fact';
/** Tells why something cannot be told, and each reason once: what waits for the same after that says so. */
export declare class Told {
    private readonly parts;
    /** Why, as the end of a sentence. */
    because(unresolved: readonly Unresolved[]): string;
}
/** The same for all that wait for the same. */
export declare function waitKey(unresolved: readonly Unresolved[]): string;
