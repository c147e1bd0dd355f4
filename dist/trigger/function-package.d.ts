import type { JobTemplate } from './templates';
/** Where the program begins. */
export declare const PROGRAM: string;
/** A package that an app runs from. */
export interface FunctionPackage {
    readonly zip: Uint8Array;
    /** SHA-256 of its content; the same source and templates give the same, on every machine. */
    readonly hash: string;
}
/**
 * The function as one file, with its templates and the contract of its messages as data, in a zip.
 *
 * The zip is the same bytes for the same content: a plan shows a change of the package only where there is one.
 *
 * @param contract the JSON schema of the topic's messages; null where it has none
 */
export declare function functionPackage(templates: Readonly<Record<string, JobTemplate>>, contract: object | null): FunctionPackage;
/** The program and what it needs, in one file; what the host provides is left out. */
export declare function programScript(): string;
/** The settings of the program's host. */
export declare function programHost(): string;
