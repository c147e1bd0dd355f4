import type { Unresolved } from './fact';
/** A topic or queue that gets its label. */
interface Labelled {
    readonly address: string;
    readonly name: string;
    readonly namespace: string;
    label: string;
}
/** Each part of the document once, whatever waits for it. */
export declare function partsOf(unresolved: readonly Unresolved[]): Unresolved[];
/** Entities of one name in several namespaces are told apart by these; by their addresses where those are not known. */
export declare function label(entities: readonly Labelled[]): void;
export declare function sorted<T extends {
    readonly name: string;
    readonly address: string;
}>(entities: readonly T[]): T[];
/** Whether two topics may be the same one, as far as their names are known. */
export declare function mayBeSame(a: Omit<Labelled, 'label'>, b: Omit<Labelled, 'label'>): boolean;
export {};
