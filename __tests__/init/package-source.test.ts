import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageSourceProblem } from '../../lib/init';

const above = mkdtempSync(join(tmpdir(), 'package-source-'));
const project = join(above, 'jobs');
const archive = join(above, 'scheduler.tgz');
writeFileSync(archive, '');
mkdirSync(join(above, 'clone'));

test.each([
  ['a version', '1.2.3'],
  ['a range', '^1.0.0 || >=2 <3'],
  ['a tag', 'latest'],
  ['another package in its place', 'npm:@me/scheduler@1.2.3'],
  ['an address', 'https://example.com/scheduler.tgz'],
  ['git', 'git+ssh://git@github.com/me/scheduler.git#main'],
  ['a repository of GitHub', 'me/scheduler#main'],
  ['a file, from the folder of the project', 'file:../scheduler.tgz'],
  ['the same without file:', '../scheduler.tgz'],
  ['a folder', 'file:../clone'],
  ['a file by its whole path', archive],
  ['a file as a URL', pathToFileURL(archive).href],
])('%s is taken: %s', (_, source) => {
  expect(packageSourceProblem(source, project)).toBeUndefined();
});

test.each([
  ['file:nowhere.tgz', 'name one that is there'],
  ['nowhere.tgz', 'name one that is there'],
  ['./nowhere', 'name one that is there'],
  [pathToFileURL(join(above, 'nowhere.tgz')).href, 'name one that is there'],
  ['file://nowhere.tgz', 'name one that is there'],
])('%s is not there', (source, fix) => {
  const problem = packageSourceProblem(source, project);
  expect(problem).toContain(`allowed a file that is there, as it is named from the folder of the project (${project})`);
  expect(problem?.endsWith(`; ${fix}`)).toBe(true);
});

test('a file that is named from where the command runs is told as the project would name it', () => {
  const here = relative('.', archive);
  expect(packageSourceProblem(`file:${here}`, join(above, 'a', 'b', 'jobs'))).toMatch(
    /; write file:\.\.\/\.\.\/\.\.\/scheduler\.tgz$/,
  );
});

test.each([
  ['name@9.9.9', 'write 9.9.9'],
  ['training-job-scheduler@1.0.0', 'write 1.0.0'],
  ['@me/scheduler@^1', 'write ^1'],
])('%s has a name in front', (source, fix) => {
  expect(packageSourceProblem(source, project)).toContain(`; ${fix}`);
});

test.each(['', '1.2.3; rm', 'a version!'])('%j is nothing that npm would take', (source) => {
  expect(packageSourceProblem(source, project)).toMatch(/allowed a version, such as 1\.2\.3, a file or an address/);
});
