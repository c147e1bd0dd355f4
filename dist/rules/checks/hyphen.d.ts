import { type Node } from '../language/syntax';
import type { KnownProperties } from '../properties/known-properties';
import type { Diagnostic } from './diagnostic';
/**
 * Diagnostics with those of names with a hyphen told as what they are: a hyphen subtracts, in filters and in actions.
 *
 * Where the contract has the name, or none of its parts, or where the difference is compared with what no number equals, it
 * is what is wrong there; a difference that may be meant is a warning, if it is written like a name.
 *
 * @param found what was found in the nodes without thinking of hyphens
 */
export declare function withHyphens(found: readonly Diagnostic[], nodes: readonly Node[], text: string, contract: KnownProperties | undefined): Diagnostic[];
