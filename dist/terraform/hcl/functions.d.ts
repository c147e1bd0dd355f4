import { NOT_EVALUATED } from './text-functions';
export { NOT_EVALUATED };
/**
 * What a function gives, or `NOT_EVALUATED`.
 *
 * @see https://developer.hashicorp.com/terraform/language/functions
 */
export declare function callFunction(name: string, args: readonly unknown[]): unknown;
/** A literal as a number, where Terraform takes it as one. */
export declare function asNumber(value: unknown): number | undefined;
/** A literal as yes or no, where Terraform takes it as that. */
export declare function asBoolean(value: unknown): boolean | undefined;
/** A value as a variable's type converts it: `number` takes "3", `set(string)` makes a set of a list. */
export declare function converted(value: unknown, type: unknown): unknown;
