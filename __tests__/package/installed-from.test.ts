import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedFrom } from '../../lib/package/installed-from';

const project = mkdtempSync(join(tmpdir(), 'installed-from-'));
const root = join(project, 'node_modules', 'training-job-scheduler');
const archive = join(project, '..', `${project.split('/').at(-1)}.tgz`);
beforeAll(() => {
  mkdirSync(root, { recursive: true });
  writeFileSync(archive, '');
});
afterAll(() => {
  rmSync(project, { recursive: true });
  rmSync(archive);
});

const lock = (resolved: unknown) =>
  JSON.stringify({ packages: { 'node_modules/training-job-scheduler': { resolved } } });

test.each<[what: string, text: string, found: string | undefined]>([
  ['a file', lock(`file:../${archive.split('/').at(-1)}`), archive],
  ['a file by its whole path', lock(`file:${archive}`), archive],
  ['a file that is gone', lock('file:../gone.tgz'), undefined],
  ['a registry', lock('https://registry.example/training-job-scheduler-1.0.0.tgz'), undefined],
  ['nothing that is a text', lock(7), undefined],
  ['a lock without it', '{"packages": {}}', undefined],
  ['a lock of another form', '[]', undefined],
  ['no JSON', '{', undefined],
])('it is installed from %s', (_, text, found) => {
  writeFileSync(join(project, 'node_modules', '.package-lock.json'), text);
  expect(installedFrom(root)).toBe(found);
});

test('a clone is installed from nowhere', () => {
  expect(installedFrom()).toBeUndefined();
  expect(installedFrom(project)).toBeUndefined();
});
