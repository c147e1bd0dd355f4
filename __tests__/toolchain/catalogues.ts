import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/**
 * `npm run test:catalogues`: what becomes of the tests when a user makes the project his own.
 *
 * In a copy of the project for each change below all tests are run; only those in `__tests__/catalogue` may notice, and
 * `npm run snapshots` has to make them green. Takes as long as the tests, once a change; `test:catalogues one-job` tries
 * one of them.
 */
const PROJECT = resolve(__dirname, '../..');

const CONTRACT = "import { SqlFilter } from '../rules';\nimport { jobCatalogue } from '../app';\n";
const ONE_JOB = `${CONTRACT}import { trainingEvent } from './contract';
export const trainingJobs = jobCatalogue({
  topicName: 'training-events',
  topic: { contract: trainingEvent },
  jobs: () => ({ train: { rules: { requested: SqlFilter.parse("eventType = 'training.requested'") } } }),
});
export const quickstartJobs = trainingJobs;
`;

type Edit = (text: string) => string;

const after =
  (place: string, more: string): Edit =>
  (text) => {
    if (!text.includes(place)) throw new Error(`there is no ${place}`);
    return text.replace(place, `${place}\n${more}`);
  };

const JOBS = 'jobs: (queues) => ({';

/** What users do first, by file of lib/scheduler. */
const CHANGES: Readonly<Record<string, Readonly<Record<string, Edit>>>> = {
  'add-job': {
    'jobs.ts': after(JOBS, `deploy: { rules: { requested: SqlFilter.parse("eventType = 'deploy.requested'") } },`),
  },
  'one-job': { 'jobs.ts': () => ONE_JOB },
  'other-names': {
    'jobs.ts': (text) => text.replaceAll(/(gpu|cpu|cost|drift|eval|large|run|train)-(?=[a-z-]+['\s])/g, 'our-$1-'),
    'environments.ts': (text) =>
      text
        .replaceAll(/name: '(quickstart|dev|prod)'/g, "name: 'our-$1'")
        .replaceAll(/(training)-(jobs|quickstart|dev|prod)/g, 'contoso-$2')
        .replaceAll('sttrainingstate', 'stcontoso'),
  },
  'twenty-jobs': {
    'jobs.ts': after(
      JOBS,
      Array.from(
        { length: 20 },
        (_, n) =>
          `'team-${n}': { rules: { own: SqlFilter.parse("eventType = 'deploy.requested' AND tenant = 't${n}'") } },`,
      ).join('\n'),
    ),
  },
};

function tryOut(change: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), `catalogue-${change}-`));
  try {
    const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: PROJECT,
      encoding: 'utf8',
    });
    for (const file of stdout.split('\0').filter((name) => name !== '' && name !== 'node_modules')) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      cpSync(join(PROJECT, file), join(folder, file));
    }
    symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
    for (const [file, edit] of Object.entries(CHANGES[change] ?? {})) {
      const path = join(folder, 'lib/scheduler', file);
      writeFileSync(path, edit(readFileSync(path, 'utf8')));
    }
    const types = run(folder, ['node_modules/typescript/bin/tsc']);
    const failed = failures(folder, []);
    const others = failed.filter((file) => !file.startsWith('__tests__/catalogue/'));
    run(folder, ['node_modules/jest/bin/jest.js', '__tests__/catalogue', '--update-snapshot']);
    const left = failures(folder, ['__tests__/catalogue']);
    console.log(
      `${change}: types ${types.status === 0 ? 'right' : types.stdout}; noticed by ${failed.join(', ') || 'no test'}; after npm run snapshots ${left.join(', ') || 'all green'}`,
    );
    return types.status === 0 && others.length === 0 && left.length === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The test files that fail. */
function failures(folder: string, options: readonly string[]): string[] {
  const report = join(folder, 'report.json');
  run(folder, ['node_modules/jest/bin/jest.js', '--ci', '--json', `--outputFile=${report}`, ...options]);
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: readonly {
      name: string;
      status: string;
      assertionResults: readonly { fullName: string; status: string }[];
    }[];
  };
  return testResults
    .filter(({ status }) => status === 'failed')
    .map(({ name, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      return `${name.slice(folder.length + 1)} (${failed.map(({ fullName }) => fullName).join('; ')})`;
    });
}

function run(cwd: string, options: readonly string[]) {
  return spawnSync(process.execPath, [...options], { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
}

const wanted = process.argv.slice(2);
const results = (wanted.length > 0 ? wanted : Object.keys(CHANGES)).map(tryOut);
if (results.includes(false)) process.exitCode = 1;
