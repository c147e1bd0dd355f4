// How often a model is right on tables that it has not seen; fails below what is asked for: what evaluate.py does.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { accuracyOf } from './network.mjs';
import { rowsOf } from './tables.mjs';

const text = { type: 'string' };
const { values } = parseArgs({
  options: { model: text, data: text, 'least-accuracy': text, reason: text, out: text },
});
const rows = rowsOf(values.data);
const accuracy = accuracyOf(JSON.parse(readFileSync(join(values.model, 'model.json'), 'utf8')), rows);
console.log(`${rows.length} rows, reason ${values.reason}`);
console.log(`metric accuracy=${accuracy.toFixed(4)}`);
mkdirSync(values.out, { recursive: true });
writeFileSync(join(values.out, 'report.json'), `${JSON.stringify({ accuracy, rows: rows.length })}\n`);
if (accuracy < Number(values['least-accuracy'])) {
  throw new Error(`accuracy ${accuracy.toFixed(3)}, and ${values['least-accuracy']} is asked for`);
}
