/**
 * What to do after a synth, for people: on a terminal, and not where the cdktf command line or a workflow runs the app.
 *
 * @param stacks the names of the stacks, the first to deploy first
 */
export declare function nextSteps(stacks: readonly string[], { isTTY, environment, hasExamples }?: {
    environment?: NodeJS.ProcessEnv | undefined;
    hasExamples?: boolean | undefined;
    isTTY?: boolean | undefined;
}): string | undefined;
