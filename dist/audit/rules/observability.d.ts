import { type AuditRule } from '../rule';
/** Whether somebody notices. */
export declare const observabilityRules: readonly AuditRule[];
