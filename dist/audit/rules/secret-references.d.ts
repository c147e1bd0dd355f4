import type { AuditedDocument } from '../audited-document';
import { type Subject } from '../subject';
import type { Finding } from '../verdict';
/** What a subject says of secrets by reference: those that it has, and what may be one. */
export interface SecretReferences {
    readonly certain: readonly Finding[];
    readonly possible: string | undefined;
}
/** The secrets that a subject refers to, wherever in an expression. */
export declare function secretReferences(subject: Subject, document: AuditedDocument): SecretReferences;
/** The texts of references in what is written beside resources: in calls of modules, locals, providers. */
export declare function writtenReferences(subject: Subject): readonly Finding[];
