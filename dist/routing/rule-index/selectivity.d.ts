import { type Sign } from './outline';
/**
 * How many rules share a sign, so that a rule is filed under what tells it from most of the others: of
 * `eventType = 'training.requested' AND model = 'model-7'` under the model, wherever that stands.
 */
export declare class Selectivity {
    private readonly shared;
    private readonly ranges;
    constructor(signs: Iterable<Sign>);
    /** Of several lists of signs the one that fewest rules share; of equal ones the first. */
    best(lists: readonly (readonly Sign[])[]): readonly Sign[];
    private count;
    /** How many signs a message may have together with this one. */
    private crowd;
}
