import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { workflowOf } from '../support/workflow';

const ROOT = resolve(__dirname, '../..');

/** Runs the script with a `gh` that lists these comments and writes down what it is asked. */
function comment(existing: string): { asked: string[]; body: string } {
  const folder = mkdtempSync(join(tmpdir(), 'comment-'));
  const gh = `#!/usr/bin/env bash
echo "$*" >> ${folder}/asked
case "$*" in *--paginate*) printf '%s' '${existing}' ;; *) cat "\${@: -1}" 2> /dev/null || cat "$(sed 's/.*body=@//' <<< "$*")" > ${folder}/body ;; esac
`;
  writeFileSync(join(folder, 'gh'), gh);
  chmodSync(join(folder, 'gh'), 0o755);
  writeFileSync(join(folder, 'review.md'), '**No message changes destination**\n');
  const { status, stderr } = spawnSync(join(ROOT, '.github/comment.sh'), ['prod', join(folder, 'review.md')], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}`, REPOSITORY: 'o/r', PULL_REQUEST: '7' },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const asked = readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n');
  return { asked, body: readFileSync(join(folder, 'body'), 'utf8') };
}

const BODY = '<!-- scheduler review of prod -->\n**prod**\n\n**No message changes destination**\n';

test('the first review is a new comment', () => {
  const { asked, body } = comment('');
  expect(body).toBe(BODY);
  expect(asked[1]).toMatch(/--method POST repos\/o\/r\/issues\/7\/comments --field body=@/);
});

test('the next one takes its place', () => {
  const { asked, body } = comment('41\n42\n');
  expect(body).toBe(BODY);
  expect(asked[1]).toMatch(/--method PATCH repos\/o\/r\/issues\/comments\/41 --field body=@/);
});

test('the workflow may write the comment, and nothing else of the repository', () => {
  const workflow = workflowOf(readFileSync(join(ROOT, '.github/workflows/plan.yml'), 'utf8'));
  expect(workflow.permissions).toEqual({ contents: 'read', 'id-token': 'write', 'pull-requests': 'write' });
  const step = workflow.jobs.plan?.steps?.find(({ id }) => id === 'review');
  expect(step?.uses).toBe('./.github/actions/review');
});
