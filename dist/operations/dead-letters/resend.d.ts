import type { Bus } from '../bus/bus';
import { type Changes } from './again';
import type { Letter } from './letter';
import type { Planned } from './plan';
import type { Targets } from './targets';
/** What has become of a letter. */
export interface Resent extends Planned {
    /** It was at its target already, and was not sent once more. */
    readonly wasThere: boolean;
}
/**
 * Sends letters again, each place in its order: first it is sent, then it is gone from here.
 *
 * The official client for JavaScript has no transactions, so whoever stops in between finds it at both places, under one id.
 * Run again, a message that waits in the target as it was sent is not sent twice, it is only taken away here; one that was
 * taken there meanwhile is sent again, and is dropped where duplicates are detected.
 *
 * A message that cannot be sent stays, and so do those behind it that are of its session: their order counts.
 */
export declare function resend(bus: Bus, plan: readonly Planned[], changes: Changes, targets: Targets, signal: AbortSignal): Promise<Resent[]>;
/** Takes letters away for good. @returns those that stay, and why */
export declare function discard(bus: Bus, letters: readonly Letter[], signal: AbortSignal): Promise<Map<Letter, string>>;
