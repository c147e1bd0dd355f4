import { Schema } from '../../schema';
import { type Gate, type Remark, type Review } from './review';
/** That somebody has looked at a gate that a change hits, and why the change is meant. */
export interface GateAcknowledgement {
    readonly gate: Gate;
    /** What the remark is about, as the review names it: `jobs`, `jobs/drift`, or an address. */
    readonly subject: string;
    /** A sentence for the next reader. */
    readonly reason: string;
}
/** A list of acknowledgements; what a reason has to be, no schema can say. */
export declare const ACKNOWLEDGEMENTS: Schema;
/** Acknowledgements from JSON: a list of objects with gate, subject and reason. @throws MalformedAcknowledgements */
export declare function acknowledgementsFromJson(json: unknown): GateAcknowledgement[];
/** What is wrong with acknowledgements, a sentence each, with the place in the list. */
export declare class MalformedAcknowledgements extends Error {
    readonly problems: readonly string[];
    readonly name = "MalformedAcknowledgements";
    constructor(problems: readonly string[]);
}
/** The review with the gates that were acknowledged, and a remark for each acknowledgement that nothing asks for. */
export declare function acknowledge(review: Review, given: readonly GateAcknowledgement[]): Review;
/** The gates that a change hits and nobody has acknowledged. */
export declare function closedGates(review: Review): Remark[];
