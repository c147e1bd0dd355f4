import { App } from 'cdktf';
/**
 * Runs the app: builds the stacks, checks all of them, writes their JSON and prints what they deploy.
 *
 * Nothing is written before everything is valid, types included: a mistake ends with the list of all problems on
 * standard error, exit status 1, and the output of the last good run untouched. The output folder is `cdktf.out`, or what the cdktf
 * command line names in `CDKTF_OUTDIR`.
 *
 * @param build makes the stacks of the app
 * @param options.today the day on which exceptions have to hold, such as `2026-11-22`; the current one by default
 */
export declare function synthesize(build: (app: App) => void, { today }?: {
    readonly today?: string;
}): Promise<void>;
