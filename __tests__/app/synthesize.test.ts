import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { visible } from '../../lib/text';
import { faultsOf } from '../support/hostile';
import { Project } from '../support/project';

/** `main.ts`, for the catalogue that is shipped and not for yours. */
const SHIPPED = `
  import { synthesize, TrainingSchedulerStack } from './lib/app';
  import { environments } from './__tests__/support/shipped';
  synthesize((app) => {
    for (const environment of environments) new TrainingSchedulerStack(app, environment);
  });`;

/** An app with one environment, whose catalogue has the jobs that are given as TypeScript. */
function appWith(jobs: string, names = ['one']): string {
  return `
    import { CorrelationFilter, SqlAction, SqlFilter } from './lib/rules';
    import { jobCatalogue, synthesize, TrainingSchedulerStack } from './lib/app';
    import { environments } from './__tests__/support/shipped';
    const catalogue = jobCatalogue({ topicName: 'events', queues: { review: {} }, jobs: (queues) => (${jobs}) });
    const { training, ...environment } = environments[1]!;
    synthesize((app) => {
      for (const name of ${JSON.stringify(names)}) {
        new TrainingSchedulerStack(app, { ...environment, name, catalogue });
      }
    });`;
}

/** The shipped catalogue, synthesized once for all that is looked at. */
const shipped = new Project();
let synthesized: ReturnType<Project['synth']>;
beforeAll(() => {
  synthesized = shipped.synth(SHIPPED);
});

test('prints a heading an environment and a line a subscription: rules, and settings that were chosen', () => {
  const { status, stdout, stderr } = synthesized;
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatchSnapshot();
  for (const name of ['quickstart', 'dev', 'prod']) {
    expect(JSON.parse(shipped.read('cdktf.out', 'stacks', name, 'cdk.tf.json'))).toHaveProperty('resource');
  }
  expect(readdirSync(shipped.folder).sort()).toEqual([
    '__tests__',
    'cdktf.out',
    'functions',
    'lib',
    'main.ts',
    'node_modules',
  ]);
});

test('two folders get the same bytes', () => {
  const other = new Project();
  other.synth(SHIPPED);
  for (const file of [
    'manifest.json',
    'stacks/quickstart/cdk.tf.json',
    'stacks/dev/cdk.tf.json',
    'stacks/prod/cdk.tf.json',
  ]) {
    expect(other.read('cdktf.out', file)).toBe(shipped.read('cdktf.out', file));
  }
});

test('a mistake ends with status 1 and all problems, in all stacks, and leaves the last good output as it was', () => {
  const project = new Project();
  project.synth(appWith(`{ train: { rules: { all: SqlFilter.acceptEverything() } } }`));
  const before = project.read('cdktf.out', 'stacks', 'one', 'cdk.tf.json');
  const bad = `{ a: { lockDuration: 'PT10M' }, b: { maxDeliveryCount: 0, rules: { $x: SqlFilter.parse('') } } }`;
  const { status, stdout, stderr } = project.synth(appWith(bad, ['one', 'two']));
  expect(status).toBe(1);
  expect(stdout).toBe('');
  // Each once, with where it stands in the author's file.
  expect(
    stderr.replace(/(?<=main\.ts:5:)\d+/g, '…'),
  ).toBe(`main.ts:5:… - [one/bus/events/a, and in two] lockDuration: got "PT10M", allowed at most PT5M; use PT5M or less
main.ts:5:… - [one/bus/events/a, and in two] rules: got "none", allowed at least one: without a rule the subscription receives nothing, ever; add a rule, or SqlFilter.acceptEverything() if every message is meant
main.ts:5:… - [one/bus/events/b, and in two] maxDeliveryCount: got 0, allowed a whole number, 1 to 2147483647; use a number such as 10
main.ts:5:… - [one/bus/events/b/$x, and in two] name: got "$x", allowed a name that does not start with "$": those are Azure's own, and managing $Default ends with no rule at all; name the rule after what it selects, for instance "all" for 1=1
main.ts:5:… - [one/bus/events/b/$x, and in two] filter: there is no text; write a statement (empty)
`);
  expect(project.read('cdktf.out', 'stacks', 'one', 'cdk.tf.json')).toBe(before);
  expect(readdirSync(join(project.folder)).filter((entry) => entry.startsWith('cdktf.out'))).toEqual(['cdktf.out']);
});

