import { type AuditRule } from '../rule';
/** From which networks a storage account is reached. */
export declare const storageNetworkRules: readonly AuditRule[];
