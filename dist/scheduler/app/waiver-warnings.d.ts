import { type Waiver } from '../../rules';
/**
 * What somebody should know of the exceptions beside a construct: those that have ended or end soon, and those that
 * are written twice. The audit says the same, perhaps later than the next deployment.
 *
 * @param today a day such as `2026-11-22`
 */
export declare function waiverWarnings(waivers: readonly Waiver[], today: string): string[];
