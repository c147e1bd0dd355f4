import type { Run } from '../core';
/** A run as it is kept, and where. */
export interface KeptRun {
    readonly run: Run;
    readonly folder: string;
    /** What its processes have in their environment. */
    readonly mark: string | undefined;
}
/** Runs in folders, each with what it is in a file: what is listed after a restart. */
export declare class JobStore {
    private readonly root;
    constructor(root: string);
    /** The folder of a workspace. */
    workspaceFolder(workspaceName: string): string;
    make(workspaceName: string, run: string): string;
    /** Keeps a run as it is now: whole, or as it was before. */
    keep({ run, folder, mark }: KeptRun): void;
    remove(folder: string): void;
    /** The runs of a workspace that are kept, the oldest first. @throws FileProblem where one cannot be read */
    read(workspaceName: string): KeptRun[];
}
