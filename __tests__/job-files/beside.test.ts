import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { JobCode, JobEnvironment } from '../../lib/trigger/assets';
import type { JobTemplate } from '../../lib/trigger/templates';
import { COMMAND, JobFolder } from './written';

let folder: JobFolder;
beforeEach(() => {
  folder = new JobFolder();
});
afterEach(() => folder.remove());

describe('what lies beside a file', () => {
  const files = { 'src/train.py': 'print(1)\n', 'src/lib/a.py': '', 'src/big.bin': 'x', 'src/.amlignore': '*.bin\n' };
  const text = `${COMMAND}code: src\n`;
  const versions = (template: JobTemplate) =>
    template.assets.map(({ kind, name, version }) => `${kind} ${name} ${version}`);

  test('is known by its content: nothing changes when nothing changed, and another file is another version', () => {
    const first = versions(folder.read(text, {}, files));
    expect(first).toHaveLength(1);
    expect(versions(folder.read(text, {}, files))).toEqual(first);
    // What stays here changes nothing; what a job gets does.
    expect(versions(folder.read(text, {}, { ...files, 'src/big.bin': 'y' }))).toEqual(first);
    expect(versions(folder.read(text, {}, { ...files, 'src/train.py': 'print(2)\n' }))).not.toEqual(first);
  });

  test('is registered once, however many steps need it', () => {
    const step = '{command: echo, code: src, environment: {image: python:3.12}, limits: {timeout: 60}}';
    const pipeline = `type: pipeline\nsettings: {default_compute: azureml:cpu}\njobs:\n  a: ${step}\n  b: ${step}\n`;
    const kinds = folder.read(pipeline, {}, files).assets.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'codes')).toHaveLength(1);
  });

  test('goes there without what runs leave behind', () => {
    folder.put({ ...files, 'src/__pycache__/a.pyc': 'x', 'src/.git/HEAD': 'x' });
    const [code] = folder.read(text).assets;
    expect(code?.files?.map(({ path }) => path)).toEqual(['.amlignore', 'lib/a.py', 'train.py']);
  });

  test('may not be a folder that goes round, and is no endless one', () => {
    folder.put(files);
    symlinkSync(join(folder.path, 'src'), join(folder.path, 'src', 'again'));
    expect(folder.problemsOf(folder.read(text))).toEqual([]);
  });

  test('may not be more than a job needs', () => {
    folder.put(Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`src/${index}.txt`, 'x'])));
    expect(folder.problemsOf(folder.read(text)).join()).toMatch(
      /code: got "src", allowed at most 500 files and 300 MB, and these are 501/,
    );
  });

  test('may not be all left out', () => {
    folder.put({ 'src/a.py': '', 'src/.amlignore': '*\n' });
    expect(folder.problemsOf(folder.read(text)).join()).toMatch(
      /code: got "src", allowed a folder with a file in it that .amlignore/,
    );
  });

  const isRoot = process.getuid?.() === 0;
  (isRoot || process.platform === 'win32' ? test.skip : test)('has to be readable', () => {
    folder.put(files);
    chmodSync(join(folder.path, 'src/train.py'), 0);
    expect(folder.problemsOf(folder.read(text)).join()).toMatch(
      /code: got "src", allowed files that can be read: .*permission denied/,
    );
  });

  test('is found from code, too', () => {
    folder.put({ ...files, 'image/Dockerfile': 'FROM scratch\n' });
    expect(JobCode.fromFolder(join(folder.path, 'src')).problems).toEqual([]);
    expect(JobCode.fromFolder(join(folder.path, 'none')).problems.join()).toMatch(
      /^code: got ".*none", allowed a file or folder/,
    );
    expect(JobEnvironment.fromDockerfile(join(folder.path, 'image')).problems).toEqual([]);
    expect(JobEnvironment.fromDockerfile(join(folder.path, 'src')).problems.join()).toMatch(
      /allowed a folder with Dockerfile/,
    );
    expect(JobEnvironment.fromImage('e', 'not an image').problems.join()).toMatch(
      /^environment.image: got "not an image"/,
    );
  });
});
