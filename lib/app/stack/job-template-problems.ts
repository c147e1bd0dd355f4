import { describeProblem } from '../../rules';
import type { TrainingJob } from '../declaration/job';
import type { TrainingPlan } from '../declaration/training-plan';

/**
 * What is missing in an environment for the templates of a subscription: a template can only run on a cluster that is
 * there, on no more nodes than it has, and with a storage account where it brings files.
 */
export function templateProblems(
  subscription: string,
  { templates }: TrainingJob,
  computes: TrainingPlan['computes'],
  hasStorage: boolean,
): string[] {
  const problems: string[] = [];
  for (const [name, template] of Object.entries(templates)) {
    const subject = `${subscription}.starts.templates.${name}`;
    if (!hasStorage && template.assets.some(({ files }) => files.length > 0)) {
      problems.push(
        describeProblem({
          subject: 'training.workspace.storageAccountName',
          got: undefined,
          allowed: `the storage account of the workspace, for the files of ${subject}`,
          fix: 'give it, or register code and data before and name them with a version',
        }),
      );
    }
    for (const compute of template.computes) {
      const cluster = computes[compute];
      if (cluster === undefined) {
        const allowed = `one of ${Object.keys(computes).join(', ')}`;
        const fix = 'name one of these, or add it to training.computes';
        problems.push(describeProblem({ subject: `${subject}.compute`, got: compute, allowed, fix }));
      } else if (template.data.maxNodes > cluster.maxNodes) {
        const allowed = `at most ${cluster.maxNodes}, as ${compute} has`;
        const fix = 'lower maxNodes, or a job would wait for nodes that never come';
        problems.push(describeProblem({ subject: `${subject}.maxNodes`, got: template.data.maxNodes, allowed, fix }));
      }
    }
  }
  return problems;
}
