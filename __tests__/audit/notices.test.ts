import {
  type AuditResult,
  audit,
  auditJson,
  auditMarkdown,
  auditSarif,
  auditTable,
  provenanceOf,
  summarize,
  waiversFromText,
} from '../../lib/audit';
import type { AuditRecord } from '../../lib/audit/judging/audit-record';
import { exceptionsText } from '../../lib/audit/report/text';
import { documentOf, RULE_IDS } from './documents';
import { hasMultitool, multitoolFindings, schemaFindings } from './sarif-judges';

const GROUNDS = { reason: 'the producer cannot use Entra ID yet', approver: 'security@example.com', ticket: 'SEC-1' };
const CODE = { id: 'SB-AUTH-001', ...GROUNDS };
const FILE = { id: 'SB-TLS-001', scope: 'dev/bus', ...GROUNDS };

/** An audit on a day, with an exception in code and another in a file. */
function auditedOn(today: string, inCode: object, inFile: object): AuditResult {
  const said = { metadata: { path: 'dev/bus/Resource' }, waivers: [{ ...CODE, ...inCode }] };
  const bus = { local_auth_enabled: true, minimum_tls_version: '1.0', '//': said };
  const waivers = waiversFromText('w.json', JSON.stringify([{ ...FILE, ...inFile }]), RULE_IDS);
  return audit([documentOf({ azurerm_servicebus_namespace: { bus } })], { today, waivers });
}

const provenance = (result: AuditResult) => provenanceOf(result, '0.1.0', []);
const jsonOf = (result: AuditResult) => auditJson(result, provenance(result)) as any;
const sarifOf = (result: AuditResult, variant: 'full' | 'upload') => auditSarif(result, provenance(result), variant);
const endings = (result: AuditResult, variant: 'full' | 'upload') =>
  sarifOf(result, variant).runs.flatMap(({ results = [] }) => results.filter(({ ruleId }) => ruleId === 'WV-007'));

const NOTICE =
  '2 exceptions end within 90 days: on 2027-03-31 SB-TLS-001 at dev/bus (w.json:1); on 2027-04-01 SB-AUTH-001 at dev/bus (stack/cdk.tf.json:12)';
const ends = ['2027-04-01', '2027-03-31'].map((expires) => ({ expires })) as [object, object];

describe('ninety days before they end, exceptions in code and in a file are told', () => {
  const result = auditedOn('2027-01-01', ...ends);

  test('in the table', () => {
    expect(auditTable(result, false).split('\n')).toContain(NOTICE);
  });

  test('in the summary for a pull request', () => {
    // What could be an address is code in Markdown.
    expect(auditMarkdown(result).replaceAll(/[\\`]/g, '')).toContain(`⏳ ${NOTICE}`);
  });

  test('in JSON', () => {
    expect(jsonOf(result).exceptionNotices).toEqual([
      {
        kind: 'ends-soon',
        message: NOTICE,
        exceptions: [
          { ...FILE, expires: '2027-03-31', source: 'file', file: 'w.json', line: 1 },
          { ...CODE, expires: '2027-04-01', scope: 'dev/bus', source: 'code', file: 'stack/cdk.tf.json', line: 12 },
        ],
      },
    ]);
  });

  test('in SARIF, for review there, and as a note for GitHub, with their places', () => {
    const told = (variant: 'full' | 'upload') =>
      endings(result, variant).map(({ kind, level, message, locations }) => {
        const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
        return [kind, level, message.text, artifactLocation?.uri, region?.startLine];
      });
    const [file, code] = [
      ['SB-TLS-001 at dev/bus: it ends on 2027-03-31', 'w.json', 1],
      ['SB-AUTH-001 at dev/bus: it ends on 2027-04-01', 'stack/cdk.tf.json', 12],
    ] as const;
    expect(told('full')).toEqual([
      ['review', 'none', ...file],
      ['review', 'none', ...code],
    ]);
    expect(told('upload')).toEqual([
      [undefined, 'note', ...file],
      [undefined, 'note', ...code],
    ]);
  });

  test('and the SARIF is as its official schema says', () => {
    expect(schemaFindings(sarifOf(result, 'full'))).toEqual([]);
  });

  (hasMultitool ? test : test.skip)('and the multitool finds nothing wrong with the SARIF', () => {
    expect(multitoolFindings(sarifOf(result, 'full'))).toEqual([]);
  });

  test('and that is no finding', () => {
    expect(result.waiverFindings).toEqual([]);
    expect(summarize(result).exceptions).toEqual({ total: 2, findings: 0 });
  });
});

test.each([
  ['2026-12-31', []],
  ['2027-01-01', ['2027-04-01']],
  ['2027-04-01', ['2027-04-01']],
  ['2027-04-02', []],
])('on %s those that end within ninety days are %j', (today, expected) => {
  const result = auditedOn(today, { expires: '2027-04-01' }, { expires: '2027-12-01' });
  const told = jsonOf(result).exceptionNotices.flatMap(({ exceptions }: any) => exceptions);
  expect(told.map(({ expires }: { expires: string }) => expires)).toEqual(expected);
  expect(endings(result, 'upload')).toHaveLength(expected.length);
});

test('every report says that nobody has approved the exceptions of the template, which do not end', () => {
  const template = { approver: 'platform-security@example.com', expires: '2027-04-01' };
  const result = auditedOn('2027-04-30', template, { expires: '2027-12-01' });
  const notice =
    '1 exception of the template: nobody has approved it, and it has no end, so that the exit status is as if it were in order';
  expect(result.waiverFindings).toEqual([]);
  expect(auditTable(result, false)).toContain(notice);
  // The row, the suppression and the last line say the same: neither the approver nor the day that is written counts.
  const { reason, approver } = GROUNDS;
  const said = 'of the template, approved by nobody and without an end';
  const [record] = result.records.filter(({ rule }) => rule.id === 'SB-AUTH-001');
  expect(record?.status).toBe('waived');
  expect(exceptionsText(record as AuditRecord)).toEqual([`${said}: ${reason}`]);
  expect(notice).toContain('nobody has approved it, and it has no end');
  const justifications = sarifOf(result, 'full').runs.flatMap(({ results = [] }) =>
    results.flatMap(({ suppressions = [] }) => suppressions.map(({ justification }) => justification)),
  );
  expect(justifications).toEqual([`${reason} (${said})`, `${reason} (${approver}, SEC-1, until 2027-12-01)`]);
  expect(auditMarkdown(result).replace(/[\\`]/g, '')).toContain(`⏳ ${notice}`);
  expect(jsonOf(result).exceptionNotices).toMatchObject([
    { kind: 'not-approved', message: expect.stringContaining(notice), exceptions: [{ id: 'SB-AUTH-001' }] },
  ]);
  for (const variant of ['full', 'upload'] as const) {
    expect(sarifOf(result, variant).runs[0]?.invocations?.[0]?.toolConfigurationNotifications).toMatchObject([
      { level: 'note', message: { text: expect.stringContaining(notice) } },
    ]);
  }
});
