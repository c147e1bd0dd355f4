import type { AuditedDocument } from '../audited-document';
import { type Subject } from '../subject';
/**
 * The role of an assignment: its name where that is known, else what the assignment says. A role that the document makes
 * itself is that: what it allows is for SB-RBAC-004 to say.
 *
 * @throws Unresolved where it is an expression without a GUID at its end
 */
export declare function roleOf(assignment: Subject, document: AuditedDocument): string;
/** What kind of thing a role is for. */
export type ScopeKind = 'topic' | 'queue' | 'subscription' | 'namespace' | 'resource-group' | 'azure-subscription' | 'management-group' | 'elsewhere';
/** What an assignment is for. @throws Unresolved where only Terraform knows */
export declare function scopeOf(assignment: Subject, document: AuditedDocument): ScopeKind;
/**
 * Whether a scope may be something in the namespace that it names: a plan names what an expression refers to, and not what
 * it adds, so that a namespace may be the beginning of a topic's id.
 */
export declare function mayGoOn(assignment: Subject, document: AuditedDocument): boolean;
/** What an ARM id is of, by its ending. */
export declare function armScope(id: string): ScopeKind;
