import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changed, HAND_MADE } from '../adopt/hand-made';
import { blocks, page } from '../docs/pages';
import { scheduler } from './scheduler';

const folder = mkdtempSync(join(tmpdir(), 'adopt-command-'));
function file(name: string, content: object | string): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const HAND = file('main.tf.json', HAND_MADE);
const SUBSCRIPTION = ['--subscription', '11111111-1111-1111-1111-111111111111'];

test('the example of its page is what comes out', () => {
  const guide = page('docs/guides/adopt.md');
  const [json] = blocks(guide, 'json');
  const [said] = blocks(guide, 'text');
  const [code] = blocks(guide, 'typescript');
  const out = join(folder, 'guide');
  const from = file('guide.tf.json', json?.code ?? '');
  const { status, stdout } = scheduler(['adopt', '--from', from, '--out', out, ...SUBSCRIPTION]);
  expect(status).toBe(0);
  expect(stdout).toContain(said?.code);
  expect(readFileSync(join(out, 'lib/jobs.ts'), 'utf8')).toBe(code?.code);
});

test('into a project that is there only files of the namespace are added, and twice is refused', () => {
  const out = join(folder, 'project');
  mkdirSync(out);
  writeFileSync(join(out, 'package.json'), '{"name": "ours"}');
  const { status, stdout } = scheduler(['adopt', '--from', HAND, '--out', out, ...SUBSCRIPTION]);
  expect(status).toBe(0);
  expect(readdirSync(out).sort()).toEqual(['lib', 'package.json']);
  expect(readdirSync(join(out, 'lib/sbns-contoso-prod')).sort()).toEqual([
    'contract.ts',
    'environment.ts',
    'imports.ts',
    'jobs.ts',
  ]);
  expect(stdout).toContain('add prod of lib/sbns-contoso-prod/environment.ts');
  const again = scheduler(['adopt', '--from', HAND, '--out', out, ...SUBSCRIPTION]);
  expect(again.status).toBe(2);
  expect(again.stderr).toMatch(
    /^training-job-scheduler: --out: .*jobs\.ts.* exist already, and nothing is written over/,
  );
});

test('for machines, without writing; commands in the place of import blocks', () => {
  const out = join(folder, 'dry');
  const options = ['--dry-run', '--json', '--import-script'];
  const { status, stdout } = scheduler(['adopt', '--from', HAND, '--out', out, ...options, ...SUBSCRIPTION]);
  expect({ status, isThere: existsSync(out) }).toEqual({ status: 0, isThere: false });
  const answer = JSON.parse(stdout);
  expect(answer).toMatchObject({ environment: 'prod', isNewProject: true, proof: { kind: 'proved', rules: 3 } });
  expect(answer.files).toContain('import.sh');
  expect(answer.files).not.toContain('lib/imports.ts');
});

describe('what it refuses, and writes nothing', () => {
  const twoNamespaces = changed({
    'azurerm_servicebus_namespace.other': {
      name: 'sbns-other',
      location: 'westeurope',
      resource_group_name: 'rg',
      sku: 'Standard',
    },
    'azurerm_servicebus_queue.other': { name: 'other', namespace_id: '${azurerm_servicebus_namespace.other.id}' },
  });
  test.each<[what: string, options: string[], said: RegExp]>([
    ['no source', [], /required option '--from <path>' not specified/],
    ['a source that is not there', ['--from', join(folder, 'nowhere')], /nowhere: there is no such file or folder/],
    ['a source without Service Bus', ['--from', file('none.tf.json', { resource: {} })], /no namespace of Service Bus/],
    [
      'several namespaces',
      ['--from', file('two.tf.json', twoNamespaces)],
      /--namespace: .*name one of sbns-contoso-prod, sbns-other/,
    ],
    [
      'a namespace that is not there',
      ['--from', HAND, '--namespace', 'sbns-contoso-prd'],
      /did you mean sbns-contoso-prod\?/,
    ],
    [
      'a topic that is not there',
      ['--from', HAND, '--topic', 'training-event'],
      /--topic: there is no topic training-event; did you mean training-events\?/,
    ],
    [
      'a tier that nobody has',
      ['--from', HAND, '--sku', 'Gold'],
      /--sku: got "Gold", allowed Basic, Standard, Premium/,
    ],
    [
      'a framework that nobody has',
      ['--from', HAND, '--framework', 'cdk'],
      /--framework: got "cdk", allowed cdktf or cdktn/,
    ],
    ['a stack that cannot be called so', ['--from', HAND, '--environment', '1st'], /--environment: got "1st"/],
    [
      'messages that are none',
      ['--from', HAND, '--messages', file('m.json', '[1]')],
      /--messages: .*m\.json, line 1, message 1: got 1/,
    ],
    [
      'a namespace of which the tier is not known',
      ['--from', file('sku.tf.json', changed({ 'azurerm_servicebus_namespace.ns': { sku: '${var.sku}' } }))],
      /--sku: the tier of the namespace is not known/,
    ],
  ])('%s', (_, options, said) => {
    const out = join(folder, 'never');
    const { status, stdout, stderr } = scheduler(['adopt', '--out', out, ...options]);
    expect({ status, stdout, isThere: existsSync(out) }).toEqual({ status: 2, stdout: '', isThere: false });
    expect(stderr).toMatch(said);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
