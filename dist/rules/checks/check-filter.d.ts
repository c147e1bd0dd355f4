import { type Predicate } from '../language/syntax';
import type { KnownProperties } from '../properties/known-properties';
import type { Diagnostic } from './diagnostic';
import { type Ranges } from './satisfiability';
/** What a contract says about values, for the checks that need no more. */
export declare function rangesOf(contract: KnownProperties | undefined): Ranges;
/**
 * What is certainly or probably a mistake in a filter that the service would take.
 *
 * @param text the text that the tree was parsed from
 * @param contract what messages look like; without it, only what no message could satisfy is an error
 */
export declare function checkFilter(predicate: Predicate, text: string, contract: KnownProperties | undefined): Diagnostic[];
/** That no producer sets a system property, with those that they do set. */
export declare function unsetSystemMessage(name: string, { system }: KnownProperties): string;
/** That the contract lacks a property, with what may be meant. */
export declare function unknownPropertyMessage(name: string, contract: KnownProperties): string;
