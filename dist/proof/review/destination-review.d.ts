import { type Unresolved } from '../../routing';
import type { DestinationRow, Remark } from './review';
import { type TopicChange } from './topic-change';
/** Which messages go where now, and whether that is where they went. */
export interface Destinations {
    readonly rows: readonly DestinationRow[];
    readonly remarks: readonly Remark[];
    /** Whether it is proved that every message goes where it went before, as often; `undefined` where nobody can tell. */
    readonly isUnmoved: boolean | undefined;
}
/** Compares what the subscriptions get, kind by kind. */
export declare function reviewDestinations(change: TopicChange): Promise<Destinations>;
/** That it cannot be told: by the solver in its budget, or since something of the document is not known. */
export declare function undecided(subject: string, question: string, { reason, unresolved }: {
    readonly reason: string;
    readonly unresolved?: readonly Unresolved[];
}): Remark;
/**
 * The remarks of a topic, each thing that is not known once: one question for all that wait for the same, and none for
 * those that wait only for rules of which it is told already that they are not known, or refused.
 */
export declare function grouped(remarks: readonly Remark[]): Remark[];
