import { type ExpressionReference } from './resource';
/**
 * What is inside some arguments, each with its path: `app_settings.BUS`.
 *
 * @param isWhole whether a part is taken as it is; what is no list and no object is in any case
 */
export declare function leavesOf(value: unknown, isWhole: (part: unknown) => boolean, argument?: string): {
    readonly argument: string;
    readonly leaf: unknown;
}[];
/** All references in some arguments, with the arguments they stand in; what stands under `//` is a comment. */
export declare function collectReferences(values: unknown): ExpressionReference[];
/** All references of the expressions that a plan has of a resource or output. */
export declare function collectPlanReferences(expressions: unknown): ExpressionReference[];
/** What an expression of a plan refers to. */
export declare function referencesOf(expression: unknown): string[];
