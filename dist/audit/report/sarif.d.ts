import type { Log } from 'sarif';
import type { AuditResult } from '../audit';
import { type Provenance } from './provenance';
/**
 * - `full`: every record, with exceptions as suppressions; for auditors and archives
 * - `upload`: what has to be looked at and nothing else; GitHub ignores suppressions, and would show what is excepted
 *   (github/codeql-action issue 1230)
 */
export type SarifVariant = 'full' | 'upload';
/**
 * The report as SARIF 2.1.0, one run a document: GitHub keeps runs apart by their category. It takes twenty runs a
 * file, so of more documents those from the twentieth on share the last run, and nothing is left out for that.
 *
 * What GitHub would not take is left out of the variant for it, and said in the file: `sarifNotices` reads it out.
 */
export declare function auditSarif(result: AuditResult, provenance: Provenance, variant: SarifVariant): Log;
/** What a report says of itself: what was left out of it, and why. */
export declare function sarifNotices({ runs }: Log): string[];
