/** A program whose types are checked: the file that Node was started with, and all that it imports. */
export interface Program {
    readonly main: string;
    /** Where the names of files in messages start. */
    readonly folder: string;
    /** The tsconfig.json with the options: the nearest one above the program, else the clone's. */
    readonly config: string;
    /** Where its packages are, by folder. */
    readonly packages: readonly string[];
}
/** The program; `undefined` where it is no TypeScript, which whoever compiled it has checked, or nothing says with which options. */
export declare function programOf(main: string | undefined): Program | undefined;
