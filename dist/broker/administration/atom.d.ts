import { type XmlElement } from './xml';
/** What is described at an address. */
export interface Entry {
    /** The whole address: clients take the names out of it. */
    readonly id: string;
    /** The name. */
    readonly title: string;
    readonly published: string;
    readonly updated: string;
    /** The name of the namespace. */
    readonly author: string;
    /** `QueueDescription`, for example, and what is in it. */
    readonly description: string;
    readonly content: readonly (XmlElement | undefined)[];
}
/** An entity as Atom, by itself. */
export declare function entryText(entry: Entry): string;
/** A list as Atom. @param next the address of what comes after it, where there is more */
export declare function feedText(id: string, title: string, entries: readonly Entry[], now: string, next?: string): string;
/** What the service answers for a queue or topic that is not there: a list of nothing, which clients know by its title. */
export declare function emptyFeedText(id: string, now: string): string;
/** Why a request is refused. */
export declare function errorText(code: number, detail: string): string;
