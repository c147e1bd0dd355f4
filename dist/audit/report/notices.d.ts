import type { AuditResult } from '../audit';
import { type PlacedWaiver } from '../waivers';
/** What somebody should know of exceptions that are in order. It does not change the exit status. */
export interface ExceptionNotice {
    /** `ends-soon`: within ninety days. `not-approved`: exceptions of the template, which nobody has approved. */
    readonly kind: 'ends-soon' | 'not-approved';
    /** One line about all of them. */
    readonly text: string;
    /** Those that it is about, the next to end first. */
    readonly waivers: readonly PlacedWaiver[];
}
/** The notices about a result, a line each. */
export declare function exceptionNotices(result: AuditResult): string[];
/** The notices about a result, with the exceptions. */
export declare function noticesAbout({ waivers, today }: AuditResult): ExceptionNotice[];
