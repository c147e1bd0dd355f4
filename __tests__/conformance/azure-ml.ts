import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { LocalAzureMl } from '../../lib/local/azure-ml';
import { LocalHttp } from '../../lib/local/http';
import { print, printError } from '../../lib/terminal';
import { answers, answersOf, must } from './languages';

/** Kept at the versions on which the suite was written; others may ask otherwise. */
const CLIENTS = ['azure-ai-ml==1.35.2', 'mlflow-skinny==3.17.2'];

const TESTS = resolve(__dirname, '..');
const WORKSPACE =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/training';

/**
 * Azure ML on this machine with Microsoft's own client for Python, unchanged: it is told where Azure is by
 * ARM_CLOUD_METADATA_URL, as in a cloud of its own. Besides, what it sends for job files is what was recorded of it, which
 * the tests compare with what is sent here (`__tests__/job-files/official-client.test.ts`).
 */
export async function conformToAzureMl(): Promise<boolean> {
  if (!answers('python3', ['-c', 'import venv'])) {
    print([`skipped: ${CLIENTS[0]}: python3 with venv is not on this machine`]);
    return true;
  }
  const python = prepared();
  const isRecorded = sendsWhatWasRecorded(python);
  if (!isRecorded) printError(['FAILED: azure-ml: what the client sends for job files is not what was recorded of it']);
  const http = await LocalHttp.start({ onFault: (fault) => printError([String((fault as Error).stack)]) });
  const ml = LocalAzureMl.start({ workspaces: [workspace()], profile: {}, endpoint: http.url });
  http.mount(ml.service);
  let [passed, failed] = [0, 0];
  try {
    const environment = {
      REQUESTS_CA_BUNDLE: http.certificate.file ?? '',
      ARM_CLOUD_METADATA_URL: `${http.secureUrl}/metadata/endpoints?api-version=2019-05-01`,
    };
    const suite = join(__dirname, 'azure-ml/suite.py');
    for await (const { test, passed: isPassed, why } of answersOf(python, ['-B', suite, WORKSPACE], environment)) {
      if (isPassed) passed++;
      else failed++;
      if (!isPassed) printError([`FAILED: azure-ml: ${test}: ${why}`]);
    }
  } finally {
    await ml.stop();
    await http.stop();
  }
  print([`${CLIENTS[0]}: ${passed} passed, ${failed} failed`]);
  return isRecorded && failed === 0 && passed > 0;
}

/** A Python with the clients, kept from run to run. */
function prepared(): string {
  const folder = join(tmpdir(), 'azure-ml-conformance', CLIENTS.join('-'));
  const python = join(folder, 'bin/python');
  if (existsSync(join(folder, 'ready'))) return python;
  rmSync(folder, { recursive: true, force: true });
  must('python3', ['-m', 'venv', folder]);
  // The pip that comes with Python finds no versions that fit together.
  must(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--upgrade', 'pip']);
  must(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...CLIENTS]);
  mkdirSync(join(folder, 'ready'));
  return python;
}

function sendsWhatWasRecorded(python: string): boolean {
  const [script, files, recorded] = [
    'toolchain/azure-ml/record.py',
    'job-files/fixtures',
    'job-files/recorded.json',
  ].map((path) => join(TESTS, path)) as [string, string, string];
  const { status, stdout, stderr } = spawnSync(python, ['-B', script, files], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${script} ended with ${status}:\n${stderr.slice(-4000)}`);
  return isDeepStrictEqual(JSON.parse(stdout), JSON.parse(readFileSync(recorded, 'utf8')));
}

function workspace() {
  return {
    address: 'azurerm_machine_learning_workspace.training',
    id: WORKSPACE,
    name: 'training',
    assets: [],
    clusters: [
      {
        address: 'azurerm_machine_learning_compute_cluster.cpu',
        id: `${WORKSPACE}/computes/cpu`,
        name: 'cpu',
        vmSize: 'Standard_DS3_v2',
        minNodes: 0,
        maxNodes: 2,
        priority: 'Dedicated' as const,
        idleBeforeScaleDown: undefined,
      },
    ],
  };
}
