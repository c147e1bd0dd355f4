import type { RuleError, RuleErrorCode } from '../language/rule-error';
import { caretLines, placeOf, type Span } from '../text/position';

/** What is refused although the service takes it: it can only be a mistake. */
export type CheckErrorCode =
  | 'bytes'
  | 'builder'
  | 'correlation'
  | 'always-fails'
  | 'always-false'
  | 'unknown-property'
  | 'outside-contract'
  | 'remove-system-property'
  | 'claim-refuted'
  | 'acknowledgement'
  | 'rule-name'
  | 'no-filter'
  | 'ignored-filter'
  | 'refused-setting'
  | 'unknown-argument'
  | 'missing-argument';

/** What may be meant, and usually is not. */
export type WarningCode =
  | 'negation-loses-messages'
  | 'comparison-with-null'
  | 'system-looking-property'
  | 'unquoted-word'
  | 'always-true'
  | 'like-without-wildcard'
  | 'double-minus'
  | 'sets-identity'
  | 'near-miss'
  | 'hyphenated-name'
  | 'correlation-number'
  | 'several-lines'
  | 'two-copies'
  | 'shared-messages'
  | 'mixed-types'
  | 'claim-undecided'
  | 'set-aside'
  | 'taken-away'
  | 'jobs-undecided'
  | 'forward-loop'
  | 'forward-target';

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
export function diagnosticOf({ code, detail, span }: RuleError): Diagnostic {
  return { severity: 'error', code, message: detail, span };
}

/** What is certainly a mistake, at its place in the text. */
export function errorAt(code: Diagnostic['code'], message: string, { start, end }: Span): Diagnostic {
  return { severity: 'error', code, message, span: { start, end } };
}

/** What probably is one. */
export function warningAt(code: Diagnostic['code'], message: string, { start, end }: Span): Diagnostic {
  return { severity: 'warning', code, message, span: { start, end } };
}

/** A mistake that was made before there was any text: in the code that builds the rule. */
export function mistake(message: string): Diagnostic {
  return { severity: 'error', code: 'builder', message };
}

/** A diagnostic for people: place, message, code, and the line of the text with carets under the part. */
export function describeDiagnostic(diagnostic: Diagnostic, text: string): string {
  const { message, code, span, rewrite } = diagnostic;
  const proposal = rewrite === undefined ? '' : `; write ${rewrite}`;
  const sentence = `${message}${proposal} (${code})`;
  if (span === undefined) return sentence;
  const { line, column } = placeOf(text, span.start);
  return `line ${line}, column ${column + 1}: ${sentence}\n${caretLines(text, span)}`;
}
