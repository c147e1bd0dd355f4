import { type AuditRecord, audit } from '../../lib/audit';
import { parseDocument } from '../../lib/terraform';
import { page } from './pages';

const { text } = page('docs/guides/audit.md');
const [sentence = ''] = /What only Premium has[^\n]*?\./.exec(text) ?? [];

/** The records of a namespace that is open, of a tier. */
function recordsOf(sku: string): readonly AuditRecord[] {
  const resource = { azurerm_servicebus_namespace: { bus: { name: 'x', sku, public_network_access_enabled: true } } };
  return audit([parseDocument('cdk.tf.json', JSON.stringify({ resource }))], { today: '2026-11-22' }).records;
}

const TIERS = ['Standard', 'Basic'];

test.each(TIERS)('the page names the rules that are about Premium alone, and no other: %s', (tier) => {
  const named = [...sentence.matchAll(/SB-[A-Z]+-\d+/g)].map(([id]) => id);
  const found = recordsOf(tier).filter(({ reason = '' }) => reason.includes('part of Premium only'));
  expect(found.map(({ status }) => status)).toEqual(found.map(() => 'not-applicable'));
  expect(named.sort()).toEqual(found.map(({ rule }) => rule.id).sort());
});

test.each(TIERS)('a namespace that is open to the internet is a finding, as the page says: %s', (tier) => {
  expect(text).toContain(`SB-NET-001 is asked of every tier, and is a finding on ${TIERS.join(' and ')}`);
  const [record] = recordsOf(tier).filter(({ rule }) => rule.id === 'SB-NET-001');
  expect(record?.status).toBe('non-compliant');
});
