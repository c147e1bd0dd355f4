import { type AuditRule } from '../rule';
/** Where keys and secrets lie. */
export declare const keyVaultRules: readonly AuditRule[];
