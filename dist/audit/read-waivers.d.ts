import type { AuditedDocument } from './audited-document';
import type { Locator } from './locator';
import { type PlacedProblem } from './waiver-file';
import { type PlacedWaiver } from './waivers';
/** What is wrong with waivers, one line a problem, each with its file, line and column. */
export declare class MalformedWaivers extends Error {
    readonly name = "MalformedWaivers";
    /** A line each, of the first hundred. */
    readonly problems: readonly string[];
    constructor(problems: readonly PlacedProblem[]);
}
/**
 * The waivers of a file in YAML or JSON: a list of `{"id", "scope", "reason", "approver", "ticket", "expires"}`, or
 * several documents with a list each. An empty file has none.
 *
 * @param known the ids of all rules
 * @throws MalformedWaivers with all problems
 */
export declare function waiversFromText(file: string, text: string, known: readonly string[]): PlacedWaiver[];
/**
 * The waivers that stand in the JSON of documents beside resources, outputs and at its top.
 *
 * @throws MalformedWaivers with all problems
 */
export declare function waiversInCode(documents: ReadonlyMap<AuditedDocument, Locator>, known: readonly string[]): PlacedWaiver[];
