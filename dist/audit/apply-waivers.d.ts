import type { AuditedDocument } from './audited-document';
import type { AuditRecord, WaiverFinding } from './record';
import type { AuditRule } from './rule';
import type { Subject } from './subject';
import { type PlacedWaiver } from './waivers';
/** A record with what it is about, while exceptions are matched. */
export interface Judged {
    readonly record: AuditRecord;
    readonly document: AuditedDocument;
    readonly subject: Subject;
}
/** Matches exceptions with findings, and says what is wrong with the exceptions. */
export declare class WaiverMatcher {
    private readonly waivers;
    private readonly rules;
    /** The day on which exceptions have to hold: `2026-11-22`. */
    private readonly today;
    /** What each exception covers that needs it. */
    private readonly used;
    private readonly index;
    constructor(waivers: readonly PlacedWaiver[], rules: readonly AuditRule[], 
    /** The day on which exceptions have to hold: `2026-11-22`. */
    today: string);
    /** The record with the exceptions that cover it, and its status after them. */
    apply(judged: Judged): Judged;
    private excepted;
    /** The exception for a check of checkov at a resource; all there are count as needed. */
    forCheck(id: string, document: AuditedDocument, subject: Subject): PlacedWaiver | undefined;
    /** What is wrong with the exceptions, once all records have been through `apply`. */
    faults(all: readonly Judged[], knowsCheckov: boolean): WaiverFinding[];
    private find;
    private holds;
    private isAllowed;
    /** Why an exception covers more than it should; those in code stand beside what they are for. */
    private width;
}
