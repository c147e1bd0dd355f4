import type { AuditedDocument } from './audited-document';
import type { Locator } from './locator';
import type { AuditRecord, LocatedFinding, Status } from './record';
import { type AuditRule } from './rule';
import type { Subject } from './subject';
import { type Verdict } from './verdict';
/** What a rule is asked about in a document. */
export declare function subjectsOf(rule: AuditRule, document: AuditedDocument): readonly Subject[];
/** Asks a rule about a subject; a rule that throws has not looked, and says nothing good. */
export declare function judge(rule: AuditRule, subject: Subject, document: AuditedDocument): Verdict;
/** A verdict as a record, before exceptions. */
export declare function recordOf(rule: AuditRule, subject: Subject, document: AuditedDocument, locator: Locator): AuditRecord;
/** The status of a record whose findings have been matched with exceptions. */
export declare function statusOf(status: Status, findings: readonly LocatedFinding[]): Status;
