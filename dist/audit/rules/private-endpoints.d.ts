import type { AuditedDocument } from '../audited-document';
import { type AuditRule } from '../rule';
import type { Subject } from '../subject';
import { type Verdict } from '../verdict';
/** Whether a private endpoint leads to a resource, to a certain part of it or to any. */
export declare function judgePrivateEndpoint(subject: Subject, document: AuditedDocument, subresource?: string): Verdict;
/** Whether neighbours have an address inside a network. */
export declare const privateEndpointRules: readonly AuditRule[];
