import type { Bus } from '../bus/bus';
import { type Place } from '../bus/entity';
import type { Letter } from './letter';
/** What a letter is gone for, or why it stays. */
export type Taken = 
/** What was to be done was done, and it is gone from here. */
{
    readonly kind: 'done';
} | {
    readonly kind: 'stays';
    readonly why: string;
};
/**
 * Takes letters out of a place in their order: `act` does what is to be done with one, and then it is gone from here. What
 * `act` refuses stays. Others that stand before them are held meanwhile, and given back at the end, which counts as a
 * delivery of theirs.
 *
 * @param act answers why a letter stays after all
 * @param signal ends it: what is under way is done, and no more
 * @throws OperationProblem where nothing can be taken from there
 */
export declare function take(bus: Bus, place: Place, letters: readonly Letter[], act: (letter: Letter) => Promise<string | undefined>, signal: AbortSignal): Promise<Map<Letter, Taken>>;
