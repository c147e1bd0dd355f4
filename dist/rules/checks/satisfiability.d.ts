import { type ComparisonOperator, type Predicate, type PropertyNode } from '../language/syntax';
import type { ValueRange } from '../properties/value-range';
/** The range of a property by its folded name; `undefined` where nothing is known. */
export type Ranges = (foldedName: string) => ValueRange | undefined;
export type Constant = string | number | bigint | boolean | null;
/** One condition that holds: a property compared with a constant, there, or not there. Others are left out. */
export type Fact = {
    readonly name: string;
    readonly operator: ComparisonOperator;
    readonly constant: Constant;
} | {
    readonly name: string;
    readonly oneOf: readonly Constant[];
    readonly holds: boolean;
} | {
    readonly name: string;
    readonly state: 'there' | 'missing' | 'null-or-missing';
};
/**
 * Whether no message at all can make the condition true.
 *
 * Sound and not complete: `true` is certain, `false` means that none of the simple contradictions was found (a
 * property with two values, outside its range, or both there and missing). Proofs for all messages need a solver.
 */
export declare function isNeverTrue(predicate: Predicate, ranges: Ranges): boolean;
/** Whether no message makes both conditions true; as certain as `isNeverTrue`. */
export declare function areDisjoint(left: Predicate, right: Predicate, ranges: Ranges): boolean;
/** Whether no message makes the condition false or unknown, though it may fail; as certain as `isNeverTrue`. */
export declare function isAlwaysTrue(predicate: Predicate): boolean;
/** The condition as alternatives of facts that all hold; `undefined` where there would be too many. */
export declare function alternativesOf(node: Predicate, holds: boolean): Fact[][] | undefined;
/** How facts call a property. */
export declare function keyOf({ scope, name }: PropertyNode): string;
/** Whether a contract allows a value at all. */
export declare function isInRange(value: Constant, range: ValueRange | undefined): boolean;
/** Whether a value is as a fact says. */
export declare function allows(fact: Fact, value: Constant): boolean;
