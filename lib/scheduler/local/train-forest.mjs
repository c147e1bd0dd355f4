// A forest on tables, trained by this machine: what train_forest.py does on a cluster.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { forestOf, votedFor } from './forest.mjs';
import { randomOf, rowsOf } from './tables.mjs';

const text = { type: 'string' };
const { values } = parseArgs({ options: { data: text, trees: text, out: text } });
const rows = rowsOf(values.data);
const [training, held] = [rows.filter((_, index) => index % 5 > 0), rows.filter((_, index) => index % 5 === 0)];
const forest = forestOf(training, Number(values.trees), randomOf(3));
const right = held.filter(({ features, label }) => votedFor(forest, features) === label).length;
console.log(`${forest.length} trees from ${training.length} rows`);
console.log(`metric accuracy=${(right / held.length).toFixed(4)}`);
mkdirSync(values.out, { recursive: true });
writeFileSync(join(values.out, 'model.json'), `${JSON.stringify(forest)}\n`);
