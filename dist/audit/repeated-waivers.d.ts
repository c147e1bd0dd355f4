import type { AuditedDocument } from './audited-document';
import type { WaiverIndex } from './waiver-index';
import { type PlacedWaiver } from './waivers';
/**
 * The exceptions that say what an earlier one says, each with that one: of the same id, and for something that both
 * cover, wherever the two are written. Those that cover nothing are the same where their scope is.
 */
export declare function repetitions(waivers: readonly PlacedWaiver[], index: WaiverIndex, documents: readonly AuditedDocument[]): ReadonlyMap<PlacedWaiver, PlacedWaiver>;
