// Stands in for training/train.py on a machine without Python: trees of one question each, which vote.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const text = { type: 'string' };
const { values } = parseArgs({ options: { data: text, trees: text, reason: text, out: text } });

const rows = readdirSync(values.data)
  .filter((file) => file.endsWith('.csv'))
  .flatMap((file) => readFileSync(join(values.data, file), 'utf8').trim().split('\n').slice(1))
  .map((line) => line.split(','))
  .map((cells) => ({ features: cells.slice(0, -1).map(Number), label: cells.at(-1) }));
if (rows.length === 0) throw new Error(`${values.data}: no rows in files that end with .csv`);
const isHeld = (_, index) => index % 5 === 0;
const training = rows.filter((row, index) => !isHeld(row, index));
const held = rows.filter(isHeld);

const forest = Array.from({ length: Number(values.trees) }, (_, index) => treeOf(index));
const accuracy = held.filter(({ features, label }) => votedFor(features) === label).length / held.length;
console.log(`${forest.length} trees from ${training.length} rows, reason ${values.reason}`);
console.log(`metric accuracy=${accuracy.toFixed(4)}`);
mkdirSync(values.out, { recursive: true });
writeFileSync(join(values.out, 'model.json'), `${JSON.stringify(forest)}\n`);

/** Asks whether a column is below the value of some row, and answers with what is most common on either side. */
function treeOf(number) {
  const column = number % training[0].features.length;
  const value = training[(number * 7) % training.length].features[column];
  const isBelow = ({ features }) => features[column] < value;
  const [below, others] = [training.filter(isBelow), training.filter((row) => !isBelow(row))];
  return { column, value, below: commonest(below, training), others: commonest(others, training) };
}

function votedFor(features) {
  return commonest(
    forest.map(({ column, value, below, others }) => ({ label: features[column] < value ? below : others })),
    training,
  );
}

function commonest(some, otherwise) {
  const counts = new Map();
  for (const { label } of some.length === 0 ? otherwise : some) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0][0];
}
