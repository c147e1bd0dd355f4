/** The folders of one run, as Azure ML names them. */
export interface JobFolder {
    readonly root: string;
    /** What the command runs in: the files of its code. */
    readonly code: string;
    /** A link or a folder for each input. */
    readonly inputs: string;
    readonly outputs: string;
    /** What its processes have written. */
    readonly userLogs: string;
    /** What was done for it here. */
    readonly systemLogs: string;
}
export declare function folderAt(root: string): JobFolder;
/**
 * A new folder for a run, named after it. Names that differ in capitals alone are different jobs, and may be one folder to
 * the file system: the later one gets a number.
 */
export declare function makeFolder(parent: string, name: string): string;
export declare function makeFolders({ code, inputs, outputs, userLogs, systemLogs }: JobFolder): void;
/** Where an output is, within the folder of its run. */
export declare function outputPath({ outputs }: JobFolder, name: string): string;
