import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The tables of a folder, in an order that is the same on every node. */
export function filesOf(folder) {
  const found = readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.csv'))
    .sort()
    .map((file) => join(folder, file));
  if (found.length === 0) throw new Error(`${folder}: no file that ends with .csv`);
  return found;
}

/** The lines of a table; the cells of these tables have no commas and no quotes. */
export function linesOf(file) {
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');
}

/** All rows: the numbers of their columns, and the text of the last one, which is what is learned. */
export function rowsOf(folder) {
  const rows = filesOf(folder).flatMap((file) =>
    linesOf(file)
      .slice(1)
      .map((line, index) => rowOf(line, `${file}:${index + 2}`)),
  );
  if (rows.length === 0) throw new Error(`${folder}: no rows below the headers`);
  return rows;
}

function rowOf(line, place) {
  const cells = line.split(',');
  const features = cells.slice(0, -1).map(Number);
  if (features.some(Number.isNaN)) throw new Error(`${place}: a column is no number: ${line}`);
  return { features, label: cells.at(-1) };
}

/** Numbers from 0 to 1 that are the same in each run (mulberry32). */
export function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
