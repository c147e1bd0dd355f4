import type { Topic, Topology } from '../../routing';
import type { DocumentChange } from '../../terraform';
/** Something before and after; one of the two where it is new or gone. */
export type Pair<T> = {
    readonly before: T;
    readonly after: T | undefined;
} | {
    readonly before: undefined;
    readonly after: T;
};
/** The address that a resource had before, by its address now. */
export type PreviousAddress = (address: string) => string;
export declare function previousAddressIn({ changes }: DocumentChange): PreviousAddress;
/**
 * Pairs what is before with what is after: by address, and where none is the same, by name.
 *
 * @param keyOf what two have in common that are one
 */
export declare function pairsOf<T extends {
    readonly address: string;
    readonly name: string;
}>(before: readonly T[], after: readonly T[], previous: PreviousAddress, keyOf?: (one: T) => string): Pair<T>[];
/**
 * Pairs what receives messages: by its name in Azure, by which whoever sends or receives knows it. What has another name
 * now is something else. By address where one of the names is not known, and it may be the same.
 */
export declare function placePairsOf<T extends {
    readonly address: string;
}>(before: readonly T[], after: readonly T[], previous: PreviousAddress, nameOf: (one: T) => string | undefined): Pair<T>[];
/** The name of an entity, unless only the apply tells it and its address stands there. */
export declare function nameIn({ name, address }: {
    readonly name: string;
    readonly address: string;
}): string | undefined;
/** The topics of two topologies, as senders know them: by name and namespace. */
export declare function topicPlaces(before: Topology, after: Topology, previous: PreviousAddress): Pair<Topic>[];
/** Whether the name of the namespace is known; else its address, or nothing, stands for it. */
export declare function hasNamespaceName({ namespace }: Topic): boolean;
/** The topics of two topologies, by address. */
export declare function topicPairs(before: Topology, after: Topology, previous: PreviousAddress): Pair<Topic>[];
/** What two topics or queues have in common that are one. */
export declare function placeKey({ namespace, name }: {
    readonly namespace: string;
    readonly name: string;
}): string;
