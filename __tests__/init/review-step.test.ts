import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { projectFiles, writeNewFiles } from '../../lib/init';
import { SqlFilter } from '../../lib/rules';
import { TestStack } from '../support/stacks';

const ROOT = resolve(__dirname, '../..');
const NAMES = { name: 'jobs', prefix: 'jobs', location: 'westeurope', email: 'ml@contoso.com', framework: 'cdktf' };
const files = projectFiles(NAMES, '2026-11-26');
const workflow = parse(files.find(({ path }) => path.endsWith('review.yml'))?.content ?? '');
const stepOf = (job: string): string =>
  workflow.jobs[job].steps.find(({ name }: { name?: string }) => name === 'review').run;

const synthesized = (sql: string) => {
  const test = new TestStack();
  test
    .namespace()
    .addTopic('events')
    .addSubscription('train', { rules: { all: SqlFilter.parse(sql) } });
  return test.synthText();
};

/** A runner's folder, in which `npx` runs this command, and `gh` writes down what it gets. */
class Runner {
  readonly folder = mkdtempSync(join(tmpdir(), 'runner-'));

  constructor() {
    writeNewFiles(
      join(this.folder, 'after'),
      files.filter(({ path }) => path.endsWith('comment.sh')),
    );
    this.program('npx', `shift; exec "${process.execPath}" "${join(ROOT, 'lib/cli/scheduler.cjs')}" "$@"`);
    // Asked for comments it knows none; what is posted is kept.
    this.program(
      'gh',
      `for word in "$@"; do case "$word" in body=@*) cp "\${word#body=@}" "${this.folder}/comment" ;; esac; done`,
    );
  }

  put(side: 'before' | 'after', text: string): void {
    const stack = join(this.folder, side, 'cdktf.out/stacks/prod');
    mkdirSync(stack, { recursive: true });
    writeFileSync(join(stack, 'cdk.tf.json'), text);
  }

  run(): { readonly status: number | null; readonly said: string; readonly comment: string | undefined } {
    const env = {
      ...process.env,
      PATH: `${this.folder}:${process.env.PATH}`,
      STACK: workflow.env.STACK,
      REPOSITORY: 'a/b',
      PULL_REQUEST: '1',
    };
    const options = { cwd: this.folder, encoding: 'utf8', env } as const;
    // As GitHub runs it.
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', stepOf('compare')],
      options,
    );
    let comment: string | undefined;
    try {
      comment = readFileSync(join(this.folder, 'comment'), 'utf8');
    } catch {
      // Nothing was posted.
    }
    return { status, said: `${stdout}${stderr}`, comment };
  }

  private program(name: string, text: string): void {
    const path = join(this.folder, name);
    writeFileSync(path, `#!/usr/bin/env bash\n${text}\n`);
    chmodSync(path, 0o755);
  }
}

test('messages that reach nobody any more fail it, and stand in the comment', () => {
  const runner = new Runner();
  runner.put('before', synthesized('priority > 5'));
  runner.put('after', synthesized('priority > 7'));
  const { status, comment } = runner.run();
  expect(status).toBe(1);
  expect(comment).toMatch(/\*\*prod\*\*[\s\S]*lost-coverage/);
});

test('where nothing changes it says so', () => {
  const runner = new Runner();
  for (const side of ['before', 'after'] as const) runner.put(side, synthesized('priority > 5'));
  const { status, comment } = runner.run();
  expect(status).toBe(0);
  expect(comment).toContain('No message changes destination');
});

test('the first pull request has nothing to be compared with', () => {
  const runner = new Runner();
  runner.put('after', synthesized('priority > 5'));
  expect(runner.run()).toEqual({ status: 0, said: 'nothing to compare with\n', comment: undefined });
});

test('what cannot be read is no review', () => {
  const runner = new Runner();
  runner.put('before', 'no JSON');
  runner.put('after', synthesized('priority > 5'));
  expect(runner.run()).toMatchObject({ status: 2, comment: undefined });
});

test('with a plan it is the same step, of other files', () => {
  const common = (step: string) => step.split('\n').filter((line) => !/before|options=|^cd after$/.test(line));
  expect(common(stepOf('review'))).toEqual(common(stepOf('compare')));
  expect(stepOf('review')).toContain('options=(plan.json --contract "cdktf.out/stacks/$STACK")');
});
