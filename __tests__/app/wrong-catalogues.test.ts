import { Project } from '../support/project';
import { FILES, type WrongCase } from '../support/wrong/cases';
import { JOBS } from '../support/wrong/jobs';
import { CATALOGUES, CONTRACTS, ENVIRONMENTS } from '../support/wrong/others';

/** Each in a file and an environment of its own; one synth tells of all. */
const cases = [
  ...JOBS.map((one) => ({ ...one, kind: 'job' as const })),
  ...CATALOGUES.map((one) => ({ ...one, kind: 'catalogue' as const })),
  ...CONTRACTS.map((one) => ({ ...one, kind: 'contract' as const })),
  ...ENVIRONMENTS.map((one) => ({ ...one, kind: 'environment' as const })),
].map((one, index) => ({ ...one, name: `c${index}` }));

const project = new Project();
let said: readonly string[];

beforeAll(() => {
  for (const { name, kind, code } of cases) project.write(`cases/${name}.ts`, FILES[kind](name, code));
  const imports = cases.map(({ name }) => `import { environment as ${name} } from './cases/${name}';\n`);
  const { status, stdout, stderr } = project.synth(`// @ts-nocheck
import { synthesize, TrainingSchedulerStack } from './lib/app';
${imports.join('')}
synthesize((app) => {
  for (const environment of [${cases.map(({ name }) => name).join(', ')}]) new TrainingSchedulerStack(app, environment);
});
`);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  said = stderr.split('\n');
});

/** The line that is printed for a problem: the place where a part of the code begins, the construct, the sentence. */
function lineOf({ name, kind, code }: (typeof cases)[number], [at, construct, sentence]: WrongCase['told'][number]) {
  const source = FILES[kind](name, code);
  const inCode = source.indexOf(at, source.indexOf(code));
  const before = source.slice(0, inCode === -1 ? source.indexOf(at) : inCode).split('\n');
  const place = `cases/${name}.ts:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  return `${place} - [${[name, construct].filter((part) => part !== '').join('/')}] ${sentence}`;
}

test.each(cases.map((one) => [one.code, one] as const))('%s', (_, one) => {
  const mine = said.filter((line) => line.includes(`[${one.name}/`) || line.includes(`[${one.name}]`));
  expect(mine).toEqual(one.told.map((problem) => lineOf(one, problem)));
});

test('there are many, and nobody is shown a stack', () => {
  expect(cases.length).toBeGreaterThan(100);
  expect(said.filter((line) => /^\s+at /.test(line))).toEqual([]);
});
