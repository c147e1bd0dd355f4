import type { ServerlessData } from '../jobs';
/**
 * Machines without a cluster: Azure ML makes them for each job, and takes them away.
 *
 * No cluster's `maxNodes` limits what they cost: the nodes of the template, its end and the quota of the subscription do.
 * Jobs run as the identity of the environment, which is put beside the workspace's own for it; the workspace of another
 * team has to have it already.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-use-serverless-compute
 */
export declare class Serverless {
    readonly data: ServerlessData;
    /** What is wrong, a line each. */
    readonly problems: readonly string[];
    /** @param options the kind of machine, else what Azure ML finds quota for; and whether it is cheap (`Spot`) */
    static of(options?: ServerlessData): Serverless;
    private constructor();
}
