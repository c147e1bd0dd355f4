import type { Bounds } from '../hcl/bounds';
import { type JsonObject } from '../resource';
/** How many instances something has, and what `each` or `count` are in each of them. */
export type Repetition = {
    readonly kind: 'one';
} | {
    readonly kind: 'each';
    readonly items: readonly (readonly [key: string, value: unknown])[];
} | {
    readonly kind: 'count';
    readonly count: number;
} | {
    readonly kind: 'unknown';
    readonly why: string;
    readonly from: readonly string[];
};
/**
 * What `for_each` and `count` of a block say.
 *
 * @param bounds how many may be made in all
 * @see https://developer.hashicorp.com/terraform/language/meta-arguments/for_each
 */
export declare function repetitionOf(body: JsonObject, evaluate: (value: unknown) => unknown, bounds: Bounds): Repetition;
