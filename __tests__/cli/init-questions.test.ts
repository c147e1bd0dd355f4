import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const COMMAND = join(resolve(__dirname, '../..'), 'lib/cli/scheduler.cjs');
/** `script` of util-linux makes a pseudo terminal. */
const hasTerminal = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') === true;
const onTerminal = hasTerminal ? test : test.skip;

const ENTER = '\r';
const DOWN = '\u001b[B';
const CTRL_C = '\u0003';
const CLEAR = '\u0015';

/** Runs the command on a terminal; types each answer when its question has been asked. */
function conversation(
  options: string,
  ...steps: readonly (readonly [question: string, answer: string])[]
): Promise<{ readonly said: string; readonly status: number | null }> {
  const words = ['-qec', `stty cols 200; ${process.execPath} ${COMMAND} ${options}`, '/dev/null'];
  const child = spawn('script', words, { env: { ...process.env, TERM: 'xterm' }, stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  let unread = '';
  const waiting = [...steps];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    unread += text;
    const [next] = waiting;
    if (next === undefined || !unread.includes(next[0])) return;
    waiting.shift();
    unread = '';
    child.stdin.write(next[1]);
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (status) => done({ said, status }));
  });
}

describe('on a terminal', () => {
  const newTarget = () => join(mkdtempSync(join(tmpdir(), 'asked-')), 'my-jobs');

  onTerminal('names that are not given are asked for, and asked again where they are wrong', async () => {
    const folder = newTarget();
    const { said, status } = await conversation(
      `init ${folder} --location eastus2`,
      ['name of the project', ENTER],
      ['names in Azure begin with', `Contoso${ENTER}`],
      ['use contoso', `${CLEAR}contoso${ENTER}`],
      ['mail address', `ml@contoso.com${ENTER}`],
      ['CDK Terrain', DOWN],
      ['❯ cdktn', ENTER],
    );
    expect(status).toBe(0);
    expect(said).not.toContain('region of Azure');
    const read = (file: string) => readFileSync(join(folder, file), 'utf8');
    expect(JSON.parse(read('package.json'))).toMatchObject({ name: 'my-jobs', dependencies: { cdktn: '0.24.0' } });
    for (const text of ['sbns-contoso-dev', 'eastus2', 'ml@contoso.com']) {
      expect(read('lib/environments.ts')).toContain(text);
    }
  });

  onTerminal('Ctrl-C ends it, and nothing is written', async () => {
    const folder = newTarget();
    const { said, status } = await conversation(
      `init ${folder}`,
      ['name of the project', ENTER],
      ['names in Azure begin with', CTRL_C],
    );
    expect(status).toBe(2);
    expect(said).toMatch(/ended before all was answered; nothing was written/);
    expect(existsSync(folder)).toBe(false);
  });

  onTerminal('with --yes nothing is asked, and what nobody can guess is told', async () => {
    const { said, status } = await conversation(`init ${newTarget()} --yes`);
    expect(status).toBe(2);
    expect(said).toMatch(/^training-job-scheduler: --email: got nothing/);
  });
});
