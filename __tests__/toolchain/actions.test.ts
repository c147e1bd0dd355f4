import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const ROOT = resolve(__dirname, '../..');
const PLANS = join(ROOT, '__tests__/support/plans');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

interface Ran {
  readonly status: number | null;
  readonly stderr: string;
  /** The outputs of the step. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** What GitHub was asked through `gh`. */
  readonly asked: string;
}

/** Runs the step of an action as GitHub does, with the command of this clone and a `gh` that writes down what it is asked. */
function act(action: 'review' | 'audit', inputs: Readonly<Record<string, string>>): Ran {
  const folder = mkdtempSync(join(tmpdir(), 'action-'));
  for (const file of ['output', 'summary', 'asked']) writeFileSync(join(folder, file), '');
  writeFileSync(join(folder, 'gh'), `#!/usr/bin/env bash\necho "$*" >> ${folder}/asked\n`);
  chmodSync(join(folder, 'gh'), 0o755);
  const { inputs: declared } = parse(readFileSync(join(ROOT, `.github/actions/${action}/action.yml`), 'utf8'));
  const values = Object.entries<{ default?: string }>(declared).map(([name, one]) => [
    name.toUpperCase(),
    inputs[name] ?? one.default ?? '',
  ]);
  const { status, stderr } = spawnSync(join(ROOT, `.github/actions/${action}/run.sh`), {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      ...Object.fromEntries(values),
      COMMAND: `${process.execPath} ${join(ROOT, 'lib/cli/scheduler.cjs')}`,
      PATH: `${folder}:${process.env.PATH}`,
      RUNNER_TEMP: folder,
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      REPOSITORY: 'o/r',
      PULL_REQUEST: inputs.pullRequest ?? '7',
    },
  });
  const lines = readFileSync(join(folder, 'output'), 'utf8').trim().split('\n');
  return {
    status,
    stderr,
    outputs: Object.fromEntries(lines.map((line) => line.split('=', 2))),
    summary: readFileSync(join(folder, 'summary'), 'utf8'),
    asked: readFileSync(join(folder, 'asked'), 'utf8'),
  };
}

const acknowledgement = () => {
  const file = join(mkdtempSync(join(tmpdir(), 'action-')), 'acknowledgements.json');
  const reason = 'these messages are looked at by hand from now on';
  writeFileSync(file, JSON.stringify([{ gate: 'lost-coverage', subject: 'jobs', reason }]));
  return file;
};

describe('the action for reviews', () => {
  test('a plan that changes nothing passes, and is commented on', () => {
    const { status, outputs, summary, asked } = act('review', { plan: join(PLANS, 'nothing.json'), name: 'prod' });
    expect({ status, told: outputs.status }).toEqual({ status: 0, told: '0' });
    expect(summary).toMatch(/^\*\*prod\*\*\n\n\*\*No message changes destination/);
    expect(readFileSync(outputs.markdown as string, 'utf8')).toContain('No message changes destination');
    expect(JSON.parse(readFileSync(outputs.json as string, 'utf8'))).toMatchObject({ unmoved: true });
    expect(asked).toMatch(/--method POST repos\/o\/r\/issues\/7\/comments/);
  });

  test.each([
    ['a plan that loses messages stops it', {}, 1],
    ['unless that does not fail', { fail: 'false' }, 0],
    ['or is acknowledged', { acknowledgements: acknowledgement() }, 0],
  ])('%s', (_, inputs, expected) => {
    const { status, outputs, stderr } = act('review', { plan: join(PLANS, 'narrowed.json'), ...inputs });
    expect({ status, stderr }).toEqual({ status: expected, stderr: '' });
    expect(outputs.status).toBe('acknowledgements' in inputs ? '0' : '1');
  });

  test.each([
    ['without a pull request', { pullRequest: '' }],
    ['where it shall not', { comment: 'false' }],
  ])('nothing is commented %s', (_, inputs) => {
    const { status, asked } = act('review', { plan: join(PLANS, 'nothing.json'), ...inputs });
    expect({ status, asked }).toEqual({ status: 0, asked: '' });
  });

  test('a plan that is not there ends it with the reason, whatever may fail', () => {
    const { status, stderr, asked } = act('review', { plan: 'nowhere.json', fail: 'false' });
    expect({ status, asked }).toEqual({ status: 2, asked: '' });
    expect(stderr).toBe('training-job-scheduler: nowhere.json: there is no such file\n');
  });
});

