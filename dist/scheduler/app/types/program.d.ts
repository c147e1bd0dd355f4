/** Where results are kept that can be had again; beside those of lib/typescript.cjs. */
export declare const CACHE: string;
/** A program whose types are checked: the file that Node was started with, and all that it imports. */
export interface Program {
    readonly main: string;
    /** Where the names of files in messages start. */
    readonly folder: string;
    /** The tsconfig.json with the options: the nearest one above the program, else this project's. */
    readonly config: string;
    /** Where its packages are, by folder. */
    readonly packages: readonly string[];
}
/** The program, `undefined` where it is no TypeScript: then whoever compiled it has checked it. */
export declare function programOf(main: string | undefined): Program | undefined;
