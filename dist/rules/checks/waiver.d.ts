/** Why an exception from a security rule is accepted, by whom, and until when. */
export interface WaiverGrounds {
    /** Why the rule is not followed here, in a sentence for an auditor. */
    readonly reason: string;
    /** Who has accepted the risk: a person or a group that an auditor can ask. */
    readonly approver: string;
    /** Where the decision is on file, for example `SEC-123`. */
    readonly ticket: string;
    /** The last day on which the exception holds (ISO 8601, `2027-06-30`); after it the rule fails again. */
    readonly expires: string;
}
/** An accepted exception from one security rule, for the resource that it stands beside. */
export interface Waiver extends WaiverGrounds {
    /**
     * The rule, by its id: one of this project's own (`SB-NET-001`), one finding of it (`RULE[finding]`), or a check of
     * checkov (`CKV_AZURE_199`).
     */
    readonly id: string;
}
/** The parts of the grounds, all of them required. */
export declare const WAIVER_GROUNDS: readonly ['reason', 'approver', 'ticket', 'expires'];
/** The parts of a waiver, all of them required. */
export declare const WAIVER_FIELDS: readonly ["id", "reason", "approver", "ticket", "expires"];
/** So many days before its end an exception is told of: time to follow the rule, or to have it approved anew. */
export declare const NOTICE_DAYS = 90;
/**
 * Whether an exception in code is one that this project ships with, as it was. It has no end, so that a clone that
 * nobody has changed does not turn red on some day; every report says that nobody has approved it. One with a real
 * approver ends on its day.
 */
export declare function isTemplateWaiver({ approver }: WaiverGrounds): boolean;
/**
 * How an exception stands to a day: `ended` before it, `ending` within `NOTICE_DAYS`, or `current`.
 *
 * @param today a day such as `2026-11-22`
 */
export declare function endOf({ expires }: WaiverGrounds, today: string): 'ended' | 'ending' | 'current';
/** One thing that is wrong with the form of a waiver. */
export interface WaiverProblem {
    /** The part that is wrong; `undefined` where it is the waiver as a whole, or a part that is not there. */
    readonly field: string | undefined;
    /** What is wrong, in a line: `ticket: got 12345, allowed a text; …`. */
    readonly text: string;
}
/**
 * What is wrong with a waiver's form; whether it is needed is for the audit to say.
 *
 * @param fields the parts that it has to have
 * @param written a number or a boolean as it stands in a file, where that is not how JSON writes it: `0123` for 123
 */
export declare function waiverProblems(waiver: unknown, fields?: readonly string[], written?: (field: string) => string | undefined): WaiverProblem[];
