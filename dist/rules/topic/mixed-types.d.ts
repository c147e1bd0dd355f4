import type { RuleFilter } from '../filters/rule';
import type { SqlAction } from '../filters/sql-action';
import type { KnownProperties } from '../properties/known-properties';
/** A rule, and how it is called: `subscription/rule`. */
export interface PlacedRule {
    readonly place: string;
    readonly filter: RuleFilter;
    readonly action: SqlAction | undefined;
}
type Kind = 'text' | 'a number' | 'a boolean';
/** One place where a property is taken for something of a kind. */
interface TypedUse {
    readonly kind: Kind;
    readonly place: string;
    /** The value, as it is written. */
    readonly value: string;
    /** Whether an action makes it such, and no filter compares it. */
    readonly isSet: boolean;
}
/** A property that rules take for values of several kinds. */
export interface MixedType {
    readonly name: string;
    /** The first use of each kind, comparisons before actions. */
    readonly uses: readonly TypedUse[];
    /** All rules that have a part in it. */
    readonly places: ReadonlySet<string>;
}
/**
 * Properties that rules of a topic compare with values of several kinds, text here and a number there: whatever producers
 * send, one of the two fails on it, or never matches. So does an action that sets a text where others compare a number.
 *
 * Of what a contract says the type, another kind is an error by itself, and is not told here.
 */
export declare function mixedTypes(rules: readonly PlacedRule[], contract: KnownProperties | undefined): readonly MixedType[];
/** What rules do not agree about, in a sentence: once for a topic. */
export declare function mixedText(mixed: readonly MixedType[]): string;
export {};
