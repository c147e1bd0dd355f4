// A small network on tables, trained by this machine: what train_network.py does on GPUs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { accuracyOf, networkOf, trainOnce } from './network.mjs';
import { randomOf, rowsOf } from './tables.mjs';

const text = { type: 'string' };
const { values } = parseArgs({
  options: { data: text, epochs: text, 'learning-rate': text, reason: text, priority: text, out: text },
});
const rows = rowsOf(values.data);
const [training, held] = [rows.filter((_, index) => index % 5 > 0), rows.filter((_, index) => index % 5 === 0)];
const network = networkOf(training);
const random = randomOf(2);
// The loss goes down in seconds instead of hours; an epoch takes a moment, so that one sees it.
const PASSES = 4;
console.log(
  `${training.length} rows, ${network.classes.length} classes, reason ${values.reason}, priority ${values.priority}`,
);
for (let epoch = 1; epoch <= Number(values.epochs); epoch++) {
  let loss = 0;
  for (let pass = 0; pass < PASSES; pass++)
    loss = trainOnce(network, training, Number(values['learning-rate']) * 10, random);
  console.log(`epoch ${epoch} of ${values.epochs}`);
  console.log(`metric loss=${loss.toFixed(4)} step=${epoch}`);
  console.log(`metric accuracy=${accuracyOf(network, held).toFixed(4)} step=${epoch}`);
  await pause(150);
}
mkdirSync(values.out, { recursive: true });
writeFileSync(join(values.out, 'model.json'), `${JSON.stringify(network)}\n`);