describe('the action for audits', () => {
  test('what the file of exceptions has is not open', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'action-')), 'waivers.yaml');
    const scope = 'azurerm_servicebus_namespace.ml';
    const exception = { id: 'SB-NET-001', scope, reason: 'no private endpoints', approver: 'security@example.com' };
    writeFileSync(file, JSON.stringify([{ ...exception, ticket: 'SEC-1', expires: '9999-12-31' }]));
    const open = (inputs: Readonly<Record<string, string>>): Set<string> => {
      const { outputs } = act('audit', { from: join(PLANS, 'nothing.json'), fail: 'false', ...inputs });
      const { runs } = JSON.parse(readFileSync(outputs.upload as string, 'utf8'));
      return new Set(runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId));
    };
    expect(open({})).toContain('SB-NET-001');
    expect(open({ waivers: file })).not.toContain('SB-NET-001');
  });

  test.each([
    ['what is open fails it', {}, 1],
    ['unless it does not', { fail: 'false' }, 0],
  ])('%s', (_, inputs, expected) => {
    const { status, outputs, summary } = act('audit', { from: join(PLANS, 'nothing.json'), ...inputs });
    expect({ status, told: outputs.status }).toEqual({ status: expected, told: '1' });
    expect(summary).toMatch(/^### Security audit/);
    for (const file of [outputs.sarif, outputs.upload, outputs.json])
      expect(JSON.parse(readFileSync(file as string, 'utf8'))).toEqual(expect.any(Object));
  });
});

test('the actions call the version of the command that they are of', () => {
  const { stdout } = spawnSync(join(ROOT, '.github/actions/command.sh'), { encoding: 'utf8' });
  expect(stdout).toBe(`npx --yes training-job-scheduler@${version}\n`);
});

test.each(['review', 'audit'])('no input of the action %s becomes part of a script', (name) => {
  const action = parse(readFileSync(join(ROOT, `.github/actions/${name}/action.yml`), 'utf8'));
  for (const step of action.runs.steps) expect(step.run).not.toContain('${{');
});

describe('workflows, actions and pipelines', () => {
  const examples = join(ROOT, 'examples/pipelines/github');
  const workflows = [
    ...readdirSync(join(ROOT, '.github/workflows')).map((file) => join(ROOT, '.github/workflows', file)),
    ...readdirSync(examples).map((file) => join(examples, file)),
  ];
  const isThere = (command: string) => spawnSync(command, ['--version']).status === 0;

  // Go: github.com/rhysd/actionlint; PyPI: zizmor. Where they are missing this is skipped, and counted so.
  (isThere('actionlint') ? test : test.skip)('actionlint has nothing against them', () => {
    const { status, stdout } = spawnSync('actionlint', ['-no-color', ...workflows], { cwd: ROOT, encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });

  (isThere('zizmor') ? test : test.skip)('zizmor has nothing against them', () => {
    const options = ['--offline', '--no-progress', '--config', '.github/zizmor.yml', '.github', examples];
    const { status, stdout } = spawnSync('zizmor', options, { cwd: ROOT, encoding: 'utf8' });
    expect({ status, stdout: status === 0 ? '' : stdout }).toEqual({ status: 0, stdout: '' });
  });

  test.each(['azure-devops/azure-pipelines.yml', 'gitlab/.gitlab-ci.yml', 'pre-commit/.pre-commit-config.yaml'])(
    '%s names the version of this package',
    (file) => {
      const text = readFileSync(join(ROOT, 'examples/pipelines', file), 'utf8');
      expect(parse(text)).toEqual(expect.any(Object));
      const versions = [...text.matchAll(/training-job-scheduler@([\d.]+)/g)].map(([, one]) => one);
      expect(new Set(versions)).toEqual(new Set([version]));
    },
  );
});
