import type { Diagnostic, WarningCode } from './diagnostic';
/** Warnings that somebody has looked at, and why they are meant. */
export type Acknowledgements = Readonly<Partial<Record<WarningCode, string>>>;
/** Whether a reason says anything. */
export declare function isReason(reason: string): boolean;
/**
 * The diagnostics without the warnings that were acknowledged, and with what is wrong with acknowledgements: one
 * without a real reason, and one of a warning that is not there (any more).
 */
export declare function withoutAcknowledged(diagnostics: readonly Diagnostic[], acknowledged: Acknowledgements): Diagnostic[];
