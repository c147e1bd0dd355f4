import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Commands, type Ended } from '../support/kept-command/commands';
import { configurationOf } from '../support/topics';
import { schedulerProcess } from './scheduler';

/** Most tests of the command run it in a process that is kept: here it is beside processes of its own. */
const folder = mkdtempSync(join(tmpdir(), 'kept-'));
const commands = new Commands();
afterAll(() => {
  commands.close();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const good = file('good.tf.json', configurationOf({ train: "kind = 'train'", all: '1 = 1' }));
const narrow = file('narrow.tf.json', configurationOf({ train: "kind = 'train' AND n > 1" }));
const never = file('never.tf.json', configurationOf({ none: 'n > 2 AND n < 1' }));
const message = '{"applicationProperties": {"kind": "train", "n": 2}}';
const kept = (options: readonly string[], input = ''): Ended => {
  const command = commands.free();
  if (command === undefined) throw new Error('nothing is kept');
  return command.runNow(options, input);
};

test.each<[what: string, status: number, options: readonly string[], input?: string]>([
  ['help', 0, ['--help']],
  ['the version', 0, ['--version']],
  ['a command that there is not', 2, ['chek']],
  ['an option that there is not', 2, ['check', '--form', good]],
  ['a file that is not there', 2, ['check', '--from', join(folder, 'none.tf.json')]],
  ['a check without findings', 0, ['check', '--from', good]],
  ['a check with one', 1, ['check', '--json', '--from', never]],
  ['an audit', 1, ['audit', '--from', good]],
  ['a report on standard output', 1, ['audit', '--from', good, '--sarif', '-']],
  ['a report on its device', 1, ['audit', '--from', good, '--sarif', '/dev/stdout']],
  ['a message on standard input', 0, ['route', '-', '--from', good], message],
  ['one from its device', 0, ['route', '/dev/stdin', '--from', good], message],
  ['no message', 0, ['route', '-', '--from', good]],
  ['a document on standard input', 0, ['check', '--from', '-'], readFileSync(good, 'utf8')],
  ['standard input twice', 2, ['route', '-', '--from', '-'], message],
  ['a line that is no JSON', 0, ['eval'], 'hello\n'],
  ['a proof', 0, ['prove', 'cover', 'train', '--messages', "kind = 'train'", '--from', good]],
  ['a proof that fails', 1, ['prove', 'cover', 'train', '--messages', "kind = 'train'", '--from', narrow]],
  ['a review', 1, ['review', good, narrow]],
  ['a diagram', 0, ['diagram', '--from', good]],
  ['a schema', 0, ['schema', 'waivers']],
  ['dead letters of nobody', 2, ['dead-letters', 'list', '--at', 'local:1']],
  ['values for a shell', 0, ['completion', 'bash']],
])('%s: the same as from a process of its own, also the second time', (_, status, options, input = '') => {
  const alone = schedulerProcess(options, input);
  expect(alone.status).toBe(status);
  expect(kept(options, input)).toEqual(alone);
  expect(kept(options, input)).toEqual(alone);
});

test('what it writes is the same', () => {
  const [one, other] = ['one', 'other'].map((name) => join(folder, name)) as [string, string];
  for (const out of [one, other]) mkdirSync(out);
  schedulerProcess(['emulator', '--from', good, '--out', one]);
  kept(['emulator', '--from', good, '--out', other]);
  const written = (out: string) => readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]);
  expect(written(one)).not.toEqual([]);
  expect(written(other)).toEqual(written(one));
});

test('it is free again for whoever waits, and for whoever comes in the meantime it is not', async () => {
  const running = commands.free()?.run(['check', '--from', good], '');
  expect(commands.free()).toBeUndefined();
  expect(await running).toEqual(schedulerProcess(['check', '--from', good]));
  expect(commands.free()).toBeDefined();
});

test('relative paths are those of the folder', async () => {
  expect(await commands.free()?.run(['check', '--from', 'never.tf.json'], '', folder)).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('never.tf.json'),
  });
});

test('with another variable it is another process', () => {
  process.env.SCHEDULER_TRIED = '1';
  try {
    const before = commands.free();
    expect(commands.free()).toBe(before);
    process.env.SCHEDULER_TRIED = '2';
    expect(commands.free()).not.toBe(before);
  } finally {
    delete process.env.SCHEDULER_TRIED;
  }
});
