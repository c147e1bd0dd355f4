import { SqlFilter } from '../filters/sql-filter';
import type { KnownProperties } from '../properties/known-properties';
/** What can be claimed about the messages that subscriptions get. */
export declare const CLAIM_KINDS: readonly ['exactly-once', 'never-overlap', 'cover', 'not-reach'];
export type ClaimKind = (typeof CLAIM_KINDS)[number];
/**
 * Something that has to hold for every message, and is proved from the rules: `scheduler check` and `scheduler prove`
 * answer with a proof, or with a message that refutes it.
 */
export interface DeliveryClaim {
    readonly kind: ClaimKind;
    /** What is claimed, in a sentence for whoever reads the proof. */
    readonly name: string;
    /**
     * The subscriptions that it is about, by name.
     *
     * @default - all of the topic but the observers: a new one cannot slip past the claim
     */
    readonly subscriptions?: readonly string[] | undefined;
    /**
     * The subscriptions that it is not about, by name; only where it does not name those that it is about.
     *
     * @default - none
     */
    readonly observers?: readonly string[] | undefined;
    /**
     * The messages that it is about: those that the filter is true for.
     *
     * @default - all messages
     */
    readonly messages?: SqlFilter | undefined;
    /**
     * Messages that it is not about.
     *
     * @default - none
     */
    readonly except?: SqlFilter | undefined;
}
/** Whether a claim is about a subscription. */
export declare function isAbout({ subscriptions, observers }: DeliveryClaim, name: string): boolean;
/** The subscriptions that a claim is about, in words. */
export declare function claimSubjects({ subscriptions, observers }: DeliveryClaim): string;
/**
 * What is wrong with a claim.
 *
 * @param known the names of the topic's subscriptions
 */
export declare function claimProblems({ kind, name, subscriptions, observers, messages, except }: DeliveryClaim, known: readonly string[], contract?: KnownProperties): string[];
/** A claim as it stands in the JSON beside its topic. */
export declare function claimToJson({ kind, name, subscriptions, observers, messages, except }: DeliveryClaim): object;
/** A claim from its JSON; `undefined` where it is none. */
export declare function claimFromJson(json: unknown): DeliveryClaim | undefined;
