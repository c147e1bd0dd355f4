import { type AuditRule } from '../rule';
/** Where code, data and logs lie. */
export declare const storageRules: readonly AuditRule[];
