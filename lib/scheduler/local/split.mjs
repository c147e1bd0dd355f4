// Parts of equal numbers of rows, each written by the process whose rank it has: what split.py does.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { filesOf, linesOf } from './tables.mjs';

const text = { type: 'string' };
const { values } = parseArgs({ options: { data: text, parts: text, out: text } });
const [rank, processes] = [Number(process.env.RANK ?? 0), Number(process.env.WORLD_SIZE ?? 1)];
const parts = Number(values.parts);
const tables = filesOf(values.data).map(linesOf);
const [header] = tables[0];
const rows = tables.flatMap(([first, ...others]) => {
  if (first !== header) throw new Error(`a table has another header than the first: ${first}`);
  return others;
});
mkdirSync(values.out, { recursive: true });
for (let part = rank; part < parts; part += processes) {
  const mine = rows.filter((_, index) => index % parts === part);
  const name = `part-${String(part).padStart(5, '0')}.csv`;
  writeFileSync(join(values.out, name), `${[header, ...mine].join('\n')}\n`);
}
console.log(`process ${rank} of ${processes}: its share of ${parts} parts of ${rows.length} rows`);
