import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { transformSync } from '@swc/core';
import { RequestValidator } from '../functions/start-training-job/validate';
import * as scheduling from '../lib/app';
import { audit, auditTable } from '../lib/audit';
import { proofMatchers } from '../lib/proof';
import * as routing from '../lib/routing';
import * as rules from '../lib/rules';
import * as servicebus from '../lib/servicebus';
import { parseDocument } from '../lib/terraform';
import * as trigger from '../lib/trigger';
import { scheduler } from './cli/scheduler';
import { problemsOfStack, synthEnvironmentTexts } from './support/environments';
import { environments, trainingEvent } from './support/shipped';
import { TestStack } from './support/stacks';
import { TRAINING } from './support/training';

expect.extend(proofMatchers);

const ROOT = resolve(__dirname, '..');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, code]) => code as string);
const scripts = Object.keys(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts);

/** Runs an example with what it may use in scope, and gives the problems of what it made. */
function run(example: string): { problems: string[]; text: string } {
  const test = new TestStack();
  const namespace = test.namespace();
  const topic = namespace.addTopic('training-events');
  const scope = { ...rules, ...servicebus, trainingEvent, stack: test.stack, namespace, topic };
  const { code } = transformSync(example, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } });
  new Function(...Object.keys(scope), code)(...Object.values(scope));
  const problems = test.problems();
  const text = test.synthText();
  return { problems, text };
}

test('there are examples', () => {
  expect(blocks('ts').length).toBeGreaterThan(4);
});

test.each(blocks('ts').map((example) => [example.split('\n')[0], example]))(
  'the example %s works',
  async (_, example) => {
    const { problems, text } = run(example as string);
    expect(problems).toEqual([]);
    expect(text).not.toBe(run('').text);
    if (example?.includes('.must')) await expect(routing.topicIn(text, 'training-events')).toKeepItsClaims();
  },
);

describe('from a message to a training job', () => {
  const page = readFileSync(join(ROOT, 'functions/README.md'), 'utf8');
  const examples = [...page.matchAll(/```(ts|json)\n([\s\S]*?)```/g)].map(([, , code]) => code as string);

  test('the catalogue and the place that are shown make a stack, and the message that is shown is allowed', () => {
    const [catalogue = '', place = '', message = ''] = examples;
    const code = transformSync(`${catalogue}\n${place}\nreturned = { jobs, training, reviewsBert };`, {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      isModule: false,
    }).code;
    const scope = { ...rules, ...scheduling, ...trigger, trainingEvent };
    const run = new Function(
      ...Object.keys(scope),
      `let returned; ${code.replace('"use strict";', '')}; return returned;`,
    );
    const { jobs, training, reviewsBert } = run(...Object.values(scope));
    const environment = { ...TRAINING, catalogue: jobs, training };
    expect(problemsOfStack(environment)).toBe('');
    expect(synthEnvironmentTexts([environment]).ml).toContain('azurerm_linux_function_app');
    const validator = new RequestValidator({
      version: 2,
      templates: { 'reviews-bert': reviewsBert.data },
      contract: null,
    });
    expect(validator.request(message)).toMatchObject({ request: { nodeCount: 2, params: { epochs: 5 } } });
  });
});

test('the output that is shown is the output', () => {
  const snapshot = readFileSync(join(__dirname, 'app/__snapshots__/synthesize.test.ts.snap'), 'utf8');
  const shown = blocks('text').find((text) => text.startsWith('quickstart:')) as string;
  expect(snapshot).toContain(shown);
});

/** What a command that is shown in the README prints here. */
function printed(command: string): string {
  const [, , ...options] = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
  return scheduler(options as string[]).stdout;
}

test('the picture that is shown is the picture', () => {
  const folder = mkdtempSync(join(tmpdir(), 'readme-'));
  writeFileSync(join(folder, 'cdk.tf.json'), synthEnvironmentTexts(environments).dev!);
  expect(blocks('mermaid')).toEqual([printed(`npx training-job-scheduler diagram --from ${folder}`)]);
});

