import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shippedTexts } from '../support/shipped/synthesized';
import { scheduler } from './scheduler';

const TODAY = ['--today', '2026-11-22'];
const texts = shippedTexts();

/** A folder with the JSON of an environment, changed. */
function folderWith(name: string, change: (text: string) => string = (text) => text): string {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  writeFileSync(join(folder, 'cdk.tf.json'), change(texts[name]!));
  return folder;
}

function fileWith(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'audit-')), 'waivers.yaml');
  writeFileSync(file, text);
  return file;
}

/** A stack whose namespace takes keys. */
const opened = (text: string) =>
  text.replace(/("azurerm_servicebus_namespace": \{[\s\S]*?"local_auth_enabled": )false/, '$1true');

test.each(['quickstart', 'dev', 'prod'])('%s has nothing to report', (name) => {
  const { status, stdout, stderr } = scheduler(['audit', '--from', folderWith(name), ...TODAY]);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/\d+ records, \d+ compliant, 0 not, \d+ waived, \d+ not applicable, 0 unknown\n$/);
});

test('what is open is in the table with its place, and ends with status 1', () => {
  const { status, stdout } = scheduler(['audit', '--from', folderWith('prod', opened), ...TODAY]);
  expect(status).toBe(1);
  expect(stdout).toMatch(/SB-AUTH-001 .*prod\/bus/);
  expect(stdout).toContain('local_auth_enabled is true; wanted false');
  expect(stdout).toContain('Set local_auth_enabled = false and grant roles');
});

test('--all shows what is right and what nobody looked at', () => {
  const { stdout } = scheduler(['audit', '--all', '--from', folderWith('prod'), ...TODAY]);
  expect(stdout).toMatch(/^types without a rule of their own: .*azurerm_management_lock \(1\)/m);
  expect(stdout).toContain('rules with nothing to look at: KV-005, KV-006, LA-001');
});

test('all reports are written in one run, whole', () => {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  const file = (name: string) => join(folder, name);
  const { status, stdout } = scheduler([
    ...['audit', '--json', '--from', folderWith('prod', opened), ...TODAY],
    ...['--sarif', file('full.sarif'), '--sarif-upload', file('upload.sarif'), '--markdown', file('audit.md')],
  ]);
  expect(status).toBe(1);
  expect(JSON.parse(stdout).summary).toMatchObject({ isClean: false, open: { high: 1 } });
  const results = (name: string) => JSON.parse(readFileSync(file(name), 'utf8')).runs[0].results;
  expect(results('upload.sarif').map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['SB-AUTH-001']);
  expect(results('full.sarif').length).toBeGreaterThan(300);
  expect(readFileSync(file('audit.md'), 'utf8')).toContain('| SB-AUTH-001 (high) | `prod/bus` line');
  expect(existsSync(`${file('audit.md')}.draft`)).toBe(false);
});

test('exceptions of the security team come from a file, in YAML or JSON', () => {
  const waivers = fileWith(`
- id: SB-AUTH-001
  scope: prod/bus
  reason: an old producer cannot use Entra ID before its next release
  approver: security@example.com
  ticket: SEC-7
  expires: 2027-03-31
`);
  const from = folderWith('prod', opened);
  expect(scheduler(['audit', '--from', from, '--waivers', waivers, ...TODAY]).status).toBe(0);
  const later = scheduler(['audit', '--from', from, '--waivers', waivers, '--today', '2027-04-01']);
  expect(later.status).toBe(1);
  expect(later.stdout).toMatch(/WV-001 .*waiver 1 \(SB-AUTH-001 at prod\/bus\): it ended on 2027-03-31/);
});

test('what GitHub would not take as it is is told on standard error, with the file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  for (let index = 1; index <= 21; index++) {
    mkdirSync(join(folder, 'stacks', `${index}`), { recursive: true });
    writeFileSync(
      join(folder, 'stacks', `${index}`, 'cdk.tf.json'),
      '{"resource": {"azurerm_servicebus_queue": {"q": {}}}}',
    );
  }
  const file = join(folder, 'upload.sarif');
  const { stderr } = scheduler(['audit', '--from', folder, '--sarif-upload', file, ...TODAY]);
  expect(stderr).toMatch(
    /^training-job-scheduler: \S+upload\.sarif: scheduler-audit\/other documents\/: 2 of 21 documents share .*\n$/,
  );
  expect(JSON.parse(readFileSync(file, 'utf8')).runs).toHaveLength(20);
});

test('results of checkov are compared', () => {
  const folder = folderWith('dev');
  const check = (check_id: string) => ({
    check_id,
    check_name: check_id,
    file_path: '/cdk.tf.json',
    resource: 'resource.bus',
    file_line_range: [486, 530],
  });
  const results = {
    passed_checks: [check('CKV_AZURE_205')],
    failed_checks: [check('CKV_AZURE_199'), check('CKV_AZURE_0')],
  };
  const file = join(folder, 'results.json');
  writeFileSync(file, JSON.stringify({ check_type: 'terraform_json', results }));
  const from = join(folder, 'cdk.tf.json');
  const { status, stdout } = scheduler(['audit', '--from', from, '--checkov', file, ...TODAY]);
  expect(status).toBe(1);
  expect(stdout).toMatch(/CKV_AZURE_0 .*azurerm_servicebus_namespace.bus: CKV_AZURE_0\n/);
  expect(stdout).not.toMatch(/^CKV_AZURE_199/m);
  expect(stdout).toMatch(/checkov: 3 results, 1 open/);
});

test('--rules lists every rule, with who else asks for it', () => {
  const { status, stdout } = scheduler(['audit', '--rules']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/SB-AUTH-001 .*CKV_AZURE_203, IM-1/);
});

test.each<[problem: string, options: () => string[], message: RegExp]>([
  [
    'no such file of exceptions',
    () => ['--waivers', 'nowhere.json'],
    /^training-job-scheduler: nowhere.json: there is no such file\n$/,
  ],
  [
    'an exception without an end',
    () => ['--waivers', fileWith('[{"id": "SB-AUTH-001", "scope": "x"}]')],
    /waivers.yaml:1:2: waiver 1 \(SB-AUTH-001 at x\): reason: got nothing/,
  ],
  ['no YAML', () => ['--waivers', fileWith('[{')], /waivers.yaml:1:3: not YAML: /],
  [
    'a hundred thousand brackets',
    () => ['--waivers', fileWith('['.repeat(100_000))],
    /waivers.yaml:1:257: nested more/,
  ],
  ['no results of checkov', () => ['--checkov', fileWith('{}')], /not what checkov -o json writes/],
  ['no JSON of checkov', () => ['--checkov', fileWith('passed')], /not JSON; write it with checkov -o json/],
  ['a day that is none', () => ['--today', 'soon'], /--today: got soon; write a day like/],
  ['a day that no calendar has', () => ['--today', '2026-02-30'], /--today: got 2026-02-30; write a day like/],
  ['a folder that is not there', () => ['--sarif', '/nowhere/a.sarif'], /\/nowhere\/a.sarif: cannot be written/],
])('%s is one line and status 2', (_, options, message) => {
  const { status, stdout, stderr } = scheduler(['audit', '--from', folderWith('prod'), ...options()]);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('an exception in the JSON that is not in order is named', () => {
  const from = folderWith('dev', (text) => text.replace('"ticket": "SEC-102"', '"ticket": ""'));
  const { status, stderr } = scheduler(['audit', '--from', from]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/azurerm_servicebus_namespace.bus: waiver \d \(CKV_AZURE_199\): ticket: got ""/);
});
