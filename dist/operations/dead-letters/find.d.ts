import type { Bus } from '../bus/bus';
import { type Entity, type Place } from '../bus/entity';
import { type Letter } from './letter';
/** What was found, and where there is more than was looked at. */
export interface FoundLetters {
    /** In the order in which they are in each place. */
    readonly letters: readonly Letter[];
    readonly cut: readonly Place[];
}
/**
 * The dead letters of some entities, and what was set aside in queues; nothing is taken.
 *
 * @param most how many of each place are looked at
 * @throws OperationProblem
 */
export declare function findLetters(bus: Bus, entities: readonly (Entity | Place)[], most: number): Promise<FoundLetters>;
/** That a place has more than was looked at. */
export declare function cutText(place: Place, most: number): string;
