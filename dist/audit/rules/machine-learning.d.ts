import { type AuditRule } from '../rule';
/** Where the jobs run. */
export declare const machineLearningRules: readonly AuditRule[];
