import { type ParameterSchema, type TemplateData } from '../jobs';
/** A value of a request: where a property decides it, the property's; else the body's, else what is preset. */
export interface RequestValue {
    readonly name: string;
    /** What the body says. */
    readonly said: string;
    /** The property that decides it, as JSON. */
    readonly property: {
        readonly name: string;
        readonly value: string;
        readonly wins: 'property' | 'body';
    } | undefined;
    readonly preset: string;
    readonly schema: ParameterSchema;
}
/** The values that a request has for a template. */
export declare function valuesOf(template: TemplateData, request: string): RequestValue[];
/** What is meant, as an expression. */
export declare function meantBy({ said, property, preset }: RequestValue): string;
/** What the request's schema says, once more in the language itself; each with what is told where it does not hold. */
export declare function checksOf(template: TemplateData, values: readonly RequestValue[], request: string, kept: string): string[];
/** An expression that is nothing where a condition holds, and else what is wrong. */
export declare function told(condition: string, wrong: string): string;
/** An id as it stands in the name of its job, as the function writes it. */
export declare function idExpression(id: string): string;
/** The contract of the topic as conditions on properties, whose values are JSON. */
export declare function contractChecks(contract: object | null): string[];
