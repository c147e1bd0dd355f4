import { type AuditRule } from '../rule';
/** What brings events of other services to a namespace. */
export declare const eventGridRules: readonly AuditRule[];
