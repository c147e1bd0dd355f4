import { type AuditRule } from '../rule';
/** Who can do what with messages. No scanner looks at scopes and roles. */
export declare const accessRules: readonly AuditRule[];
