import type { AuditedDocument } from './audited-document';
import type { Subject } from './subject';
import { type PlacedWaiver } from './waivers';
/** Finds the exceptions that cover something, without looking at all of them. */
export declare class WaiverIndex {
    private readonly ofRules;
    private readonly order;
    constructor(waivers: readonly PlacedWaiver[]);
    /** The exceptions from a rule, or from one finding of it, that cover something, in the order in which they were given. */
    covering(rule: string, document: AuditedDocument, subject: Subject): readonly PlacedWaiver[];
    private ofRule;
}
