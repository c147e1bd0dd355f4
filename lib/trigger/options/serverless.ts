import { Inspection, oneOf, shapeOf, text } from '../../rules';
import type { JobTier, ServerlessData } from '../jobs';

/**
 * Machines without a cluster: Azure ML makes them for each job, and takes them away.
 *
 * No cluster's `maxNodes` limits what they cost: the nodes of the template, its end and the quota of the subscription do.
 * Jobs run as the identity of the environment, which is put beside the workspace's own for it; the workspace of another
 * team has to have it already.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-use-serverless-compute
 */
export class Serverless {
  /** @param options the kind of machine, else what Azure ML finds quota for; and whether it is cheap (`Spot`) */
  static of(options: ServerlessData = {}): Serverless {
    const inspection = new Inspection(true);
    const usable = SHAPE.inspect(options, '', inspection) as ServerlessData;
    return new Serverless(inspection.problems.length === 0 ? usable : {}, inspection.problems);
  }

  private constructor(
    readonly data: ServerlessData,
    /** What is wrong, a line each. */
    readonly problems: readonly string[],
  ) {}
}

const SHAPE = shapeOf<ServerlessData>(
  {},
  { instanceType: text, jobTier: oneOf<JobTier>('Basic', 'Standard', 'Premium', 'Spot') },
  { expects: 'an object: { instanceType, jobTier }' },
);
