import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { environments } from '../../lib/scheduler/environments';
import { scheduler } from '../cli/scheduler';
import { synthEnvironmentFolders } from '../support/environments';

const ROOT = resolve(__dirname, '../..');
const MESSAGES = join(ROOT, 'examples/messages');
/** What runs on this machine: the first environment in which messages start jobs. */
const environment = environments.find(({ training }) => training !== undefined) as (typeof environments)[number];

interface End {
  readonly kind: string;
  readonly text: string;
  readonly view?: { readonly state: string };
}
interface Told {
  readonly messages: readonly { readonly messageId: string; readonly name: string; readonly ends: readonly End[] }[];
}

test('a command for a template that there nearly is, is refused; one for none is told, and those of steps are known', () => {
  const folders = synthEnvironmentFolders([environment]);
  const from = ['--from', folders[environment.name] as string];
  const shipped = JSON.parse(readFileSync(join(ROOT, 'lib/scheduler/local/profile.json'), 'utf8'));
  const [first = '', ...others] = Object.keys(shipped.commands);
  const profile = join(mkdtempSync(join(tmpdir(), 'profile-')), 'profile.json');
  const commands = Object.fromEntries([`${first}s`, 'nobody', ...others].map((name) => [name, 'true']));
  writeFileSync(profile, JSON.stringify({ commands }));
  const { status, stdout, stderr } = scheduler(['local', ...from, '--port', '0', '--profile', profile]);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr.trim().split('\n')).toEqual([
    `training-job-scheduler: ${profile}: commands: no template of this name is deployed here: nobody`,
    `training-job-scheduler: ${profile}: commands: there is no template ${first}s; did you mean ${first}?`,
  ]);
});

test('npm start -- --once: every example message comes to its end, and those with a template start a job that runs', () => {
  const folders = synthEnvironmentFolders([environment]);
  const options = [
    '--from',
    folders[environment.name] as string,
    '--messages',
    MESSAGES,
    '--once',
    '--json',
    '--profile',
    join(ROOT, 'lib/scheduler/local/profile.json'),
  ];
  const { status, stdout, stderr } = scheduler(['local', ...options]);
  expect([status, stderr]).toEqual([0, '']);
  const { messages } = JSON.parse(stdout.trim().split('\n').at(-1) as string) as Told;
  for (const file of readdirSync(MESSAGES)) {
    const sent = JSON.parse(readFileSync(join(MESSAGES, file), 'utf8')) as readonly {
      readonly body?: { template?: string };
    }[];
    const told = messages.filter(({ name }) => name === file.replace('.json', ''));
    expect(told).toHaveLength(sent.length);
    for (const [index, { body }] of sent.entries()) {
      const ends = told[index]?.ends ?? [];
      const jobs = ends.filter(({ kind }) => kind === 'job');
      expect(ends.length).toBeGreaterThan(0);
      if (jobs.length > 0) expect(jobs.map(({ view }) => view?.state)).toEqual(['Completed']);
      else expect([file, ends.map(({ kind }) => kind), body?.template]).toEqual([file, ['stays'], body?.template]);
    }
  }
  // At least one of them is what the README shows.
  expect(messages.flatMap(({ ends }) => ends).some(({ view }) => view?.state === 'Completed')).toBe(true);
}, 300_000);