test('two environments of one name are a mistake of the second', () => {
  const jobs = '{ train: { rules: { all: SqlFilter.acceptEverything() } } }';
  const { status, stderr } = new Project().synth(appWith(jobs, ['one', 'One']));
  expect(status).toBe(1);
  expect(stderr).toBe(
    '[One-2] name: got "One", allowed names that differ in more than letter case, and there is such an environment already; rename one of the two\n',
  );
});

test("an error of the code in the user's own file is one line, with its place and without a stack", () => {
  const { status, stderr } = new Project().synth(appWith('{ train: JSON.parse("null").rules }'));
  expect(status).toBe(1);
  expect(stderr).toBe("main.ts:5:122 - [one] TypeError: Cannot read properties of null (reading 'rules')\n");
});

test('a stack that is no longer in the app is gone from the output, what Terraform keeps there stays', () => {
  const project = new Project();
  const jobs = `{ train: { rules: { all: SqlFilter.acceptEverything() } } }`;
  project.synth(appWith(jobs, ['one', 'two']));
  mkdirSync(join(project.folder, 'cdktf.out', 'stacks', 'one', '.terraform'));
  project.synth(appWith(jobs, ['one']));
  expect(project.exists('cdktf.out', 'stacks', 'two')).toBe(false);
  expect(project.exists('cdktf.out', 'stacks', 'one', '.terraform')).toBe(true);
});

test('writes where the cdktf command line says', () => {
  const project = new Project();
  const outdir = join(project.folder, 'deep', 'out');
  const jobs = '{ train: { rules: { all: SqlFilter.acceptEverything() } } }';
  expect(project.synth(appWith(jobs), { CDKTF_OUTDIR: outdir }).status).toBe(0);
  expect(project.exists('deep', 'out', 'manifest.json')).toBe(true);
  expect(project.exists('cdktf.out')).toBe(false);
});

describe('names with what a terminal or a pipeline acts on', () => {
  const bad = '\u001b]0;x\u0007\r\n::error::y\u202e##[z]';
  const q = JSON.stringify;

  test('are shown in the problems of a synth, each in its line', () => {
    const project = new Project();
    const jobs = `{
      ${q(`a${bad}`)}: { rules: { ${q(`r${bad}`)}: SqlFilter.parse(${q(`a = '\u001b' AND AND`)}) } },
      ${q(`b${bad}`)}: { lockDuration: ${q(bad)}, [${q(bad)}]: 1, rules: { r: SqlFilter.parse(${q(`[${bad}] = 1`)}) } },
      c: { rules: { r: SqlFilter.parse("a = 1"), s: SqlFilter.parse(${q(`NOT a = '${bad}'`)}) } },
    }`;
    const { status, stdout, stderr } = project.synth(appWith(jobs, ['one', bad]));
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(faultsOf(stderr)).toEqual([]);
    // The framework itself puts a dash in the place of a line feed.
    expect(stderr).toContain(`b${visible(bad).replace('\\u{a}', '--').replace('##[', '\\u{23}#[')}`);
    expect(stderr).toContain('. Glob characters are not supported');
    // Carets stay where they point.
    const lines = stderr.split('\n');
    const carets = lines.findIndex((line) => /^ *\^+$/.test(line));
    const [start, end] = [lines[carets]!.indexOf('^'), lines[carets]!.length];
    expect(lines[carets - 1]).toContain("a = '\\u{1b}' AND AND");
    expect(lines[carets - 1]!.slice(start, end)).toBe('AND');
  });

  test('and in its warnings and its summary', () => {
    const project = new Project();
    const jobs = `{ train: { rules: { r: SqlFilter.parse(${q(`NOT a = '${bad}'`)}) }, observes: ${q(`because ${bad}`)} } }`;
    const { status, stdout, stderr } = project.synth(appWith(jobs));
    expect(status).toBe(0);
    expect(stderr).toMatch(/^warning: /m);
    expect(stdout).toContain('\\u{1b}]0;x\\u{7}');
    expect([...faultsOf(stdout), ...faultsOf(stderr)]).toEqual([]);
  });

  test('and in what TypeScript says, and in an error of the code itself', () => {
    const project = new Project();
    for (const main of [
      `const x: number = ${q(bad)};\n${appWith('{}')}`,
      `${appWith('{}')}\nthrow new TypeError(${q(bad)});`,
      `const ${bad.replaceAll('\n', '')} = 1;`,
      `null.x; // ${bad.replaceAll('\n', '')}`,
    ]) {
      const { status, stdout, stderr } = project.synth(main);
      expect(status).toBe(1);
      expect([...faultsOf(stdout), ...faultsOf(stderr)]).toEqual([]);
    }
  });
});
