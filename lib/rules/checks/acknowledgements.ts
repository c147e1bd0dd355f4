import type { Diagnostic, WarningCode } from './diagnostic';

/** Warnings that somebody has looked at, and why they are meant. */
export type Acknowledgements = Readonly<Partial<Record<WarningCode, string>>>;

/** A reason has ten letters at least, blanks around it left out: a shorter one says nothing to the next reader. */
export const REASON_PATTERN = String.raw`\S[\s\S]{8,}\S`;
const REASON = new RegExp(REASON_PATTERN, 'u');

/** Whether a reason says anything. */
export function isReason(reason: string): boolean {
  return typeof reason === 'string' && REASON.test(reason);
}

/**
 * The diagnostics without the warnings that were acknowledged, and with what is wrong with acknowledgements: one
 * without a real reason, and one of a warning that is not there (any more).
 */
export function withoutAcknowledged(diagnostics: readonly Diagnostic[], acknowledged: Acknowledgements): Diagnostic[] {
  const rest = diagnostics.filter(({ severity, code }) => severity === 'error' || !Object.hasOwn(acknowledged, code));
  for (const [code, reason] of Object.entries(acknowledged)) {
    if (!isReason(reason)) {
      rest.push(refused(`acknowledges ${code} with the reason '${reason}'; say in a sentence why it is meant`));
    }
    if (!diagnostics.some((diagnostic) => diagnostic.severity === 'warning' && diagnostic.code === code)) {
      rest.push(refused(`acknowledges ${code}, and there is no such warning; take the acknowledgement away`));
    }
  }
  return rest;
}

function refused(message: string): Diagnostic {
  return { severity: 'error', code: 'acknowledgement', message };
}
