import { type AuditRule } from '../rule';
/** How Terraform itself is set up. */
export declare const terraformRules: readonly AuditRule[];
