import { type AuditRule } from '../rule';
/** Whether somebody can say afterwards who read what lies in a storage account. */
export declare const storageLogRules: readonly AuditRule[];
