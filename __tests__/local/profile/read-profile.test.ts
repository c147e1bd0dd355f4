import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProfile } from '../../../lib/local/profile/read-profile';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'profile-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (content: string): string => {
  const path = join(folder, 'profile.json');
  writeFileSync(path, content);
  return path;
};

test('paths begin in the folder of the file, which commands find in a variable', () => {
  const profile = readProfile(written('{ "commands": { "train": "node x" }, "data": { "reviews": "data" } }'));
  expect(profile).toEqual({
    commands: { train: 'node x' },
    data: { reviews: 'data' },
    folder,
    environmentVariables: { PROFILE_FOLDER: folder },
  });
});

test('a variable of its own wins', () => {
  const profile = readProfile(written('{ "environmentVariables": { "PROFILE_FOLDER": "elsewhere", "A": "1" } }'));
  expect(profile.environmentVariables).toEqual({ PROFILE_FOLDER: 'elsewhere', A: '1' });
});

test.each([
  ['no JSON', '{', 'profile.json: is no JSON'],
  ['something else', '[]', 'is no local profile: '],
  ['an unknown member, with the one that is meant', '{ "comands": {} }', 'commands'],
  [
    'two mistakes, both told',
    '{ "data": { "a": 1 }, "stages": { "preparing": -1 } }',
    /data\.a.*stages\.preparing|stages\.preparing.*data\.a/s,
  ],
])('%s is refused in one line', (_, content, says) => {
  expect(() => readProfile(written(content))).toThrow(says);
  expect(() => readProfile(written(content))).toThrow(/^[^\n]*$/);
});

test('a file that is not there is refused', () => {
  expect(() => readProfile(join(folder, 'none.json'))).toThrow('there is no such file');
});
