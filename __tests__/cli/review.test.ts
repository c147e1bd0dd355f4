import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { shippedTexts } from '../support/shipped/synthesized';
import { configurationOf } from '../support/topics';
import { scheduler } from './scheduler';

const folder = mkdtempSync(join(tmpdir(), 'review-'));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const plan = (name: string) => resolve(__dirname, `../support/plans/${name}.json`);
const planWith = (name: string, change: object) =>
  file('changed.json', JSON.stringify({ ...JSON.parse(readFileSync(plan(name), 'utf8')), ...change }));

test.each([
  ['nothing', 0],
  ['respelled', 0],
  ['forward', 0],
  ['added', 0],
  ['widened', 0],
  ['narrowed', 1],
  ['typo', 1],
  ['label-changed', 1],
  ['topic-replaced', 1],
  ['invalid', 1],
])('%s ends with %i', (name, status) => {
  const result = scheduler(['review', plan(name)]);
  expect({ status: result.status, stderr: result.stderr }).toEqual({ status, stderr: '' });
  expect(result.stdout.includes('Stopped by')).toBe(status === 1);
});

test('a plan that does not decide which rule is whose ends with 1, and says so', () => {
  const { status, stdout } = scheduler(['review', plan('create')]);
  expect(status).toBe(1);
  expect(stdout).toMatch(
    /^\*\*Messages change destination\.\*\* And \*\*cannot tell everything\*\*: it depends on `audit/,
  );
  expect(stdout).not.toContain('Stopped by');
});

test('a group of a project that is not ours is named on the command line', () => {
  const { status, stdout } = scheduler(['review', plan('widened'), '--exactly-once', 'gpu-urgent, gpu-spot', '--json']);
  expect(status).toBe(1);
  expect(JSON.parse(stdout).gates).toEqual(['new-overlap']);
});

test('an acknowledged gate ends with 0', () => {
  const acknowledged = file(
    'acknowledged.json',
    JSON.stringify([
      { gate: 'replacement', subject: 'azurerm_servicebus_topic.jobs', reason: 'nothing is sent on this weekend' },
    ]),
  );
  expect(scheduler(['review', plan('topic-replaced'), '--acknowledgements', acknowledged]).status).toBe(0);
});

test('two synthesized configurations, with contract and claims in them', () => {
  const text = shippedTexts().dev!;
  const before = file('before.tf.json', text);
  const after = file('after.tf.json', text.replace('AND priority >= 7', 'AND priority >= 6'));
  const { status, stdout } = scheduler(['review', before, after]);
  expect(status).toBe(1);
  expect(stdout).toMatch(
    /"a training request reaches exactly one subscription" is refuted, and was not before: a message comes twice, to `gpu-spot` and `gpu-urgent` \(it is claimed for messages whose eventType is one of .*, but not for those whose .*\), for example `\{"applicationProperties":\{"eventType":"training.requested","gpuCount":1,"priority":6\}\}`/,
  );
  expect(stdout).not.toContain('Assumed');
});

test('the contract of the synthesized JSON, for a plan that has none', () => {
  const contract = file(
    'contract.tf.json',
    configurationOf(
      {},
      {
        said: {
          contract: {
            properties: { eventType: { type: 'string', enum: ['drift.detected'] } },
            required: ['eventType'],
          },
        },
      },
    ).replaceAll('"events"', '"jobs"'),
  );
  const { stdout } = scheduler(['review', plan('narrowed'), '--contract', contract, '--json']);
  const jobs = JSON.parse(stdout).topics.find(({ topic }: { topic: string }) => topic === 'jobs');
  // The contract has no driftScore, so nothing ever reached drift, and nothing is lost.
  expect(jobs).toMatchObject({ contract: true, unmoved: true, rows: [] });
});

test.each([
  [
    'no plan',
    [file('no.json', '{"resource": {}}')],
    /no plan; expected one from terraform show -json, or two configurations$/,
  ],
  ['no JSON', [file('no.txt', 'hello')], /not JSON/],
  ['a plan as Terraform stores it', [file('plan', 'PK\u0003\u0004')], /terraform show -json plan > plan\.json$/],
  ['a folder alone', [folder], /a review compares two: review <before> <after>, .*terraform show -json/],
  ['no file', [join(folder, 'none.json')], /there is no such file$/],
  [
    'a plan of another version',
    [planWith('nothing', { format_version: '2.0' })],
    /a plan with format_version "2.0", and 1.x is known/,
  ],
  [
    'acknowledgements that are none',
    [plan('nothing'), '--acknowledgements', file('bad.json', '[{"gate": "x"}]')],
    /bad.json: .*\[0\]\.gate: got "x", allowed lost-coverage/,
  ],
  [
    'a group that is not there',
    [plan('nothing'), '--exactly-once', 'gpu-urgnt,drift'],
    /there is no subscription gpu-urgnt; did you mean gpu-urgent\?$/,
  ],
])('%s is refused with one line', (_, options, message) => {
  const { status, stdout, stderr } = scheduler(['review', ...options]);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr.trim()).toMatch(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

test.each([
  ['without a version', { format_version: undefined }, /no format_version/],
  ['without configuration', { configuration: undefined }, /a plan without its configuration/],
])('a plan %s is refused with one line', (_, change, message) => {
  const { status, stderr } = scheduler(['review', planWith('nothing', change)]);
  expect(status).toBe(2);
  expect(stderr.trim()).toMatch(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

describe('--smt-lib', () => {
  test('writes what was asked about the change, and says the same', () => {
    const out = join(folder, 'review-questions');
    const plain = scheduler(['review', plan('narrowed')]);
    expect(scheduler(['review', plan('narrowed'), '--smt-lib', out])).toEqual(plain);
    const questions = readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8').split('\n')[0]);
    expect(questions).toContainEqual(
      '; Is there a message of jobs that is only in what there was before, of what ends at jobs/drift?',
    );
    expect(questions).toContainEqual(
      "; Is there a message of jobs with eventType = 'drift.detected' that reached somebody and now reaches nobody?",
    );
  });

  test('asks nothing about rules that are sensitive', () => {
    const out = join(folder, 'review-sensitive');
    const sensitive = resolve(__dirname, '../support/cases/terraform/kinds/sensitive.json');
    const { status, stdout, stderr } = scheduler(['review', sensitive, '--smt-lib', out]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/--smt-lib: the rules of .+ are made of values that are sensitive/);
    expect(existsSync(out)).toBe(false);
  });
});
