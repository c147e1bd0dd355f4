import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { audit, summarize } from '../../lib/audit';
import { projectFiles, writeNewFiles } from '../../lib/init';
import { parseDocument } from '../../lib/terraform';
import { scheduler } from '../cli/scheduler';

/**
 * A made project on the sources of this one, in the place of the package. `npm run test:init` installs it from the packed
 * package, with both frameworks.
 */
const ROOT = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'made-'));
const TODAY = '2026-11-26';
const names = {
  name: 'my-jobs',
  prefix: 'my-jobs',
  location: 'westeurope',
  email: 'ml@contoso.com',
  framework: 'cdktf',
};
const onSources = (code: string) =>
  code.replace(/'training-job-scheduler(?:\/(\w+))?'/g, (_, entry = 'index') => `'${join(ROOT, 'lib', entry)}'`);
const files = projectFiles(names, TODAY).map(({ path, content }) => ({
  path,
  content: path.endsWith('.ts') ? onSources(content) : content,
}));

const run = (command: string, ...options: string[]) => {
  const done = spawnSync(process.execPath, [join(ROOT, 'node_modules', command), ...options], {
    cwd: folder,
    encoding: 'utf8',
    // As a user has it: jest's own variables would reach the tests of the project.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR, CI: '1' },
  });
  return { status: done.status, said: `${done.stdout}${done.stderr}` };
};

beforeAll(() => {
  writeNewFiles(folder, files);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
});

test('its types are right, those of its tests too', () => {
  // The only mistake that there is.
  writeFileSync(
    join(folder, 'lib/wrong.ts'),
    "import { trainForest } from './templates';\nexport const wrong: number = trainForest;\n",
  );
  const { said } = run('typescript/bin/tsc', '--project', '.');
  rmSync(join(folder, 'lib/wrong.ts'));
  // The sources of this project, which stand in for the package, have options of their own.
  const mistakes = said.split('\n').filter((line) => line !== '' && !line.startsWith('..'));
  expect(mistakes).toEqual([expect.stringMatching(/^lib\/wrong\.ts\(2,14\): error TS2322/)]);
});

function tests() {
  const { jest } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const config = JSON.stringify({ ...jest, transform: { '\\.ts$': join(ROOT, 'node_modules/@swc/jest') } });
  return run('jest/bin/jest.js', '--config', config, '--rootDir', folder, '--runInBand');
}

test('its own tests are green, and so is the one on the page that tells of it', () => {
  const page = readFileSync(join(ROOT, 'docs/start-a-project.md'), 'utf8');
  const [, example = ''] = /```typescript\n([\s\S]*?)```/.exec(page) ?? [];
  const file = join(folder, '__tests__/page.test.ts');
  writeFileSync(file, onSources(example));
  expect(tests()).toMatchObject({ status: 0, said: expect.stringMatching(/Tests: +15 passed, 15 total/) });
  rmSync(file);
});

function change(file: string, what: RegExp, by: string): void {
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(what, () => by);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

function synthesize(): void {
  const loader = join(ROOT, 'lib/typescript.cjs');
  const done = spawnSync(process.execPath, ['--require', loader, 'main.ts'], { cwd: folder, encoding: 'utf8' });
  expect({ status: done.status, said: done.stderr }).toEqual({ status: 0, said: '' });
}

describe('what it synthesizes', () => {
  beforeAll(synthesize);
  const stack = (name: string) => join(folder, 'cdktf.out/stacks', name, 'cdk.tf.json');

  test('is without errors and warnings, and every claim is proved', () => {
    const { status, stdout } = scheduler(['check', '--from', join(folder, 'cdktf.out')]);
    expect(status).toBe(0);
    expect(stdout).toContain('8 rules checked: 0 errors, 0 warnings');
    expect(stdout).toContain('2 claims proved for all messages');
  });

  test('follows every security rule, or says why not', () => {
    const documents = ['dev', 'prod'].map((name) => parseDocument(name, readFileSync(stack(name), 'utf8')));
    const summary = summarize(audit(documents, { today: TODAY }));
    expect(summary.isClean).toBe(true);
  });

  test('the audit says that nobody has approved the exceptions', () => {
    const { stdout } = scheduler(['audit', '--today', TODAY, '--from', join(folder, 'cdktf.out')]);
    expect(stdout).toMatch(/exceptions of the template: nobody has approved them/);
  });

  test('its messages are allowed, and each has a place to go', () => {
    const messages = readdirSync(join(folder, 'examples/messages')).map((file) =>
      join(folder, 'examples/messages', file),
    );
    expect(messages).toHaveLength(4);
    const { status, stdout } = scheduler(['route', ...messages, '--from', dirname(stack('dev'))]);
    expect({ status, lost: stdout.match(/nobody/g) }).toEqual({ status: 0, lost: null });
  });

  test('every name that is unique in Azure begins with the prefix', () => {
    const text = readFileSync(stack('prod'), 'utf8');
    expect(text.match(/"(?:sbns-|kv-|mlw-|rg-)my-jobs-prod"/g)?.length).toBeGreaterThan(3);
    expect(text).toContain('"stmyjobsprodml"');
    expect(text).not.toContain('{{');
  });
});

test('its README says how a job is added: first a test says that it is missing, then all are green', () => {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  const part = readme.slice(readme.indexOf('## Add a job'), readme.indexOf('## See what a change does'));
  const [kind = '', job = '', message = '', destination = ''] = [
    ...part.matchAll(/```(?:ts|json)\n([\s\S]*?)```/g),
  ].map(([, code]) => code as string);
  change('lib/contract.ts', /eventType: .*\n/, kind);
  const missing = tests();
  expect(missing.status).toBe(1);
  expect(missing.said).toContain('"eventType":"model.trained"');
  change('lib/jobs.ts', /(?<=jobs: \(queues\) => \(\{\n)/, job);
  writeFileSync(join(folder, 'examples/messages/model-trained.json'), message);
  change('__tests__/jobs.test.ts', /(?<=DESTINATIONS.* = \{\n)/, destination);
  expect(tests()).toMatchObject({ status: 0, said: expect.stringMatching(/Tests: +15 passed, 15 total/) });
});

describe('the review of that job', () => {
  const stacks = join(folder, 'cdktf.out/stacks');
  beforeAll(() => {
    cpSync(stacks, join(folder, 'before'), { recursive: true });
    synthesize();
  });

  test.each([
    ['dev', ['access-added']],
    ['prod', ['access-added', 'locked']],
  ])('is green in %s, and knows each role that comes with the job', (name, codes) => {
    const { status, stdout } = scheduler(['review', join(folder, 'before', name), join(stacks, name), '--json']);
    const { gates, remarks } = JSON.parse(stdout) as { gates: object[]; remarks: { code: string }[] };
    expect({ status, gates, codes: remarks.map(({ code }) => code).sort() }).toEqual({ status: 0, gates: [], codes });
    expect(remarks).toContainEqual({
      code: 'access-added',
      subject: 'azurerm_role_assignment.bus_training-events_evaluate_receive-worker',
      text: expect.stringContaining('may receive on `azurerm_servicebus_subscription.bus_training-events_evaluate`'),
    });
  });
});
