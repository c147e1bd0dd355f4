import { type Statement } from '../language/syntax';
import type { KnownProperties } from '../properties/known-properties';
import type { Diagnostic } from './diagnostic';
/**
 * What is certainly or probably a mistake in an action that the service would take.
 *
 * @param text the text that the statements were parsed from
 */
export declare function checkAction(statements: readonly Statement[], text: string, contract: KnownProperties | undefined): Diagnostic[];
