import type { AuditedDocument } from '../audited-document';
import type { Referring } from '../referring';
import type { Subject } from '../subject';
import { type Verdict } from '../verdict';
/** Whether the network rules of a namespace let in somebody, and not everybody. */
export declare function judgeNetworkRules(subject: Subject, document: AuditedDocument): Verdict;
/** Keys that are set by a resource of their own, for system-assigned identities. */
export declare function keysOf(subject: Subject, document: AuditedDocument): Referring;
/** Whether a namespace is paired with one in another region. */
export declare function judgePairing(subject: Subject, document: AuditedDocument): Verdict;
