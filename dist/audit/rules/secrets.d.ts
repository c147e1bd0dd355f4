import { type AuditRule } from '../rule';
/** Where secrets are, and where they are passed on. */
export declare const secretRules: readonly AuditRule[];
