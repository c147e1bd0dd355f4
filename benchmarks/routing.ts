import { Bench } from 'tinybench';
import { topicOfFilters } from '../__tests__/support/topics';
import { Router, sentMessage } from '../lib/routing';
import type { Message } from '../lib/rules';

/**
 * Routing one message against a topic of many subscriptions, with the index and with a plain loop over all rules:
 * `npm run bench`. TIME is how long each task is measured, in milliseconds; the default is 1000.
 */
const time = Number(process.env.TIME ?? 1000);

/** All but two rules of a hundred test one property that tells jobs apart. */
const realistic = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    n % 50 === 49 ? `priority >= ${n % 7} AND gpuCount > ${n % 5}` : `jobKind = 'kind-${n}' AND priority >= ${n % 10}`,
  );
/** No rule can be filed: the index is of no use. */
const worst = (count: number) =>
  Array.from({ length: count }, (_, n) => `priority - ${n} > 0 OR jobKind = 'kind-${n}'`);

const messages: Message[] = [3, 403, 1701].map((n) =>
  sentMessage({
    subject: 'x',
    applicationProperties: { jobKind: `kind-${n}`, priority: 5, gpuCount: 2, model: 'reviews-bert' },
  }),
);

async function compare(title: string, sqls: readonly string[]): Promise<void> {
  const topic = topicOfFilters(sqls);
  const [indexed, plain] = [new Router(), new Router(false)];
  const bench = new Bench({ time })
    .add('index', () => messages.map((message) => indexed.route(topic, message)))
    .add('plain loop', () => messages.map((message) => plain.route(topic, message)));
  await bench.run();
  const rate = (name: string) =>
    ((bench.getTask(name)?.result as { throughput: { mean: number } } | undefined)?.throughput.mean ?? 0) *
    messages.length;
  const [index, loop] = [rate('index'), rate('plain loop')];
  const shown = (value: number) => Math.round(value).toLocaleString('en').padStart(9);
  console.log(`${title.padEnd(34)} ${shown(index)} / ${shown(loop)} messages a second = ${(index / loop).toFixed(2)}`);
}

async function main(): Promise<void> {
  console.log('messages a second with the index, with the plain loop, and how many times as many');
  for (const count of [10, 100, 2000]) {
    await compare(`${count} subscriptions, realistic`, realistic(count));
    await compare(`${count} subscriptions, worst case`, worst(count));
  }
}

main();