test.each(['route', 'prove'])('the output of %s that is shown is its output', (name) => {
  const shown = blocks('text').find((text) => text.startsWith(`$ npx training-job-scheduler ${name}`)) as string;
  const [command = '', ...output] = shown.split('\n');
  const folder = mkdtempSync(join(tmpdir(), 'readme-'));
  writeFileSync(join(folder, 'cdk.tf.json'), synthEnvironmentTexts(environments).dev!);
  expect(
    printed(command.replace('$ ', '').replace('cdktf.out/stacks/dev', folder)).replaceAll(
      folder,
      'cdktf.out/stacks/dev',
    ),
  ).toBe(output.join('\n'));
});

test.each(blocks('ts-test').map((example) => [example.split('\n')[0], example]))(
  'the test with %s passes',
  async (_, example) => {
    const { dev } = synthEnvironmentTexts(environments);
    const run: (() => unknown)[] = [];
    const add = (_name: string, body: () => unknown) => run.push(body);
    const scope = { ...routing, proofMatchers, expect, readFileSync: () => dev, test: add };
    new Function(...Object.keys(scope), example as string)(...Object.values(scope));
    expect(run).toHaveLength(1);
    for (const body of run) await body();
  },
);

test('the review that is shown is the review', () => {
  const shown = blocks('text').find((text) => text.startsWith('**Stopped by')) as string;
  expect(scheduler(['review', join(__dirname, 'support/plans/narrowed.json')]).stdout).toContain(shown);
});

test('the finding that is shown is the finding', () => {
  const shown = blocks('text').find((text) => text.startsWith('║ SB-AUTH-001')) as string;
  // That of the namespace: clusters have one too.
  const opened = synthEnvironmentTexts(environments).prod!.replace(
    /("azurerm_servicebus_namespace": \{[\s\S]*?"local_auth_enabled": )false/,
    '$1true',
  );
  const document = parseDocument('cdktf.out/stacks/prod/cdk.tf.json', opened);
  expect(auditTable(audit([document], { today: '2026-11-22' }), false)).toContain(shown.trimEnd());
});

test('the errors that are shown are the errors', () => {
  const shown = blocks('text')
    .filter((text) => /^lib\/scheduler\/jobs\.ts:\d/.test(text))
    .join('\n');
  const test = new TestStack();
  const { filter } = { filter: rules.SqlFilter.acceptEverything() };
  const topic = test.namespace().addTopic('training-events', { contract: trainingEvent });
  topic.addSubscription('gpu-urgent', { lockDuration: 'PT10M', rules: { all: filter } });
  topic.addSubscription('gpu-spot', { rules: { urgent: rules.SqlFilter.parse('gpuCnt >= 1') } });
  const problems = test.problems().map((problem) => problem.replace(/^\[.*?\] /, ''));
  expect(problems).toHaveLength(2);
  for (const problem of problems) expect(shown).toContain(`, and in prod] ${problem}\n`);
});

test('the warning that is shown is the warning', () => {
  const shown = blocks('text').find((text) => text.startsWith('warning: ')) as string;
  const urgent = "eventType = 'training.requested' AND gpuCount >= 1 AND priority";
  const receivers = Object.entries({ 'gpu-urgent': `${urgent} >= 7`, 'gpu-express': `${urgent} = 9` }).map(
    ([name, sql]) => ({ name, filters: [rules.SqlFilter.parse(sql)] }),
  );
  const text = rules.sharedText(rules.sharedMessages(receivers, trainingEvent));
  expect(shown).toContain(`] ${text} (shared-messages)\n`);
});

test('every command that is named exists', () => {
  const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name as string);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
});

test('every package is in the table of dependencies, and no other', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const table = readme.slice(readme.indexOf('## Dependencies'), readme.indexOf('## CDKTF is archived'));
  const named = [...table.matchAll(/^\| (?!package)([^|-][^|]*) \|/gm)].flatMap(([, cell]) =>
    (cell as string).split(', '),
  );
  expect(named.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort());
});
