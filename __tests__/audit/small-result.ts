import { type AuditResult, audit, checkovResults, compliant, waiversFromText } from '../../lib/audit';
import { notApplicable } from '../../lib/audit/document/verdict';
import { documentOf, TODAY } from './documents';
import { BUS, GROUNDS, ruleThatFinds, ruleThatSays } from './made-rules';

/** The rules of the small result. */
export const RULES = [
  ruleThatFinds([{ key: 'a' }, { key: 'b', argument: '', got: 'none', expected: 'one' }], {
    id: 'XX-001',
    severity: 'low',
  }),
  ruleThatSays({ kind: 'unknown', reason: 'name is ${var.x}' }, { id: 'XX-002', severity: 'critical' }),
  ruleThatFinds([{}], { id: 'XX-003', severity: 'critical' }),
  ruleThatSays(compliant({ argument: 'name', got: '"x"', expected: '"x"' }), { id: 'XX-004' }),
  ruleThatSays(notApplicable('too small'), { id: 'XX-005' }),
  ruleThatFinds([{}], { id: 'XX-006', severity: 'high' }),
  ruleThatFinds([{}], { id: 'XX-007', severity: 'high', appliesTo: ['azurerm_none'] }),
];

/** One small result with something of each kind. */
export function everything(): AuditResult {
  const inCode = [
    { id: 'XX-003', ...GROUNDS },
    { id: 'XX-001[b]', ...GROUNDS, reason: 'b is there to stay', expires: '2026-11-23' },
  ];
  const document = documentOf({
    azurerm_servicebus_namespace: {
      bus: { name: 'x', '//': { metadata: { path: 'dev/bus/Resource' }, waivers: inCode } },
    },
    azurerm_new: { one: {} },
  });
  const stale = [{ id: 'XX-004', scope: 'dev/bus', ...GROUNDS }];
  const waivers = waiversFromText('w.json', JSON.stringify(stale), ['XX-004']);
  const check = { check_id: 'CKV_1', check_name: 'Keys', file_path: '/cdk.tf.json', resource: BUS };
  const checkov = checkovResults({ results: { failed_checks: [check], passed_checks: [] } });
  return audit([document], { today: TODAY, rules: RULES, waivers, checkov });
}

/** What its reports say of it as a whole. */
export const SUMMARY = [
  '1 exception ends within 90 days: on 2026-11-23 XX-001[b] at dev/bus (stack/cdk.tf.json:18)',
  '6 records, 1 compliant, 2 not, 1 waived, 1 not applicable, 1 unknown; 1 fault of exceptions; checkov: 1 result, 1 open',
];
