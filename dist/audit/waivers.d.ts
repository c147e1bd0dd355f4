import { type Waiver } from '../rules';
import type { AuditedDocument } from './audited-document';
import type { Location } from './locator';
import type { Subject } from './subject';
/** An exception, and where it was written. */
export interface PlacedWaiver extends Waiver {
    /** What it is for: a construct path, with `/*` for all below it, or an address. */
    readonly scope: string;
    readonly source: 'code' | 'file';
    readonly location: Location;
    /** How messages call it: `SB-NET-001 at dev/bus`, with its file, line and number there. */
    readonly place: string;
    /** What it stands beside, where it stands in code. */
    readonly beside?: {
        readonly document: AuditedDocument;
        readonly subject: Subject;
    };
}
/** Whether an exception is the one that this project ships with, as it was; one of a file is somebody's own. */
export declare function isTemplate(waiver: PlacedWaiver): boolean;
/** Whether a scope of a file covers what has these names. */
export declare function coversFrom(scope: string, names: readonly string[]): boolean;
/** What something in a document can be called: its address, its construct path, its address with the stack. */
export declare function namesOf({ source }: AuditedDocument, subject: Subject): string[];
/** A scope that is for more than one thing, whatever there is. */
export declare function isWide(scope: string): boolean;
/** A scope that says nothing. */
export declare function isEverything(scope: string): boolean;
/** The rule that a waiver is about, and the finding where it is about one. */
export declare function ruleOf({ id }: Pick<Waiver, 'id'>): {
    readonly rule: string;
    readonly key: string | undefined;
};
/** Whether a waiver is about a check of another tool, which only its results can tell. */
export declare function isOfCheckov({ id }: Waiver): boolean;
