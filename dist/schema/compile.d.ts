import type { ErrorObject } from 'ajv/dist/2020';
/** What a value has that a schema does not allow, as ajv says it; nothing where it is as the schema says. */
export type Validate = (value: unknown) => readonly ErrorObject[];
/** Why a schema of somebody else cannot be used. */
export declare class UnusableSchema extends Error {
    readonly name = "UnusableSchema";
}
/** How every schema is compiled: all errors at once, no member of a prototype taken for one of the value. */
export declare const AJV_OPTIONS: {
    readonly allErrors: true;
    readonly verbose: true;
    readonly ownProperties: true;
    readonly allowUnionTypes: true;
    readonly strictTypes: false;
    readonly inlineRefs: false;
    readonly meta: false;
    readonly validateSchema: false;
};
/** How a schema of somebody else is compiled. */
export declare const FOREIGN_OPTIONS: {
    readonly allErrors: true;
    readonly verbose: true;
    readonly ownProperties: true;
    readonly allowUnionTypes: true;
    readonly strictTypes: false;
    readonly inlineRefs: false;
    readonly meta: true;
    readonly validateSchema: true;
    readonly strict: false;
    readonly logger: false;
};
/** A schema of this project, draft 2020-12, compiled. */
export declare function compile(schema: object): Validate;
/**
 * A schema that somebody else has written, compiled as far as it can be: what it says in words that ajv does not know is
 * left out.
 *
 * @throws UnusableSchema where it is none, with the reason
 */
export declare function compileForeign(schema: object): Validate;
