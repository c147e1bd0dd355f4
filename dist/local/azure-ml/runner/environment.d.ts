import type { Spread } from '../core';
export declare function inherited(environment: NodeJS.ProcessEnv): Record<string, string>;
/** One of the processes of a run. */
export interface Rank {
    readonly rank: number;
    readonly variables: Readonly<Record<string, string>>;
}
/**
 * The processes of a run, with the variables by which each knows which it is, as Azure ML sets them.
 *
 * @param port one that is free, for the first of them to be met at
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-train-distributed-gpu
 */
export declare function ranksOf(spread: Spread | undefined, nodes: number, port: number): Rank[];
/** What every process of a run knows of it. */
export interface RunFacts {
    readonly workspaceId: string;
    readonly name: string;
    readonly root: string;
    readonly experiment: string;
    readonly experimentId: string;
    /** Where Azure ML answers: `http://localhost:<port>`; `undefined` where it does not. */
    readonly endpoint: string | undefined;
}
/** The variables by which programs know the run that they are, and where MLflow keeps what it is told. */
export declare function runVariables(facts: RunFacts): Record<string, string>;
