import { type AuditResult } from '../audit';
/** The summary for a pull request: what has to be looked at first, exceptions folded. */
export declare function auditMarkdown(result: AuditResult): string;
