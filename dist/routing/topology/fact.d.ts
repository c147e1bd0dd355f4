/** A part of a document that could not be resolved: whatever depends on it cannot be told. */
export interface Unresolved {
    readonly address: string;
    readonly argument: string;
    /**
     * Why, as a sentence about the argument that names neither it nor its resource, so that what one cause makes not known
     * has one problem: `it is known after apply`.
     */
    readonly problem: string;
}
/**
 * What a document says of something that decides about messages: a value, which may be that there is none, or nothing
 * that could be resolved. To get at the value one has to say what happens without.
 */
export type Fact<T> = {
    readonly kind: 'known';
    readonly value: T;
} | {
    readonly kind: 'unknown';
    readonly unresolved: Unresolved;
};
/** A fact that is known. */
export declare function known<T>(value: T): Fact<T>;
/** The value of a fact, or what stands for one that is not known. */
export declare function valueOr<T, U>(fact: Fact<T>, otherwise: U): T | U;
/**
 * All of something, or as much of it as is known. Who lists what a topic or a subscription has must say what follows
 * from there being more.
 */
export type Listed<T, M extends Unresolved = Unresolved> = {
    readonly kind: 'all';
    readonly all: readonly T[];
} | {
    readonly kind: 'part';
    readonly known: readonly T[];
    readonly missing: readonly M[];
};
/** A list, complete where nothing is missing. */
export declare function listed<T, M extends Unresolved>(items: readonly T[], missing: readonly M[]): Listed<T, M>;
/** What is known of a list, for whoever looks at each of it and concludes nothing from what is not there. */
export declare function knownOf<T>(list: Listed<T>): readonly T[];
/** What is missing from a list; nothing where it is complete. */
export declare function missingOf<M extends Unresolved>(list: Listed<unknown, M>): readonly M[];
/** Each of them once. */
export declare function distinct<U extends Unresolved>(unresolved: readonly U[]): U[];
/** What is not known, for people: `azurerm_servicebus_subscription.s: topic_id: it is known after apply`. */
export declare function unresolvedText({ address, argument, problem }: Unresolved): string;
/** Parts that are not known for one reason. */
interface Reason {
    /** The reason and whose it is: `azurerm_servicebus_subscription.s["a"] and 4 more: topic_id: it is known after apply`. */
    readonly text: string;
    readonly parts: readonly Unresolved[];
}
/** Why these are not known, each reason once, with how many have it. */
export declare function reasonsOf(unresolved: readonly Unresolved[]): Reason[];
/** Why something cannot be told: the first reasons, and how many more parts are not known. */
export declare function becauseOf(unresolved: readonly Unresolved[]): string;
/** The parts of which `becauseOf` tells why. */
export declare function toldParts(unresolved: readonly Unresolved[]): Unresolved[];
export {};
