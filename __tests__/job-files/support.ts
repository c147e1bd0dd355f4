import { join } from 'node:path';
import { type JobRequest, jobBody } from '../../lib/trigger/jobs';
import { JobTemplate } from '../../lib/trigger/templates';

export const FIXTURES = join(__dirname, 'fixtures');
export const WORKSPACE = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ml';

export type Options = Parameters<typeof JobTemplate.fromYaml>[1];

/** A template of a file that is here. */
export function fixture(file: string, options: Options = {}): JobTemplate {
  return JobTemplate.fromYaml(join(FIXTURES, file), options);
}

/** The body that a template sends for a request. */
export function bodyOf(template: JobTemplate, change: Partial<JobRequest> = {}): any {
  const { tiers, nodes = 1 } = template.data;
  const request: JobRequest = {
    id: 'r-1',
    attempt: 1,
    template: 't',
    tier: Object.keys(tiers)[0] as string,
    nodeCount: nodes,
    params: {},
    inputs: {},
    ...change,
  };
  return jobBody(template.data, request, { workspaceId: WORKSPACE, trainingClientId: 'jobs' }, undefined).properties;
}
