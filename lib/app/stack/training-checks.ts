import { describeProblem, isPlain } from '../../rules';
import type { AnyEnvironment } from '../declaration/environment';

/** What is probably forgotten of what starts jobs. */
export function trainingWarnings({ training, alerts }: AnyEnvironment, starting: readonly string[]): string[] {
  if (starting.length === 0) {
    if (training === undefined) return [];
    return [
      'training: no job of the catalogue starts any, and nothing of it is made: give a job `starts: trainingJob({ … })`, or leave training out',
    ];
  }
  if (alerts !== undefined) return [];
  return [
    `alerts: nobody is told of requests that start nothing: what ${starting.join(', ')} cannot start is in training-rejected and training-dead-letters; give alerts: { emails: ['…'] }, or look there`,
  ];
}

/** Jobs of two topics that start something have names of their own: their programs and queues are named after them. */
export function sharedNameProblems(starting: readonly string[]): string[] {
  const repeated = new Set(starting.filter((name, index) => starting.indexOf(name) !== index));
  return [...repeated].map((name) =>
    describeProblem({
      subject: 'starts',
      got: name,
      allowed: 'names that differ, of all jobs of the environment that start something',
      fix: 'rename one of the two: programs and queues are named after them',
    }),
  );
}

/**
 * Environments that both hear of the runs of one workspace: Azure takes one system topic of a workspace, so the second of
 * them could not be deployed, and each would get the other's results.
 */
export function sharedEventProblems(environment: AnyEnvironment, others: readonly AnyEnvironment[]): string[] {
  const workspace = heardWorkspace(environment);
  const other = workspace && others.find((one) => heardWorkspace(one) === workspace);
  if (!other) return [];
  return [
    describeProblem({
      subject: 'training.jobEvents',
      got: true,
      allowed: `the events of a workspace in one environment, and ${other.name} has those of ${workspace} already`,
      fix: 'leave jobEvents out here, and let the topic of that environment pass the results on, or give each a workspace',
    }),
  ];
}

/** Where a workspace is whose events an environment hears; nothing where it hears of none. */
function heardWorkspace({ training, resourceGroup }: AnyEnvironment): string | undefined {
  if (training?.jobEvents !== true) return undefined;
  const { workspace } = training;
  // What is neither is told of where it stands.
  if (!isPlain(workspace) || !isPlain(resourceGroup)) return undefined;
  const own = 'create' in resourceGroup ? resourceGroup.create : resourceGroup.existing;
  const [group, name] =
    'existing' in workspace ? [workspace.resourceGroupName, workspace.existing] : [own, workspace.create];
  return `${group}/${name}`.toLowerCase();
}
