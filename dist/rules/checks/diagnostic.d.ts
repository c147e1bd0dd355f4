import type { RuleError, RuleErrorCode } from '../language/rule-error';
import { type Span } from '../text/position';
/** What is refused although the service takes it: it can only be a mistake. */
export type CheckErrorCode = 'bytes' | 'builder' | 'correlation' | 'always-fails' | 'always-false' | 'unknown-property' | 'outside-contract' | 'remove-system-property' | 'claim-refuted' | 'acknowledgement' | 'rule-name' | 'no-filter' | 'ignored-filter';
/** What may be meant, and usually is not. */
export type WarningCode = 'negation-loses-messages' | 'comparison-with-null' | 'system-looking-property' | 'unquoted-word' | 'always-true' | 'like-without-wildcard' | 'double-minus' | 'sets-identity' | 'near-miss' | 'hyphenated-name' | 'correlation-number' | 'several-lines' | 'two-copies' | 'shared-messages' | 'mixed-types' | 'claim-undecided';
/** `refused`: the rule as a whole is none that Azure or azurerm takes. */
export type DiagnosticCode = RuleErrorCode | CheckErrorCode | WarningCode | 'refused';
/** One thing to say about a rule. */
export interface Diagnostic {
    readonly severity: 'error' | 'warning';
    /** Stable, for machines and for acknowledgements. */
    readonly code: DiagnosticCode;
    /** What is wrong, and how to mend it. */
    readonly message: string;
    /** Where in the text; the whole rule where there is none. */
    readonly span?: Span | undefined;
    /** A text that could stand in the place of that part. */
    readonly rewrite?: string | undefined;
}
/** The refusal of the service as a diagnostic. */
export declare function diagnosticOf({ code, detail, span }: RuleError): Diagnostic;
/** A mistake that was made before there was any text: in the code that builds the rule. */
export declare function mistake(message: string): Diagnostic;
/** A diagnostic for people: place, message, code, and the line of the text with carets under the part. */
export declare function describeDiagnostic(diagnostic: Diagnostic, text: string): string;
