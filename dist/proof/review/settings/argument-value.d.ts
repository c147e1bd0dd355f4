import type { PreviousAddress } from '../pairs';
import type { Setting, Side } from './setting';
/** A value of an argument: what it is, or why that is not known. */
export type ArgumentValue = {
    readonly kind: 'known';
    readonly value: unknown;
    readonly name?: string;
} | {
    readonly kind: 'unknown';
    readonly why: string;
};
/**
 * The value of an argument, as far as the document decides it. What refers to a resource is that resource, by the address
 * that it had before, so that a parent that is made anew is the same one.
 */
export declare function argumentValue({ document, resource }: Side, argument: string, setting: Setting, previous: PreviousAddress): ArgumentValue;
/**
 * A value in one form: nothing, an empty text or list is `undefined`; of a list of one block the block, since plans have
 * a list where configurations have the block; lists of texts sorted, since they are sets.
 */
export declare function normalized(value: unknown): unknown;
