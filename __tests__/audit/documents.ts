import { type AuditOptions, type AuditRecord, type AuditResult, audit, auditRules } from '../../lib/audit';
import { parseDocument, type TerraformDocument } from '../../lib/terraform';

/** Resources by type and name, as they stand in cdk.tf.json. */
export type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** The day that the tests of the audit are on. */
export const TODAY = '2026-11-22';

/** A document of these resources, laid out like cdktf does. */
export function documentOf(resource: Resources, others: object = {}, path = 'stack/cdk.tf.json'): TerraformDocument {
  return parseDocument(path, JSON.stringify({ ...others, resource }, undefined, 2));
}

/** What an audit of one document finds. */
export function audited(document: TerraformDocument, options: Partial<AuditOptions> = {}): AuditResult {
  return audit([document], { today: TODAY, ...options });
}

/** The record of a rule at an address, which has to be there. */
export function recordAt(result: AuditResult, rule: string, address: string): AuditRecord {
  const found = result.records.filter((record) => record.rule.id === rule && record.address === address);
  expect(found).toHaveLength(1);
  return found[0] as AuditRecord;
}

/** The ids of all rules. */
export const RULE_IDS = auditRules.map(({ id }) => id);
