import type { TerraformDocument } from '../terraform';
import { type CheckovRecord, type CheckovResult } from './checkov';
import type { AuditRecord, WaiverFinding } from './record';
import { type AuditRule } from './rule';
import type { PlacedWaiver } from './waivers';
/** What an audit needs beside the documents. */
export interface AuditOptions {
    /** The day on which exceptions have to hold: `2026-11-22`. */
    readonly today: string;
    /**
     * Exceptions of a file; those in the JSON are found by themselves.
     *
     * @default - none
     */
    readonly waivers?: readonly PlacedWaiver[];
    /**
     * What checkov says of the same documents, to be compared rule by rule.
     *
     * @default - nothing is compared
     */
    readonly checkov?: readonly CheckovResult[];
    /**
     * The rules.
     *
     * @default - all of this project
     */
    readonly rules?: readonly AuditRule[];
    /**
     * Hears how far the audit is: rules that are asked, and those that there are.
     *
     * @default - nobody
     */
    onProgress?(done: number, total: number): void;
}
/** Everything that an audit found. */
export interface AuditResult {
    readonly today: string;
    readonly documents: readonly TerraformDocument[];
    readonly rules: readonly AuditRule[];
    /** One for each rule and resource, sorted. */
    readonly records: readonly AuditRecord[];
    readonly waivers: readonly PlacedWaiver[];
    readonly waiverFindings: readonly WaiverFinding[];
    /** Empty where nothing was to be compared. */
    readonly checkov: readonly CheckovRecord[];
    /** Rules that had nothing to look at. */
    readonly idleRules: readonly string[];
    /** Types that no rule but those about every resource knows, with how many there are. */
    readonly unknownTypes: ReadonlyMap<string, number>;
}
/**
 * Asks every rule about every resource.
 *
 * @throws MalformedWaivers for exceptions in the documents that are not in order
 */
export declare function audit(documents: readonly TerraformDocument[], options: AuditOptions): AuditResult;
/** What has to be looked at by somebody: it makes the command end with status 1. */
export declare function openRecords({ records }: AuditResult): readonly AuditRecord[];
/** Checks of checkov that fail without an exception, or that ours contradicts. */
export declare function openChecks({ checkov }: AuditResult): readonly CheckovRecord[];
