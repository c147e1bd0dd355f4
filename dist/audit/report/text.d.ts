import type { AuditResult } from '../audit';
import type { CheckovRecord } from '../checkov';
import type { AuditRecord, LocatedFinding } from '../record';
/** What is found at a place, in words: `local_auth_enabled is true, wanted false`. */
export declare function findingText({ argument, got, expected, }: Pick<LocatedFinding, 'argument' | 'got' | 'expected'>): string;
/** What a record says, in words, a line each. */
export declare function recordLines({ status, findings, evidence, reason }: AuditRecord): string[];
/** The exceptions that cover a record or its findings, each once, in a line. */
export declare function exceptionsText({ waiver, findings }: AuditRecord): string[];
/** What a check of checkov says that has no exception, beside ours. */
export declare function checkText({ title, agreement, ours }: CheckovRecord): string;
/** The last line of every report for people. */
export declare function totalText(result: AuditResult): string;
