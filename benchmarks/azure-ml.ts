import { type Command, JobMachine } from '../lib/local/azure-ml/core';
import { print } from '../lib/terminal';
import { median } from './processes';

/**
 * How many jobs a second the state machine of Azure ML on this machine starts and ends, without processes: on a cluster that
 * has room for all, and on one where each waits for the one before it. `npm run bench:azure-ml`
 */
const WORKSPACE = '/subscriptions/0/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/training';
const CPU = `${WORKSPACE}/computes/cpu`;
const JOBS = 5_000;
const ROUNDS = 5;

function jobsASecond(maxNodes: number): number {
  const machine = new JobMachine({ clusters: [{ id: CPU, maxNodes }], componentOf: () => () => undefined });
  const properties = { jobType: 'Command', command: 'true', environmentId: 'env', computeId: CPU };
  const begin = performance.now();
  const running: string[] = [];
  const run = (command: Command) => {
    for (const { kind, run: of } of machine.run(command, 0).effects) if (kind === 'start') running.push(of.name);
  };
  for (let index = 0; index < JOBS; index++) {
    run({ kind: 'put', run: { workspaceId: WORKSPACE, name: `job-${index}` }, properties, luck: 1 });
  }
  let ended = 0;
  for (let name = running.shift(); name !== undefined; name = running.shift()) {
    run({ kind: 'began', run: { workspaceId: WORKSPACE, name } });
    run({ kind: 'ended', run: { workspaceId: WORKSPACE, name }, error: undefined });
    ended++;
  }
  if (ended !== JOBS) throw new Error(`${ended} of ${JOBS} have ended`);
  return JOBS / ((performance.now() - begin) / 1000);
}

for (const [what, nodes] of [
  ['room for all', JOBS],
  ['one node', 1],
] as const) {
  const rounds = Array.from({ length: ROUNDS }, () => jobsASecond(nodes));
  print([`${what}: ${Math.round(median(rounds)).toLocaleString('en')} jobs a second (${JOBS} jobs, ${ROUNDS} rounds)`]);
}
