import { type AuditRule } from '../rule';
/** What listens to messages: function apps, flex consumption too, which no scanner knows, and Logic Apps. */
export declare const functionAppRules: readonly AuditRule[];
