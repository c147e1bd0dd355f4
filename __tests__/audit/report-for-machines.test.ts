import { auditJson, provenanceOf, summarize } from '../../lib/audit';
import { TODAY } from './documents';
import { BUS, GROUNDS } from './made-rules';
import { everything, RULES, SUMMARY } from './small-result';

/** What is looked into of the JSON; the rest is compared as a whole. */
interface Report {
  readonly rules: readonly { readonly id: string }[];
  readonly records: readonly {
    readonly rule: string;
    readonly status: string;
    readonly evidence: unknown;
    readonly findings: unknown;
  }[];
}

/** One small result with something of each kind, as programs read it. */

test('the JSON has all of it', () => {
  const result = everything();
  const report = auditJson(result, provenanceOf(result, '0.1.0', [])) as Report;
  const exception = (id: string, more: object) => ({ id, scope: 'dev/bus', source: 'code', ...GROUNDS, ...more });
  const b = exception('XX-001[b]', {
    reason: 'b is there to stay',
    expires: '2026-11-23',
    file: 'stack/cdk.tf.json',
    line: 18,
  });
  const three = exception('XX-003', { file: 'stack/cdk.tf.json', line: 11 });
  const stale = exception('XX-004', { source: 'file', file: 'w.json', line: 1 });
  const { records, ...rest } = report;
  expect(rest).toMatchObject({
    version: 1,
    date: TODAY,
    summary: summarize(result),
    exceptions: [three, b, stale],
    exceptionFindings: [
      {
        rule: 'WV-002',
        severity: 'low',
        message: 'nothing at dev/bus needs it',
        exception: stale,
        location: { file: 'w.json', line: 1, column: 2, endLine: 1, pointer: '/0' },
      },
    ],
    exceptionNotices: [{ kind: 'ends-soon', message: SUMMARY[0], exceptions: [b] }],
    checkov: [
      {
        check: 'CKV_1',
        title: 'Keys',
        passed: false,
        document: 'stack/cdk.tf.json',
        address: BUS,
        constructPath: 'dev/bus',
        location: { line: 4 },
        agreement: 'only-checkov',
        ours: [],
        exception: null,
      },
    ],
    idleRules: ['XX-007'],
    typesWithoutRules: { azurerm_new: 1 },
    hasServiceBus: true,
  });
  expect(rest.rules.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
  const nothing = { checkov: [], azurePolicy: [], benchmark: [], others: [] };
  expect(rest.rules[0]).toEqual({
    ...{ id: 'XX-001', version: 3, title: 'Names are short', severity: 'low', waivable: true, controls: nothing },
    ...{ rationale: 'Nobody reads long names.', remediation: 'Take a short one.' },
  });
  const pointer = '/resource/azurerm_servicebus_namespace/bus';
  const finding = { argument: 'name', got: '"x"', expected: '"y"', line: 5, pointer: `${pointer}/name` };
  expect(records.map(({ rule, status }) => [rule, status])).toEqual([
    ['XX-001', 'non-compliant'],
    ['XX-002', 'unknown'],
    ['XX-003', 'waived'],
    ['XX-004', 'compliant'],
    ['XX-005', 'not-applicable'],
    ['XX-006', 'non-compliant'],
  ]);
  expect(records[0]).toEqual({
    ...{ rule: 'XX-001', ruleVersion: 3, severity: 'low', status: 'non-compliant' },
    ...{ document: 'stack/cdk.tf.json', address: BUS, constructPath: 'dev/bus' },
    location: { file: 'stack/cdk.tf.json', line: 4, column: 7, endLine: expect.any(Number), pointer },
    evidence: [],
    findings: [
      { ...finding, key: 'a', exception: null },
      { argument: '', got: 'none', expected: 'one', line: 4, pointer, key: 'b', exception: b },
    ],
    reason: null,
    exception: null,
  });
  expect(records[1]).toMatchObject({ reason: 'name is ${var.x}', findings: [], exception: null });
  expect(records[3]?.evidence).toEqual([{ ...finding, expected: '"x"' }]);
  expect(records[5]?.findings).toEqual([{ ...finding, key: null, exception: null }]);
});
