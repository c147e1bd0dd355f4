/** An expression of the workflow definition language, read. */
export type Expression = {
    readonly kind: 'literal';
    readonly value: string | number | boolean | null;
} | {
    readonly kind: 'call';
    readonly name: string;
    readonly args: readonly Expression[];
} | {
    readonly kind: 'member';
    readonly of: Expression;
    readonly key: Expression;
    /** Whether nothing is taken from nothing, `?[…]`; else that fails. */
    readonly isSafe: boolean;
};
/** That an expression cannot be read: why. */
export declare class ExpressionProblem extends Error {
    readonly name = "ExpressionProblem";
}
/**
 * Reads an expression, without the `@` in front.
 *
 * https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-definition-language#expressions
 *
 * @throws ExpressionProblem
 */
export declare function parseExpression(source: string): Expression;
