import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { audit, auditRules, checkovResults } from '../../lib/audit';
import { readDocuments } from '../../lib/terraform';
import { TODAY } from './documents';

const FOLDER = join(__dirname, 'checkov');

/**
 * What checkov says of two documents: one in which every rule that both have is followed, and one in which none is.
 * Recorded; `.ci/run` asks the real checkov, and has this test read its answer instead.
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
