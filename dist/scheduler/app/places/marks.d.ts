/** Something in a source file that has a name: an option, a construct with its id, an object with a `name`, a constant. */
export interface Mark {
    readonly name: string;
    readonly file: string;
    /** Where it starts in the text of the file. */
    readonly offset: number;
    /** What it stands in. */
    readonly parent: Mark | undefined;
    /** Whether it is a constant, which stands wherever it is used. */
    readonly isConstant: boolean;
}
/** The use of a name as a value. */
export interface Use {
    readonly name: string;
    readonly file: string;
    readonly within: Mark | undefined;
}
/** A name from another file. */
export interface Import {
    readonly file: string;
    readonly local: string;
    readonly imported: string;
    /** The other file, if it is one of TypeScript. */
    readonly from: string;
}
/** All that has a name in a file, and all uses of names. */
export interface Marks {
    readonly imports: readonly Import[];
    readonly marks: readonly Mark[];
    readonly uses: readonly Use[];
}
/** Of a source that can be compiled; the compiler has said so by now. */
export declare function marksOf(file: string, source: string): Marks;
