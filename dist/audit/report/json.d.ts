import type { AuditResult } from '../audit';
import type { Provenance } from './provenance';
/** The form of the JSON report; it rises when something is taken away or means something else. */
export declare const REPORT_VERSION = 1;
/** The report for machines and archives: every record, in an order that does not change. `schema.ts` is its schema. */
export declare function auditJson(result: AuditResult, provenance: Provenance): object;
