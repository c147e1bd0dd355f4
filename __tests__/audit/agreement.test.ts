import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { audit, auditRules, checkovResults } from '../../lib/audit';
import { readDocuments } from '../../lib/terraform';
import { TODAY } from './documents';

const FOLDER = join(__dirname, 'checkov');

/**
 * What checkov says of three documents: one in which every rule that both have is followed, one in which none is, and one
 * that follows some in a way that is older. Recorded; `.ci/run` asks the real checkov, and has this test read its answer instead.
 */
const RESULTS = process.env.CHECKOV_RESULTS ?? join(FOLDER, 'results.json');

const result = audit(readDocuments(join(FOLDER, 'neighbours')), {
  today: TODAY,
  checkov: checkovResults(JSON.parse(readFileSync(RESULTS, 'utf8'))),
});
const both = [...new Set(auditRules.flatMap(({ controls }) => controls.checkov ?? []))].sort();

test('there is something to compare', () => {
  expect(both.length).toBeGreaterThan(20);
});

test.each(both)('%s passes and fails exactly where ours does', (check) => {
  const compared = result.checkov.filter((record) => record.check === check);
  expect(new Set(compared.map(({ agreement }) => agreement))).toEqual(new Set(['same']));
  expect(new Set(compared.map(({ passed }) => passed))).toEqual(new Set([true, false]));
});

/**
 * What checkov asks in a narrower way than Azure offers today: the address in a document, what checkov says of it there, and
 * what ours says.
 */
test.each([
  ['CKV_AZURE_33', 'queue_properties.logging, gone in azurerm 5', 'ST-LOG-002', 'azurerm_storage_account.it'],
  ['CKV2_AZURE_21', 'storage insights, which take a key', 'ST-LOG-001', 'azurerm_storage_container.it'],
])('%s knows only %s; %s takes diagnostic settings too', (check, _, rule, address) => {
  const said = ['good', 'older', 'bad'].map((name) => {
    const here = ({ document }: { readonly document: string }) => document.includes(name);
    const theirs = result.checkov.find((one) => one.check === check && one.address === address && here(one));
    const ours = result.records.find(
      (one) => one.rule.id === rule && one.address === 'azurerm_storage_account.it' && here(one),
    );
    return [name, theirs?.passed, ours?.status];
  });
  expect(said).toEqual([
    ['good', false, 'compliant'],
    ['older', true, 'compliant'],
    ['bad', false, 'non-compliant'],
  ]);
});
