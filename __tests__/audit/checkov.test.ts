import { type AuditOptions, auditRules, checkovResults, openChecks, waiversFromText } from '../../lib/audit';
import { HOSTILE_NAMES } from '../support/hostile-names';
import { audited, documentOf, RULE_IDS } from './documents';

const GROUNDS = {
  reason: 'Standard has no keys of its own, and Azure Policy asks Premium alone',
  approver: 'security@example.com',
  ticket: 'SEC-1',
  expires: '2027-06-30',
};

/** What checkov 3.3.30 writes about one resource; its file begins at the folder that it was given. */
const result = (check: string, passed: boolean, resource = 'resource.bus', file = '/stack/cdk.tf.json') => ({
  check,
  title: check,
  passed,
  file,
  resource,
  firstLine: 3,
});

const STANDARD = documentOf({
  azurerm_servicebus_namespace: {
    bus: { name: 'x', sku: 'Standard', local_auth_enabled: true, minimum_tls_version: '1.2' },
  },
  azurerm_resource_group: { bus: { name: 'x' } },
});

test.each<[what: string, check: string, passed: boolean, agreement: string, ours: string[], open: boolean]>([
  ['both pass', 'CKV_AZURE_205', true, 'same', ['SB-TLS-001 compliant'], false],
  ['both fail', 'CKV_AZURE_203', false, 'same', ['SB-AUTH-001 non-compliant'], true],
  ['ours fails alone', 'CKV_AZURE_203', true, 'stricter', ['SB-AUTH-001 non-compliant'], false],
  ['checkov fails alone', 'CKV_AZURE_205', false, 'different', ['SB-TLS-001 compliant'], true],
  ['checkov asks it of every tier', 'CKV_AZURE_199', false, 'scoped', ['SB-ENC-002 not-applicable'], true],
  ['only checkov has it', 'CKV_AZURE_0', false, 'only-checkov', [], true],
])('%s', (_, check, passed, agreement, ours, open) => {
  const audit = audited(STANDARD, { checkov: [result(check, passed)] });
  expect(audit.checkov).toMatchObject([
    { check, agreement, address: 'azurerm_servicebus_namespace.bus', location: { line: 4 } },
  ]);
  expect(audit.checkov[0]?.ours.map(({ rule, status }) => `${rule} ${status}`)).toEqual(ours);
  expect(openChecks(audit)).toHaveLength(open ? 1 : 0);
});

test.each([
  ['of the check itself', 'CKV_AZURE_199', 'CKV_AZURE_199'],
  ['of the rule that says the same', 'SB-AUTH-001', 'CKV_AZURE_203'],
])('an exception %s covers a failed check', (_, id, check) => {
  const options: Partial<AuditOptions> = {
    waivers: waiversFromText(
      'w.json',
      JSON.stringify([{ id, scope: 'azurerm_servicebus_namespace.bus', ...GROUNDS }]),
      RULE_IDS,
    ),
    checkov: [result(check, false)],
  };
  const audit = audited(STANDARD, options);
  expect(audit.checkov[0]?.waiver?.ticket).toBe('SEC-1');
  expect([openChecks(audit), audit.waiverFindings]).toEqual([[], []]);
  expect(openChecks(audited(STANDARD, { ...options, today: '2027-07-01' }))).toHaveLength(1);
});

test('a check that two rules say the same as is beside both of them', () => {
  const [rule] = auditRules.filter(({ id }) => id === 'SB-AUTH-001');
  const rules = ['SB-ONE-001', 'SB-TWO-001'].map((id) => ({ ...rule!, id }));
  const { checkov } = audited(STANDARD, { rules, checkov: [result('CKV_AZURE_203', false)] });
  expect(checkov[0]?.ours.map((ours) => ours.rule)).toEqual(['SB-ONE-001', 'SB-TWO-001']);
});

test('checkov names a resource without its type: the line tells', () => {
  const group = audited(STANDARD, { checkov: [{ ...result('CKV_AZURE_0', true), firstLine: 12 }] });
  expect(group.checkov[0]?.address).toBe('azurerm_resource_group.bus');
});

test('results of other files are not about these', () => {
  expect(
    audited(STANDARD, { checkov: [result('CKV_AZURE_203', false, 'resource.bus', '/other/cdk.tf.json')] }).checkov,
  ).toEqual([]);
});

test.each([
  [
    'one framework',
    {
      results: {
        passed_checks: [{ check_id: 'A', check_name: 'a', file_path: '/f', resource: 'r.x', file_line_range: [4, 5] }],
        failed_checks: [],
      },
    },
    1,
  ],
  [
    'several',
    [
      { results: { passed_checks: [], failed_checks: [{ check_id: 'B' }] } },
      { results: { failed_checks: [{ check_id: 'C' }] } },
    ],
    2,
  ],
  ['nothing to check', { passed: 0, failed: 0 }, 0],
])('reads what checkov writes about %s', (_, json, count) => {
  expect(checkovResults(json)).toHaveLength(count);
});

test.each<[what: string, check: object, read: object]>([
  [
    'all of it',
    { check_id: 'A', check_name: 'keys', file_path: '/a.json', resource: 'x.y', file_line_range: [7, 9] },
    { check: 'A', title: 'keys', file: '/a.json', resource: 'x.y', firstLine: 7 },
  ],
  ['its id alone', { check_id: 'A' }, { check: 'A', title: 'A', file: '', resource: '', firstLine: 1 }],
  [
    'nothing but its id',
    { check_id: 'A', check_name: null, file_path: null, resource: null, file_line_range: null },
    { check: 'A', title: 'A', file: '', resource: '', firstLine: 1 },
  ],
])('of a check checkov says %s', (_, check, read) => {
  const results = { passed_checks: [check], failed_checks: null };
  expect(checkovResults({ results })).toEqual([{ ...read, passed: true }]);
});

test.each<[json: unknown, problems: string]>([
  [null, 'got null, allowed what checkov -o json writes'],
  ['text', 'got "text", allowed what checkov -o json writes'],
  [{ runs: [] }, 'there are no results'],
  [[], 'there are no results'],
  [
    [null, { results: 5 }],
    '[0]: got null, allowed the results of a framework; [1].results: got 5, allowed an object, or null',
  ],
  [
    { results: { passed_checks: [{ check_id: 'A', file_line_range: '7' }] } },
    'results.passed_checks[0].file_line_range: got "7", allowed the numbers of two lines',
  ],
  [{ results: { passed_checks: {} } }, 'results.passed_checks: got {}, allowed a list of checks'],
  [
    { results: { failed_checks: [{ check_id: { toString: 1 }, resource: 5, file_line_range: ['1'] }, 'x', {}] } },
    'results.failed_checks[0].check_id: got {"toString":1}, allowed the id of a check, a text; results.failed_checks[0].resource: got 5, allowed a text; results.failed_checks[0].file_line_range[0]: got "1", allowed the number of a line; results.failed_checks[1]: got "x", allowed a check; results.failed_checks[2].check_id: got nothing, allowed the id of a check, a text; give it',
  ],
])('refuses %j', (json, problems) => {
  expect(() => checkovResults(json)).toThrow(new Error(`not what checkov -o json writes: ${problems}`));
});

test.each(HOSTILE_NAMES)('a check, a resource and a file may be called %s', (_, name) => {
  const checks = { failed_checks: [{ check_id: name, resource: name, file_path: name, [name]: 1 }] };
  const results = checkovResults({ results: checks });
  expect(results).toMatchObject([{ check: name, title: name, file: name, resource: name, passed: false }]);
  expect(() => audited(STANDARD, { checkov: results })).not.toThrow();
});
