import { type AuditRule } from '../rule';
/** What no scanner looks at: where messages are lost without a word. */
export declare const entityRules: readonly AuditRule[];
