import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import type { Environment, JobCatalogue } from '../../lib/app';
import { proofMatchers } from '../../lib/proof';
import { topicIn } from '../../lib/routing';
import type { JobTemplate } from '../../lib/trigger';
import { RequestValidator } from '../../lib/trigger/jobs';
import { problemsOfStack, synthEnvironmentTexts } from '../support/environments';
import { environments } from '../support/shipped';
import { shippedTexts } from '../support/shipped/synthesized';
import { TestStack } from '../support/stacks';
import { TRAINING } from '../support/training';
import { type Done, run, typeErrors } from './examples';
import { allPages, blocks, page, placeOf } from './pages';

expect.extend(proofMatchers);

/** How one begins without a clone: a program and a test of it, which belong together. */
const BEGINNING = 'docs/guides/use-it-in-your-project.md';
/** The packages of CDK Terrain are not installed here: `npm run test:package` tries them. */
const [TERRAIN, EXAMPLES] = partition(
  allPages().flatMap((one) => blocks(one, 'ts')),
  ({ code }) => code.includes("from 'cdktn'"),
);
const ALONE = EXAMPLES.filter((one) => one.page.path !== BEGINNING);
const texts = shippedTexts();
const dev = environments.find(({ name }) => name === 'dev') as Environment;

function partition<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

/** Runs an example beside a namespace with a topic, and gives what is deployed then. */
function deployed(code: string): Done & { readonly problems: readonly string[]; readonly text: string } {
  const beside = new TestStack();
  const namespace = beside.namespace();
  const topic = namespace.addTopic('training-events');
  const declared = { stack: beside.stack, namespace, topic, dev };
  const files = { 'cdktf.out/stacks/dev/cdk.tf.json': texts.dev as string };
  const done = run({ code }, { declared, files });
  return { ...done, problems: beside.problems(), text: beside.synthText() };
}

/** What the examples of a page export, all together. */
function exportsOf(path: string): Readonly<Record<string, unknown>> {
  return Object.assign({}, ...blocks(page(path), 'ts').map(({ code }) => deployed(code).exported));
}

test('there are examples on many pages', () => {
  expect(new Set(EXAMPLES.map((one) => one.page.path)).size).toBeGreaterThan(12);
});

test('every example is a module that compiles; what does not is told with its page and line', () => {
  const code = "import { SqlFilter } from 'training-job-scheduler';\nSqlFilter.pars('a');\n";
  const wrong = { page: { path: 'docs/x.md', text: '' }, line: 10, code };
  // Together, since the compiler reads the sources of the project each time.
  expect(typeErrors([...EXAMPLES, wrong])).toEqual([expect.stringMatching(/^docs\/x\.md:11: error TS2551: .*'pars'/)]);
}, 120_000);

test.each(ALONE.map((one) => [placeOf(one), one.code] as const))('the example at %s works', async (_, code) => {
  const { problems, text, uses, tests, exported } = deployed(code);
  expect(problems).toEqual([]);
  // An example that does nothing shows nothing.
  const changes = uses.length > 0 && text !== deployed('').text;
  expect(changes || tests.length > 0 || Object.keys(exported).length > 0 || code.includes('protectSubscriptions')).toBe(
    true,
  );
  if (code.includes('.must')) await expect(topicIn(text, 'training-events')).toKeepItsClaims();
  for (const body of tests) await body();
});

test('the catalogue of the guide, and what it starts, make a stack', () => {
  const { jobs } = exportsOf('docs/guides/add-a-job.md');
  expect(problemsOfStack({ ...TRAINING, catalogue: jobs as JobCatalogue })).toBe('');
});

test('the catalogue and the place on the page about jobs make a stack, and the message that is shown is allowed', () => {
  const path = 'docs/concepts/from-a-message-to-a-job.md';
  const { jobs, training, reviewsBert } = exportsOf(path);
  const environment = {
    ...TRAINING,
    catalogue: jobs as JobCatalogue,
    training: training as NonNullable<Environment['training']>,
  };
  expect(problemsOfStack(environment)).toBe('');
  expect(synthEnvironmentTexts([environment]).ml).toContain('azurerm_linux_function_app');
  const validator = new RequestValidator({
    templates: { 'reviews-bert': (reviewsBert as JobTemplate).data },
    contract: null,
  });
  const [message] = blocks(page(path), 'json');
  expect(validator.request(message?.code ?? '')).toMatchObject({ request: { nodeCount: 2, params: { epochs: 5 } } });
});

test('the program that a project begins with deploys what its test expects', async () => {
  expect(TERRAIN.map((one) => one.page.path)).toEqual([BEGINNING]);
  const [program, itsTest] = blocks(page(BEGINNING), 'ts').filter(
    (one) => !TERRAIN.some(({ code }) => code === one.code),
  );
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'beginning-')), stackTraces: false });
  run({ code: program?.code ?? '' }, { declared: {}, synthesize: (define) => define(app) });
  app.synth();
  const json = readFileSync(join(app.outdir, 'stacks/dev/cdk.tf.json'), 'utf8');
  const { tests } = run(
    { code: itsTest?.code ?? '' },
    { declared: {}, files: { 'cdktf.out/stacks/dev/cdk.tf.json': json } },
  );
  expect(tests).toHaveLength(1);
  for (const body of tests) await body();
});
