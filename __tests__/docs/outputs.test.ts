import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit, auditTable } from '../../lib/audit';
import * as rules from '../../lib/rules';
import { parseDocument } from '../../lib/terraform';
import { scheduler } from '../cli/scheduler';
import { trainingEvent } from '../support/shipped';
import { shippedTexts } from '../support/shipped/synthesized';
import { TestStack } from '../support/stacks';
import { allPages, blocks, page, ROOT } from './pages';

/** What pages show as output, compared with what comes out. */

const texts = shippedTexts();
const SHOWN = allPages().flatMap((one) => blocks(one, 'text').map(({ code }) => code));

/** Every block of text that begins so, of all pages; there has to be one. */
function shown(beginning: RegExp | string): string[] {
  const found = SHOWN.filter((text) =>
    typeof beginning === 'string' ? text.startsWith(beginning) : beginning.test(text),
  );
  expect(found).not.toEqual([]);
  return found;
}

/** A folder with what dev deploys. */
function devFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'docs-'));
  writeFileSync(join(folder, 'cdk.tf.json'), texts.dev as string);
  return folder;
}

/** What a command line prints here. */
function printed(command: string): string {
  const [, , ...options] = [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain,
  );
  return scheduler(options as string[]).stdout;
}

test('what synth prints', () => {
  const snapshot = readFileSync(join(ROOT, '__tests__/app/__snapshots__/synthesize.test.ts.snap'), 'utf8');
  for (const text of shown('quickstart:')) expect(snapshot).toContain(text);
});

test('the picture of the shipped catalogue', () => {
  const [picture] = blocks(page('docs/reference/the-shipped-catalogue.md'), 'mermaid');
  expect(picture?.code).toBe(printed(`npx training-job-scheduler diagram --from ${devFolder()}`));
});

test.each(['route', 'prove', 'why-not'])('what %s answers', (name) => {
  for (const text of shown(`$ npx training-job-scheduler ${name}`)) {
    const [command = '', ...output] = text.split('\n');
    const folder = devFolder();
    const answer = printed(command.replace('$ ', '').replace('cdktf.out/stacks/dev', folder));
    expect(answer.replaceAll(folder, 'cdktf.out/stacks/dev')).toBe(output.join('\n'));
  }
});

test('the review of a plan', () => {
  const review = scheduler(['review', join(ROOT, '__tests__/support/plans/narrowed.json')]).stdout;
  for (const text of shown('**Stopped by')) expect(review).toContain(text);
});

test('a finding of the audit', () => {
  // That of the namespace: clusters have one too.
  const opened = (texts.prod as string).replace(
    /("azurerm_servicebus_namespace": \{[\s\S]*?"local_auth_enabled": )false/,
    '$1true',
  );
  const document = parseDocument('cdktf.out/stacks/prod/cdk.tf.json', opened);
  const table = auditTable(audit([document], { today: '2026-11-22' }), false);
  for (const text of shown('║ SB-AUTH-001')) expect(table).toContain(text.trimEnd());
});

test('the file of exceptions is taken as it stands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'exceptions-'));
  const [file] = blocks(page('docs/guides/exceptions.md'), 'yaml');
  writeFileSync(join(folder, 'waivers.yaml'), file?.code ?? '');
  const plan = join(ROOT, '__tests__/support/plans/narrowed.json');
  const { stdout } = scheduler([
    'audit',
    '--from',
    plan,
    '--waivers',
    join(folder, 'waivers.yaml'),
    '--today',
    '2026-11-22',
    '--json',
  ]);
  const { records } = JSON.parse(stdout) as { records: { rule: string; status: string }[] };
  expect(records.filter(({ status }) => status === 'waived').map(({ rule }) => rule)).toEqual(['SB-ALERT-003']);
});

test('errors of synth', () => {
  const test = new TestStack();
  const topic = test.namespace().addTopic('training-events', { contract: trainingEvent });
  topic.addSubscription('gpu-urgent', { lockDuration: 'PT10M', rules: { all: rules.SqlFilter.acceptEverything() } });
  topic.addSubscription('gpu-spot', { rules: { urgent: rules.SqlFilter.parse('gpuCnt >= 1') } });
  const problems = test.problems().map((problem) => problem.replace(/^\[.*?\] /, ''));
  expect(problems).toHaveLength(2);
  const errors = shown(/^lib\/scheduler\/jobs\.ts:\d/).join('\n');
  for (const problem of problems) expect(errors).toContain(`, and in prod] ${problem}\n`);
});

test('the warning of two subscriptions that want one message', () => {
  const urgent = "eventType = 'training.requested' AND gpuCount >= 1 AND priority";
  const receivers = Object.entries({ 'gpu-urgent': `${urgent} >= 7`, 'gpu-express': `${urgent} = 9` }).map(
    ([name, sql]) => ({ name, filters: [rules.SqlFilter.parse(sql)] }),
  );
  const text = rules.sharedText(rules.sharedMessages(receivers, trainingEvent));
  for (const warning of shown('warning: ')) expect(warning).toContain(`] ${text} (shared-messages)\n`);
});

test('the first commands of the README are those that the build runs', () => {
  const [first] = blocks(page('README.md'), 'sh');
  const commands = (first?.code ?? '').split('\n').map((line) => line.replace(/\s+#.*$/, ''));
  expect(commands.slice(0, 2)).toEqual(['npm ci && npm start -- --once', 'npm test']);
  expect(readFileSync(join(ROOT, '.ci/run'), 'utf8')).toContain(`\n${commands[0]}\n`);
});
