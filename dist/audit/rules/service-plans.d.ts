import { type AuditRule } from '../rule';
/** What apps run on, and whether it survives the loss of a machine, or of a zone. */
export declare const servicePlanRules: readonly AuditRule[];
