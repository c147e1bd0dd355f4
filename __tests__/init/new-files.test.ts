import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { existingFiles, writeNewFiles } from '../../lib/init';

const FILES = [
  { path: 'a.txt', content: 'a\n' },
  { path: join('deep', 'er', 'b.txt'), content: 'b\n' },
];
const PATHS = FILES.map(({ path }) => path);
const newFolder = () => mkdtempSync(join(tmpdir(), 'new-files-'));
const everything = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

test('all files are written, with the folders that they need', () => {
  const folder = join(newFolder(), 'not', 'there');
  expect(existingFiles(folder, PATHS)).toEqual([]);
  writeNewFiles(folder, FILES);
  for (const { path, content } of FILES) expect(readFileSync(join(folder, path), 'utf8')).toBe(content);
});

test('what is there already is told, all of it, and a file where a folder should be', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'a.txt'), 'mine');
  writeFileSync(join(folder, 'deep'), 'a file');
  expect(existingFiles(folder, PATHS)).toEqual([join(folder, 'a.txt'), join(folder, 'deep')]);
});

test('a link that leads nowhere is there, one to a folder is a folder', () => {
  const folder = newFolder();
  symlinkSync('nowhere', join(folder, 'a.txt'));
  mkdirSync(join(folder, 'elsewhere'));
  symlinkSync('elsewhere', join(folder, 'deep'));
  expect(existingFiles(folder, PATHS)).toEqual([join(folder, 'a.txt')]);
});

test('what came in the meantime stays, and nothing else is left', () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'deep', 'er'), { recursive: true });
  writeFileSync(join(folder, 'deep', 'er', 'b.txt'), 'mine');
  expect(() => writeNewFiles(folder, FILES)).toThrow(/b\.txt: cannot be written: there is something else of this name/);
  expect(everything(folder)).toEqual(['deep', join('deep', 'er'), join('deep', 'er', 'b.txt')]);
  expect(readFileSync(join(folder, 'deep', 'er', 'b.txt'), 'utf8')).toBe('mine');
});

test('folders that were made go again where a later file cannot be written', () => {
  const folder = newFolder();
  const impossible = { path: join('x'.repeat(300), 'c.txt'), content: '' };
  expect(() => writeNewFiles(join(folder, 'project'), [...FILES, impossible])).toThrow(/its name is too long/);
  expect(existsSync(join(folder, 'project'))).toBe(false);
});
