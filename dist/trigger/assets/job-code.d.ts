import { JobAsset } from './job-asset';
/** Code that lies here, and is registered in the workspace when it is deployed. */
export declare class JobCode {
    /** What is registered; `undefined` where something is wrong with it. */
    readonly asset: JobAsset | undefined;
    /** What is wrong, a line each. */
    readonly problems: readonly string[];
    /**
     * The files of a folder, without what its `.amlignore` names (or its `.gitignore`, where it has none).
     *
     * @param path from the folder that the app runs in
     */
    static fromFolder(path: string): JobCode;
    /** @internal @param subject what a problem is about */
    static _at(path: string, subject: string, shown: string): JobCode;
    private constructor();
}
