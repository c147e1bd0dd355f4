import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';

/**
 * The pipelines that people copy, run step by step as their services do: on a machine without Terraform, with an `az`, a
 * `curl` and an `npx` that are imitated. `npx` calls the command of this clone.
 */
const ROOT = resolve(__dirname, '../..');
const EXAMPLES = join(ROOT, 'examples/pipelines');
// An executable file is one in the archive, too, which zips that tests keep do not know.
const { zipSync } = jest.requireActual<typeof import('fflate')>('fflate');
const COMMAND = join(ROOT, 'lib/cli/scheduler.cjs');
const PLANS = join(ROOT, '__tests__/support/plans');

/** A machine that a pipeline runs on: the folder of the repository, and what can be called there. */
class Machine {
  readonly #root = mkdtempSync(join(tmpdir(), 'pipeline-'));
  readonly repository = join(this.#root, 'repository');
  readonly temporary = join(this.#root, 'temporary');
  readonly #commands = join(this.#root, 'commands');
  #path: readonly string[] = [this.#commands];

  constructor(files: Readonly<Record<string, string>>) {
    for (const folder of [this.temporary, this.#commands]) mkdirSync(folder, { recursive: true });
    for (const [path, text] of Object.entries({ 'infra/main.tf': '', ...files })) {
      mkdirSync(dirname(join(this.repository, path)), { recursive: true });
      writeFileSync(join(this.repository, path), text);
    }
    // What a step finds, and nothing else: `terraform` above all is not there.
    for (const name of ['bash', 'sh', 'mkdir', 'sha256sum', 'unzip', 'cat']) {
      const found = spawnSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
      this.command(name, `exec ${found} "$@"`);
    }
    this.command('az', 'echo subscription');
    this.command('node', `echo "$*" > "${this.repository}/commented"`);
    this.command('npx', `shift 2; exec ${process.execPath} ${COMMAND} "$@"`);
  }

  command(name: string, script: string): void {
    writeFileSync(join(this.#commands, name), `#!/bin/bash\n${script}\n`);
    chmodSync(join(this.#commands, name), 0o755);
  }

  /** Runs a script with bash, and takes what it puts in front of the path. */
  run(script: string, cwd: string, env: Readonly<Record<string, string>> = {}) {
    const { status, stdout, stderr } = spawnSync('/bin/bash', ['--norc', '-c', script], {
      cwd,
      encoding: 'utf8',
      env: { ...env, PATH: this.#path.join(delimiter) },
    });
    const added = [...stdout.matchAll(/^##vso\[task\.prependpath\](.*)$/gm)].map(([, folder]) => folder as string);
    this.#path = [...added, ...this.#path];
    return { status, stdout, stderr };
  }

  read(path: string): string {
    return readFileSync(join(this.repository, path), 'utf8');
  }
}

/** A `terraform` that plans what a file says. */
const terraformOf = (plan: string) =>
  `#!/bin/bash\nif [ "$1" = show ]; then cat "${join(PLANS, plan)}"; elif [ "$1" = plan ]; then : > plan; fi\n`;

interface Ran {
  readonly machine: Machine;
  /** The status of each step, by its name. */
  readonly statuses: Readonly<Record<string, number | null>>;
  readonly errors: string;
}

type Pipeline = (plan: string, files: Readonly<Record<string, string>>) => Ran;

/** Azure Pipelines: variables stand for `$(name)` before a script runs, and a step without a condition ends with the first that fails. */
function azure(plan: string, files: Readonly<Record<string, string>>, served?: Uint8Array): Ran {
  const { variables, steps } = parse(readFileSync(join(EXAMPLES, 'azure-devops/azure-pipelines.yml'), 'utf8'));
  const machine = new Machine(files);
  const terraform = Buffer.from(terraformOf(plan));
  const archive = zipSync({ terraform: [terraform, { os: 3, attrs: 0o755 << 16 }], 'LICENSE.txt': terraform });
  const values: Record<string, string> = {
    ...variables,
    terraformSha256: createHash('sha256').update(archive).digest('hex'),
    'Agent.TempDirectory': machine.temporary,
    'System.DefaultWorkingDirectory': machine.repository,
    'System.AccessToken': 'token',
    'Build.Reason': 'PullRequest',
  };
  const expand = (text: string) => text.replace(/\$\(([\w.]+)\)/g, (whole, name) => values[name] ?? whole);
  const [file, version] = [join(machine.temporary, 'served'), variables.terraformVersion];
  writeFileSync(file, served ?? archive);
  const address = `https://releases.hashicorp.com/terraform/${version}/terraform_${version}_linux_amd64.zip`;
  machine.command('curl', `[ "\${@: -1}" = ${address} ] && cat ${file} > "\${@: -2:1}"`);
  const statuses: Record<string, number | null> = {};
  let errors = '';
  for (const step of steps) {
    const { bash, displayName, inputs, condition, workingDirectory = inputs?.workingDirectory ?? '.' } = step;
    const script = bash ?? inputs?.inlineScript;
    const isOver = Object.values(statuses).some((status) => status !== 0) && condition !== 'succeededOrFailed()';
    if (script === undefined || isOver) continue;
    const environment = { servicePrincipalId: 'id', tenantId: 'tenant', idToken: 'token' };
    const ran = machine.run(expand(script), resolve(machine.repository, expand(workingDirectory)), environment);
    statuses[displayName] = ran.status;
    errors += ran.stderr;
  }
  return { machine, statuses, errors };
}

/** GitLab: the lines of a job are one script, which ends with the first that fails; its image has Terraform. */
function gitlab(plan: string, files: Readonly<Record<string, string>>): Ran {
  const { variables, ...jobs } = parse(readFileSync(join(EXAMPLES, 'gitlab/.gitlab-ci.yml'), 'utf8'), { merge: true });
  const machine = new Machine(files);
  const ran = ['plan', 'review', 'audit'].map((name) => {
    machine.command('terraform', jobs[name].image.name?.startsWith('hashicorp/') ? terraformOf(plan) : 'exit 127');
    const script = ['set -eo pipefail', ...jobs[name].script].join('\n');
    return [name, machine.run(script, machine.repository, variables)] as const;
  });
  return {
    machine,
    statuses: Object.fromEntries(
      ran.map(([name, { status }]) => [`${name.charAt(0).toUpperCase()}${name.slice(1)}`, status]),
    ),
    errors: ran.map(([, { stderr }]) => stderr).join(''),
  };
}

const ACKNOWLEDGED = JSON.stringify([
  { gate: 'lost-coverage', subject: 'jobs', reason: 'drift is looked at by hand from now on' },
]);
const WAIVER = { id: 'SB-NET-001', scope: 'azurerm_servicebus_namespace.ml', approver: 'security@example.com' };
const WAIVED = JSON.stringify([
  { ...WAIVER, reason: 'a tier without private endpoints', ticket: 'SEC-1', expires: '9999-12-31' },
]);

/** The rules that the report of an audit has something open of. */
const openRules = ({ machine }: Ran, file: string): Set<string> => {
  interface Result {
    readonly ruleId: string;
    readonly level: string;
    readonly suppressions?: readonly object[];
  }
  const results: Result[] = JSON.parse(machine.read(file)).runs.flatMap((run: { results: Result[] }) => run.results);
  const open = results.filter(({ level, suppressions = [] }) => level !== 'none' && suppressions.length === 0);
  return new Set(open.map(({ ruleId }) => ruleId));
};

describe.each<[name: string, pipeline: Pipeline, report: string]>([
  ['Azure DevOps', azure, 'CodeAnalysisLogs/service-bus.sarif'],
  ['GitLab', gitlab, 'audit.sarif'],
])('the pipeline for %s', (_, pipeline, report) => {
  test('a plan that loses messages stops it, and is commented on', () => {
    const { machine, statuses, errors } = pipeline('narrowed.json', {});
    expect({ statuses, errors }).toMatchObject({ statuses: { Plan: 0, Review: 1, Audit: 1 }, errors: '' });
    expect(machine.read('review.md')).toMatch(/^\*\*Stopped by `lost-coverage`\*\*/);
    expect(machine.read('commented')).toMatch(/^comment\.mjs review\.md infra/);
  });

  test('unless the project has a file that acknowledges it', () => {
    const { statuses, errors } = pipeline('narrowed.json', { '.github/acknowledgements.json': ACKNOWLEDGED });
    expect({ statuses, errors }).toMatchObject({ statuses: { Plan: 0, Review: 0 }, errors: '' });
  });

  test('what the project has an exception for is not open', () => {
    expect(openRules(pipeline('nothing.json', {}), report)).toContain('SB-NET-001');
    const open = openRules(pipeline('nothing.json', { '.github/waivers.yaml': WAIVED }), report);
    expect([...open]).not.toContain('SB-NET-001');
    expect([...open]).toContain('SB-AUTH-001');
  });
});

describe('the hook of pre-commit for security', () => {
  const { repos } = parse(readFileSync(join(EXAMPLES, 'pre-commit/.pre-commit-config.yaml'), 'utf8'));
  const { entry } = repos[0].hooks.find(({ id }: { id: string }) => id === 'audit-service-bus');
  const said = (files: Readonly<Record<string, string>>) => {
    const machine = new Machine({ 'cdktf.out': readFileSync(join(PLANS, 'nothing.json'), 'utf8'), ...files });
    machine.command('training-job-scheduler', `exec ${process.execPath} ${COMMAND} "$@"`);
    return machine.run(entry, machine.repository);
  };

  test.each<[what: string, files: Readonly<Record<string, string>>, isOpen: boolean]>([
    ['asks about everything where there are no exceptions', {}, true],
    ['leaves out what there is an exception for', { '.github/waivers.yaml': WAIVED }, false],
  ])('%s', (_, files, isOpen) => {
    const { status, stdout, stderr } = said(files);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('SB-AUTH-001');
    const [, verdict] = /^║ SB-NET-001 .*\n║ (\w+) /m.exec(stdout) ?? [];
    expect(verdict).toBe(isOpen ? 'high' : 'waived');
  });
});

test('an archive of Terraform that is another one ends the pipeline for Azure DevOps', () => {
  const other = zipSync({ terraform: Buffer.from('#!/bin/bash\n') });
  const { machine, statuses } = azure('nothing.json', {}, other);
  expect(statuses).toMatchObject({ 'Install Terraform': 1 });
  expect(statuses).not.toHaveProperty('Plan');
  expect(existsSync(join(machine.temporary, 'terraform'))).toBe(false);
});

test('all pipelines plan with one version of Terraform', () => {
  const text = (file: string) => readFileSync(join(EXAMPLES, file), 'utf8');
  const named = [
    parse(text('azure-devops/azure-pipelines.yml')).variables.terraformVersion,
    parse(text('gitlab/.gitlab-ci.yml')).plan.image.name.replace('hashicorp/terraform:', ''),
    /terraform_version: (\S+)/.exec(text('github/review.yml'))?.[1],
  ];
  expect(new Set(named).size).toBe(1);
  expect(parse(text('azure-devops/azure-pipelines.yml')).variables.terraformSha256).toMatch(/^[0-9a-f]{64}$/);
});

test.each(['examples/pipelines/github/review.yml', 'docs/guides/pipelines.md'])(
  '%s says what stands for the names that nobody knows yet',
  (file) => {
    const told = readFileSync(join(ROOT, file), 'utf8')
      .replace(/^ *-? *uses: .*$/gm, '')
      .replace(/\n# /g, ' ');
    expect(told).toMatch(
      /your-organization`? stands for whoever|publishes it on GitHub in the place of your-organization/,
    );
    expect(told).toMatch(/noughts/);
  },
);
