import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Commands, type Ended } from '../support/kept-command/commands';

const COMMAND = resolve(__dirname, '../../lib/cli/scheduler.cjs');
const commands = new Commands();
afterAll(() => commands.close());

/** A folder with some files, each with a little of what its name says. */
function folderWith(...files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'what-is-read-'));
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), file.endsWith('.tf') ? 'locals {}\n' : '{}');
  }
  return folder;
}

/** Runs the command in a folder. */
async function run(folder: string, args: readonly string[]): Promise<Ended> {
  const kept = commands.free();
  if (kept !== undefined) return kept.run(args, '', folder);
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8', cwd: folder });
  return { status, stdout, stderr };
}

describe('a folder, file or namespace that stands where no argument is', () => {
  const folder = folderWith('infra/main.tf', "it's/main.tf", 'plan.json', 'requests.jsonl');

  test.each<[given: string, told: string]>([
    ['check infra', 'check --from infra'],
    ['check infra/', 'check --from infra/'],
    ['check infra/main.tf', 'check --from infra'],
    ['check plan.json', 'check --from plan.json'],
    ["check it's", "check --from 'it'\\''s'"],
    ['check azure:bus', 'check --from azure:bus'],
    ['audit infra', 'audit --from infra'],
    ['diagram infra', 'diagram --from infra'],
    ['emulator infra', 'emulator --from infra'],
    ['prove infra', 'prove --from infra'],
    ['local infra', 'local --from infra'],
    ['schema infra', 'schema messages --topic <name> --from infra'],
    ['schema messages infra', 'schema messages --from infra'],
    ['who-gets a=1 infra', 'who-gets a=1 --from infra'],
    ['why-not a message.json infra', 'why-not a message.json --from infra'],
    ['check --json infra', 'check --from infra'],
  ])('%s: %s', async (given, told) => {
    const { status, stdout, stderr } = await run(folder, given.split(' '));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^training-job-scheduler: .*: what is read is named with --from: [^\n]*\n$/);
    expect(stderr.split('--from: ')[1]).toBe(`${told}\n`);
  });

  test('what is there under no such name is one argument too many, as before', async () => {
    expect((await run(folder, ['check', 'nowhere'])).stderr).toContain("too many arguments for 'check'");
    expect((await run(folder, ['prove', 'nowhere'])).stderr).toContain('there is no such command');
    expect((await run(folder, ['schema', 'mesages'])).stderr).toContain('did you mean messages?');
  });

  test('eval reads standard input', async () => {
    const { status, stderr } = await run(folder, ['eval', 'requests.jsonl']);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'training-job-scheduler: eval requests.jsonl: requests come on standard input: eval < requests.jsonl\n',
    });
  });
});

describe('where nothing is synthesized', () => {
  test.each<[where: string, files: readonly string[], told: string]>([
    ['in a folder of *.tf', ['main.tf'], '; to read the *.tf that is here, write --from .'],
    ['in a folder of OpenTofu', ['main.tofu'], '; to read the *.tf that is here, write --from .'],
    [
      'beside a folder of *.tf',
      ['README.md', 'infra/main.tf'],
      '; to read the *.tf that is in infra, write --from infra',
    ],
    [
      'beside a package with *.tf',
      ['node_modules/main.tf'],
      ': run npm run synth first, or name what to read with --from',
    ],
    [
      'in a project of cdktf',
      ['cdktf.json', 'infra/main.tf'],
      ': run npm run synth first, or name what to read with --from',
    ],
  ])('%s: what to write is told', async (_, files, told) => {
    for (const command of [['check'], ['audit'], ['prove'], ['route', '{}'], ['who-gets', 'a = 1']]) {
      expect(await run(folderWith(...files), command)).toEqual({
        status: 2,
        stdout: '',
        stderr: `training-job-scheduler: nothing is synthesized here yet${told}\n`,
      });
    }
  });

  test.each<[given: string, told: string]>([
    ['route infra', 'route <messages> --from infra'],
    ['who-gets infra', 'who-gets <filter> --from infra'],
    ['why-not gpu infra', 'why-not gpu <message> --from infra'],
    ['prove cover infra', 'prove cover --from infra'],
    ['jobs export infra', 'jobs export --from infra'],
  ])('%s: %s', async (given, told) => {
    const { status, stderr } = await run(folderWith('infra/main.tf'), given.split(' '));
    expect({ status, told: stderr.split('--from: ')[1] }).toEqual({ status: 2, told: `${told}\n` });
  });

  test('messages are no document: a file of them is not told to be read with --from', async () => {
    const { stderr } = await run(folderWith('message.json'), ['route', 'message.json']);
    expect(stderr).toBe(
      'training-job-scheduler: nothing is synthesized here yet: run npm run synth first, or name what to read with --from\n',
    );
  });
});

test('a folder in the place of a filter is told beside what is wrong with it as a filter', async () => {
  const folder = folderWith('infra/main.tf', 'cdktf.out/manifest.json');
  const { status, stderr } = await run(folder, ['who-gets', 'infra']);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^infra is there to be read: what is read is named with --from infra$/m);
});
