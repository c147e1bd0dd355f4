import { type AuditResult } from '../audit';
import type { Status } from '../record';
import { type Severity } from '../rule';
/** How many records have which status, and how bad what is open is. */
export interface Summary {
    readonly records: number;
    readonly statuses: Readonly<Record<Status, number>>;
    /** Of those that do not follow a rule and have no exception. */
    readonly open: Readonly<Record<Severity, number>>;
    readonly exceptions: {
        readonly total: number;
        readonly findings: number;
    };
    readonly checkov: {
        readonly total: number;
        readonly open: number;
    } | null;
    /** Whether somebody has to look. */
    readonly isClean: boolean;
}
/** Counts a result. */
export declare function summarize(result: AuditResult): Summary;
