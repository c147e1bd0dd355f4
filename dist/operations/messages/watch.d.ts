import type { Bus } from '../bus/bus';
import { type Place } from '../bus/entity';
import type { Seen } from './seen';
/** What is seen while one watches. */
export type Sight = {
    readonly kind: 'message';
    readonly seen: Seen;
}
/** Messages with these numbers came and were not seen. */
 | {
    readonly kind: 'missed';
    readonly place: Place;
    readonly from: bigint;
    readonly to: bigint;
}
/** Each partition numbers its own. */
 | {
    readonly kind: 'partitioned';
    readonly place: Place;
};
export interface Watching {
    /** Between two looks, in milliseconds. */
    readonly every: number;
    /** Whether what is there already is shown, too. */
    readonly fromStart: boolean;
    /** Ends it. */
    readonly signal: AbortSignal;
    /** The beginning is over: what comes from now on is shown. */
    readonly ready?: (() => void) | undefined;
}
/**
 * What arrives at some places, without taking it, until it is ended.
 *
 * A message that comes and is taken between two looks is not seen. Numbers that are left out tell of it where others come
 * after it; one that was scheduled leaves its number out, too.
 *
 * @throws OperationProblem
 */
export declare function watched(bus: Bus, places: readonly Place[], watching: Watching): AsyncGenerator<Sight>;
/** What could not be seen, in a sentence. */
export declare function missedText(sight: Exclude<Sight, {
    kind: 'message';
}>): string;
