import { type Predicate } from '../language/syntax';
import type { Message } from '../messages/message';
import type { KnownProperties } from '../properties/known-properties';
/** A message for which all conditions are true, as plain values by name. */
export interface ExampleMessage {
    /** System properties have `sys.` in front. */
    readonly values: Readonly<Record<string, string | number | boolean>>;
    readonly message: Message;
}
/**
 * A message for which all of the conditions are true, put together from the values that they name and tried out.
 *
 * As cheap as reading the conditions, so that it can be done at every synth. What is found is certain, since it was
 * evaluated; `undefined` means that none was found, not that there is none (patterns, sums, comparisons of two
 * properties): for that ask the solver.
 */
export declare function exampleOf(conditions: readonly Predicate[], contract: KnownProperties | undefined): ExampleMessage | undefined;
