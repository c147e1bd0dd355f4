import { type AuditRule } from '../rule';
/** What a namespace lets in, and how it encrypts. Sources: Azure Policy and checkov, by the ids of each rule. */
export declare const namespaceRules: readonly AuditRule[];
