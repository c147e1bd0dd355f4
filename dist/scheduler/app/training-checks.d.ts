import type { Environment } from './environment';
/** What is probably forgotten of what starts jobs. */
export declare function trainingWarnings({ training, alerts }: Environment, starting: readonly string[]): string[];
/**
 * Environments that both hear of the runs of one workspace: Azure takes one system topic of a workspace, so the second of
 * them could not be deployed, and each would get the other's results.
 */
export declare function sharedEventProblems(environment: Environment, others: readonly Environment[]): string[];
