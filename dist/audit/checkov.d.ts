import { Schema } from '../schema';
import type { Judged, WaiverMatcher } from './apply-waivers';
import type { AuditedDocument } from './audited-document';
import type { Location, Locator } from './locator';
import type { Status } from './record';
import type { AuditRule } from './rule';
import type { PlacedWaiver } from './waivers';
/** One result of checkov. */
export interface CheckovResult {
    readonly check: string;
    readonly title: string;
    readonly passed: boolean;
    /** The file below the folder that checkov was given: `/stacks/prod/cdk.tf.json`. */
    readonly file: string;
    /** `resource.<name>`, without its type, or `<type>.<name>`, as the kind of check has it. */
    readonly resource: string;
    readonly firstLine: number;
}
/** How a result of checkov and ours belong together. */
export type Agreement = 
/** Both say the same. */
'same'
/** Ours is stricter: checkov passes what ours does not. */
 | 'stricter'
/** Ours says that the rule is not about this tier; checkov asks it of every tier. */
 | 'scoped'
/** Checkov fails what ours passes, or cannot tell. */
 | 'different'
/** Only checkov has such a rule. */
 | 'only-checkov';
/** A result of checkov beside ours. */
export interface CheckovRecord extends CheckovResult {
    readonly document: string;
    readonly address: string;
    readonly constructPath: string | undefined;
    readonly location: Location;
    readonly agreement: Agreement;
    /** What ours say of the same resource. */
    readonly ours: readonly {
        readonly rule: string;
        readonly status: Status;
    }[];
    /** The exception that covers a failed check: of checkov's id, or of the rule of ours that says the same. */
    readonly waiver: PlacedWaiver | undefined;
}
/** What `checkov -o json` writes, of one framework or several, as far as it is read; without any resource only counts. */
export declare const RESULTS: Schema;
/**
 * The results in what `checkov -o json` writes, of one framework or several.
 *
 * @throws Error in one line, with everything that is otherwise, where it is something else
 */
export declare function checkovResults(json: unknown): CheckovResult[];
/** Puts each result of checkov beside ours; those of other documents are left out. */
export declare function compareWithCheckov(results: readonly CheckovResult[], judged: readonly Judged[], rules: readonly AuditRule[], locators: ReadonlyMap<AuditedDocument, Locator>, waivers: WaiverMatcher): CheckovRecord[];
