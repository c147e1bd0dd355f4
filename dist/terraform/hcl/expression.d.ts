import { type TemplatePart } from './template';
/** A step from a value to a part of it. */
export type Step = {
    readonly kind: 'attribute';
    readonly name: string;
} | {
    readonly kind: 'index';
    readonly key: Expression;
} | {
    readonly kind: 'splat';
};
/** An expression, with its text. What is not evaluated here is `other`: operators, `for`, and what cannot be read. */
export type Expression = {
    readonly source: string;
} & ({
    readonly kind: 'literal';
    readonly value: string | number | boolean | null;
} | {
    readonly kind: 'template';
    readonly parts: readonly TemplatePart[];
} | {
    readonly kind: 'traversal';
    readonly root: string;
    readonly steps: readonly Step[];
} | {
    readonly kind: 'access';
    readonly of: Expression;
    readonly steps: readonly Step[];
} | {
    readonly kind: 'tuple';
    readonly items: readonly Expression[];
} | {
    readonly kind: 'object';
    readonly entries: readonly (readonly [key: Expression, value: Expression])[];
} | {
    readonly kind: 'call';
    readonly name: string;
    readonly args: readonly Expression[];
} | {
    readonly kind: 'conditional';
    readonly test: Expression;
    readonly yes: Expression;
    readonly no: Expression;
} | {
    readonly kind: 'other';
});
/** Reads an expression; never fails, since what cannot be read is `other`. */
export declare function parseExpression(source: string): Expression;
/** A text in quotes as an expression: a literal, where it has no template. */
export declare function textExpression(source: string): Expression;
