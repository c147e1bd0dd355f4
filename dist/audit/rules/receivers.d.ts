import { type AuditRule } from '../rule';
/** Who takes messages away from whom. No scanner looks at two grants together. */
export declare const receiverRules: readonly AuditRule[];
