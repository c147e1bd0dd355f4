import type { Location } from './locator';
/** A line about a file, with its place. */
export interface PlacedProblem {
    readonly location: Location;
    readonly text: string;
}
/** One entry of a list in a file, with the places that messages about it name. */
export interface FileEntry {
    /** Its number in the file, from 0; those included that cannot be read. */
    readonly index: number;
    readonly value: unknown;
    /** Where a part of it stands; where the entry itself does, for a part that it has not. */
    place(part?: string): Location;
    /** The letters of the file, where a part is a number or a boolean: `0123` for 123. */
    written(part: string): string | undefined;
}
/** The entries of a file, and what is wrong with its form. */
export interface FileEntries {
    readonly entries: readonly FileEntry[];
    readonly problems: readonly PlacedProblem[];
}
/**
 * The entries of all lists of a file in YAML, which includes JSON: one list, several documents with a list each, or
 * nothing at all.
 *
 * Of YAML 1.2 it reads what an auditor reads as it is written: no tags but those of the core schema, and no merge keys.
 * Anchors are read: an alias stands for an entry, or for the value of a part.
 */
export declare function readEntries(file: string, text: string): FileEntries;
