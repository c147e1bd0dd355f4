import { type AuditRule } from '../rule';
/** How a storage account keeps what lies in it. */
export declare const storageKeepingRules: readonly AuditRule[];
