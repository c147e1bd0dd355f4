import type { AuditRule } from '../rule';
/** All rules, by id. */
export declare const auditRules: readonly AuditRule[];
