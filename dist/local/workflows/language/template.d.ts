import { type Expression } from './expression';
/** A value of a definition, with its expressions read. */
export type Template = {
    readonly kind: 'value';
    readonly value: unknown;
}
/** `@…`: what the expression gives, with its type. */
 | {
    readonly kind: 'expression';
    readonly expression: Expression;
}
/** Text with `@{…}` in it. */
 | {
    readonly kind: 'text';
    readonly parts: readonly (string | Expression)[];
} | {
    readonly kind: 'list';
    readonly elements: readonly Template[];
} | {
    readonly kind: 'object';
    readonly fields: readonly (readonly [name: string, template: Template])[];
};
/**
 * Reads a value of a definition.
 *
 * @param problem hears why an expression in it cannot be read, and where it is: `.body.properties.tags.id`
 */
export declare function readTemplate(value: unknown, problem: (place: string, why: string) => void, place?: string): Template;
/** The expressions of a value, each with the functions that it calls. */
export declare function expressionsIn(template: Template): Expression[];
/** The value, with its expressions computed. */
export declare function fill(template: Template, evaluate: (expression: Expression) => unknown): unknown;
