import { type Predicate } from '../language/syntax';
import type { KnownProperties } from '../properties/known-properties';
import type { Diagnostic } from './diagnostic';
/**
 * Negations that lose messages: where the property is missing, `a <> 'x'` is not true but unknown.
 *
 * Nothing is said where the author shows that the case was thought of: another branch of an OR asks whether the
 * property is missing, or the same AND asks for it to be there.
 */
export declare function negationWarnings(predicate: Predicate, contract: KnownProperties | undefined): Diagnostic[];
