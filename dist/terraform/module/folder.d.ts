import type { Gap, JsonObject } from '../resource';
/** A text that was read. */
export interface ReadFile {
    readonly file: string;
    readonly text: string;
    /** The bytes of the file, where they are not the UTF-8 of the text. */
    readonly bytes?: Buffer;
}
/** A file of Terraform JSON. */
export interface SourceFile extends ReadFile {
    readonly json: JsonObject;
}
/** What Terraform reads where it runs in a folder, or calls it as a module. */
export interface SourceFolder {
    readonly files: readonly SourceFile[];
    /** Values of variables, in the order in which Terraform takes them: a later one wins. */
    readonly variableFiles: readonly SourceFile[];
    /** What Terraform reads, too, and is not read here. */
    readonly gaps: readonly Gap[];
}
/**
 * Reads the files of one folder that Terraform would.
 *
 * @param parse reads one file; throws for what is no Terraform JSON
 * @param only the one file of the folder that was named, and has been read; what overrides it and gives values to its
 * variables is read too
 * @throws FileProblem where Terraform would read something that cannot be read: nothing certain rests on the others
 */
export declare function readFolder(folder: string, parse: (file: string, text: string) => JsonObject, only?: SourceFile): SourceFolder;
