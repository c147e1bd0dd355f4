import { createHash } from 'node:crypto';
import { audit, auditRules, auditSarif, provenanceOf } from '../../lib/audit';
import { drawTable } from '../../lib/audit/report/draw-table';
import { documentOf, TODAY } from './documents';

/** What a report says of something else, which has to be found there. */

const resources = { azurerm_servicebus_namespace: { bus: { name: 'x', sku: 'Standard' } } };
const result = audit([documentOf(resources)], { today: TODAY });

test('a taxonomy of a report in SARIF is at the place that the tool names', () => {
  const [run] = auditSarif(result, provenanceOf(result, '1.0.0', []), 'full').runs;
  const { supportedTaxonomies, rules } = run!.tool.driver;
  expect(supportedTaxonomies.map(({ index }) => run!.taxonomies[index]?.name)).toEqual(
    supportedTaxonomies.map(({ name }) => name),
  );
  const targets = rules.flatMap(({ relationships }) => relationships).map(({ target }) => target);
  expect(targets.length).toBeGreaterThan(auditRules.length / 10);
  for (const { id, toolComponent } of targets) {
    const taxonomy = run!.taxonomies[toolComponent.index];
    expect([taxonomy?.name, taxonomy?.taxa.map((one) => one.id)]).toEqual([
      toolComponent.name,
      expect.arrayContaining([id]),
    ]);
  }
});

test('the hash of a file is that of its bytes, which need not be the UTF-8 of its text', () => {
  const bytes = Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const [document] = result.documents;
  const read = { ...result, documents: [{ ...document!, files: [{ ...document!.files[0]!, text: '{}', bytes }] }] };
  const { inputs, also } = provenanceOf(read, '1.0.0', [{ file: 'waivers.json', text: '{}', bytes }]);
  expect([inputs.map(({ sha256 }) => sha256), also.map(({ sha256 }) => sha256)]).toEqual([[hash], [hash]]);
});

test('a row of a table is as high as its highest cell, and no line higher', () => {
  expect(drawTable([[['a'], ['1', '2']]], [1, 1])).toEqual(['╔═══╤═══╗', '║ a │ 1 ║', '║   │ 2 ║', '╚═══╧═══╝']);
});
