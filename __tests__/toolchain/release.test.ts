import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { workflowOf } from '../support/workflow';

const ROOT = resolve(__dirname, '../..');

function notesOf(tag: string, version: string, changelog: string) {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  mkdirSync(join(folder, '.github'));
  cpSync(join(ROOT, '.github/release-notes.sh'), join(folder, '.github/release-notes.sh'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version }));
  writeFileSync(join(folder, 'CHANGELOG.md'), changelog);
  const { status, stdout, stderr } = spawnSync('.github/release-notes.sh', [tag], { cwd: folder, encoding: 'utf8' });
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}

const CHANGELOG = `# Changelog

## Unreleased

- later

## 1.2.0 (2027-01-01)

### Breaking

None.

### Added

- a command

## 1.1.0

- before
`;

test('a release says what the changelog says of its version, and no more', () => {
  expect(notesOf('v1.2.0', '1.2.0', CHANGELOG)).toEqual({
    status: 0,
    stdout: '### Breaking\n\nNone.\n\n### Added\n\n- a command',
    stderr: '',
  });
});

test.each([
  [
    'another tag',
    'v1.2.1',
    '1.2.0',
    /the tag is v1\.2\.1, and package\.json says 1\.2\.0: start this on the tag v1\.2\.0/,
  ],
  ['a branch', 'main', '1.2.0', /the tag is main/],
  ['no part of the changelog', 'v1.3.0', '1.3.0', /has no part "## 1\.3\.0"/],
  ['a version that another one begins with', 'v1.2', '1.2', /has no part "## 1\.2"/],
  ['nothing about what breaks', 'v1.1.0', '1.1.0', /nothing under "### Breaking"/],
])('with %s there is none', (_, tag, version, why) => {
  const { status, stdout, stderr } = notesOf(tag, version, CHANGELOG);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(why);
});

test('a person starts it, on purpose, after the tests', () => {
  const { on, jobs } = workflowOf(readFileSync(join(ROOT, '.github/workflows/release.yml'), 'utf8'));
  expect(Object.keys(on)).toEqual(['workflow_dispatch']);
  expect(on.workflow_dispatch?.inputs?.publish).toMatchObject({ type: 'boolean', default: false });
  expect(jobs.release).toMatchObject({ needs: 'test', environment: 'npm', permissions: { 'id-token': 'write' } });
  const publishing = (jobs.release?.steps ?? []).filter(({ run = '' }) =>
    /npm publish(?!.*--dry-run)|gh release/.test(run),
  );
  expect(publishing).toHaveLength(2);
  for (const step of publishing) expect(step.if).toBe('inputs.publish');
});

test('the license is in the package, and package.json names it', () => {
  expect(readFileSync(join(ROOT, 'LICENSE'), 'utf8')).toMatch(/^Mozilla Public License Version 2\.0\n/);
  expect(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).license).toBe('MPL-2.0');
});
