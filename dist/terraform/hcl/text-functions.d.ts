/** That a function is not evaluated here, or not for these arguments. */
export declare const NOT_EVALUATED: unique symbol;
/**
 * Functions that put texts together and take them apart, for literals.
 *
 * @see https://developer.hashicorp.com/terraform/language/functions
 */
export declare const TEXT_FUNCTIONS: ReadonlyMap<string, (...args: unknown[]) => unknown>;
