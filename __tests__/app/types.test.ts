import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Project } from '../support/project';

/** A catalogue in a file of its own, as the user has it; the comment makes its content another one. */
const jobs = (options: string) => `import { SqlFilter } from './lib/rules';
import { jobCatalogue } from './lib/app';

export const catalogue = jobCatalogue({
  topicName: 'events',
  queues: { 'drift-review': {} },
  jobs: (queues) => ({
    nightly: { rules: { r: SqlFilter.parse("eventType = 'deploy.requested'") }, ${options} },
  }),
});
`;

const MAIN = `import { environments } from './lib/scheduler/environments';
import { synthesize, TrainingSchedulerStack } from './lib/app';
import { catalogue } from './jobs';

synthesize((app) => {
  for (const { training, ...environment } of environments.slice(1, 2))
    new TrainingSchedulerStack(app, { ...environment, catalogue });
});
`;

function synth(project: Project, catalogue: string) {
  project.write('jobs.ts', catalogue);
  // What is younger than the check is not remembered.
  const past = new Date(Date.now() - 10_000);
  utimesSync(join(project.folder, 'jobs.ts'), past, past);
  return project.synth(MAIN);
}

const GOOD = jobs("forwardTo: queues['drift-review']");

test('with a type error nothing is published, and the file, the line and the message are told', () => {
  const project = new Project();
  expect(synth(project, GOOD)).toMatchObject({ status: 0, stderr: '' });
  const before = project.read('cdktf.out/stacks/dev/cdk.tf.json');
  const { status, stdout, stderr } = synth(project, jobs("forwardTo: queues['drift-reviews']"));
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  // The check of the catalogue finds the same, and says it shorter.
  const said = 'forwardTo: unknown queue "drift-reviews"; did you mean drift-review?';
  expect(stderr).toBe(`jobs.ts:8:99 - [dev/bus/events/nightly] ${said}\n`);
  expect(project.read('cdktf.out/stacks/dev/cdk.tf.json')).toBe(before);
});

test('type errors stand in one list with the others', () => {
  const { stderr } = synth(new Project(), jobs("lockDuration: 'PT10M', observes: 'a reason'.toUperCase?.()"));
  expect(stderr).toMatch(
    /^jobs\.ts:8:\d+ - Property 'toUperCase' .* \(TS2551\)\njobs\.ts:8:81 - .*lockDuration: got "PT10M"/,
  );
});

test('a syntax error names the file and the line', () => {
  const { status, stderr } = synth(new Project(), jobs('forwardTo queues'));
  expect(status).toBe(1);
  expect(stderr).toMatch(/^jobs\.ts:8:91 - .*expected.* \(TS1005\)\n/);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test('an error of the language that a wrong name leads to comes after what TypeScript says, without a stack', () => {
  const typo = GOOD.replace('SqlFilter.parse(', 'SqlFilter.pars(');
  const called = synth(new Project(), typo).stderr;
  expect(called).toMatch(/^jobs\.ts:8:38 - Property 'pars' .* Did you mean 'parse'\? \(TS2551\)\n$/);
  // The same where the file is loaded, before the app is built.
  const project = new Project();
  project.write('jobs.ts', `${GOOD}\nSqlFilter.pars('a = 1');\n`);
  const { status, stderr } = project.synth(MAIN);
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^jobs\.ts:12:11 - Property 'pars' .*\njobs\.ts:12:11 - TypeError: SqlFilter\.pars is not a function\n$/,
  );
});

test('a program without a type error is not checked again; one whose files change is', () => {
  const project = new Project();
  // Asked twice where the machine is so fast that main.ts is as young as the check.
  synth(project, GOOD);
  const past = new Date(Date.now() - 10_000);
  utimesSync(join(project.folder, 'main.ts'), past, past);
  const again = () => project.synth(readFileSync(join(project.folder, 'main.ts'), 'utf8'), { PATH: '' });
  expect(again().status).toBe(0);
  // The same size and the same time, and another content.
  const file = join(project.folder, 'jobs.ts');
  const { mtime } = statSync(file);
  writeFileSync(file, GOOD.replace("queues['drift-review']", "queues['drift-revieW']"));
  utimesSync(file, mtime, mtime);
  expect(again().stderr).toMatch(/unknown queue "drift-revieW"/);
});

test('errors in files that the program does not import, and what is unused, keep nobody from deploying', () => {
  const project = new Project();
  project.write('jobs.test.ts', 'const n: number = "text";');
  project.write('tsconfig.json', readFileSync(join(__dirname, '../../tsconfig.json'), 'utf8'));
  expect(synth(project, `import { join } from 'node:path';\n${GOOD}`)).toMatchObject({ status: 0, stderr: '' });
});

test('files with CRLF are the same program', () => {
  const [unix, windows] = [new Project(), new Project()];
  const multiline = GOOD.replace(
    `"eventType = 'deploy.requested'"`,
    "`eventType = 'deploy.requested'\n  AND priority > 3`",
  );
  synth(unix, multiline);
  windows.write('jobs.ts', multiline.replaceAll('\n', '\r\n'));
  expect(windows.synth(MAIN.replaceAll('\n', '\r\n'))).toMatchObject({ status: 0, stderr: '' });
  expect(windows.read('cdktf.out/stacks/dev/cdk.tf.json')).toBe(unix.read('cdktf.out/stacks/dev/cdk.tf.json'));
});
