import { type Choice, type Letter } from './letter';
import type { Targets } from './targets';
/** What is to become of a letter. */
export interface Planned {
    readonly letter: Letter;
    /** Where it goes. */
    readonly to: string | undefined;
    /** Why it stays where it is; `undefined` where it goes. */
    readonly stays: string | undefined;
}
/**
 * What sending again does with each letter.
 *
 * @param into where they go, whatever they name
 */
export declare function planned(letters: readonly Letter[], choice: Choice, into: string | undefined, targets: Targets): Promise<Planned[]>;
