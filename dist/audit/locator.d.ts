import type { JsonPath, TerraformDocument } from '../terraform';
/** Where something stands in a file. */
export interface Location {
    /** The file, as the command was given it. */
    readonly file: string;
    /** Line and column, from 1. */
    readonly line: number;
    readonly column: number;
    /** The last line, for a resource that fills several. */
    readonly endLine: number;
    /** The JSON pointer (RFC 6901). */
    readonly pointer: string;
}
/** Finds lines in the files of a document. A file is gone through once, when somebody first asks for a place in it. */
export declare class Locator {
    private readonly texts;
    private readonly files;
    /** Of each subject: all rules that look at it tell where it is. */
    private readonly ofPath;
    constructor({ files }: TerraformDocument);
    /** The place of an argument, or of what it would stand in where it is not there. */
    locate(file: string, path: JsonPath, argument?: string): Location;
    private find;
    private placesIn;
}
