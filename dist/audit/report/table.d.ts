import { type Line, TerminalText } from '../../text';
import { type AuditResult } from '../audit';
import type { AuditRule, Severity } from '../rule';
/** How some words are shown: with colours on a terminal, plain in a pipe. */
export interface Paint {
    severity(severity: Severity, text: Line): Line;
    /** What is there for whoever looks for it. */
    aside(text: Line): Line;
}
/** The report for people as a text without colours, as a pipe gets it. */
export declare function auditTable(result: AuditResult, all: boolean): string;
/**
 * The report for people: what has to be looked at, what is excepted, and how much was right.
 *
 * @param all shows every record, what is right and what is not applicable too
 * @param columns how wide the terminal is; without it nothing is made narrower
 */
export declare function auditLines(result: AuditResult, all: boolean, paint?: Paint, columns?: number): Line[];
/** All rules, for whoever looks for an id. */
export declare function rulesTable(rules: readonly AuditRule[], paint?: Paint, columns?: number): TerminalText[];
