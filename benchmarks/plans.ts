import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reviewChange, reviewMarkdown } from '../lib/proof/review';
import { topologyOf } from '../lib/routing';
import { readPlanChange } from '../lib/terraform';

/**
 * Reading and reviewing plans of 100, 1,000 and 10,000 resources: `npm run bench`. A hundredth of the rules change. The
 * cost should grow with the number of resources, and not with its square.
 */
const ROOT = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ServiceBus/namespaces/bus';
const SUBSCRIPTIONS_OF_A_TOPIC = 50;

/** A plan of topics with fifty subscriptions each, a rule each; everything is deployed, and some filters change. */
function planOf(resources: number): object {
  const pairs = Math.floor(resources / 2);
  const topics = Math.ceil(pairs / SUBSCRIPTIONS_OF_A_TOPIC);
  const noOp = (address: string, type: string, index: string, values: object, after: object = values) => ({
    address: `${address}["${index}"]`,
    mode: 'managed',
    type,
    name: 'all',
    index,
    change: { actions: values === after ? ['no-op'] : ['update'], before: values, after, after_unknown: {} },
  });
  const change = (kind: string, index: string, values: object, after?: object) =>
    noOp(`azurerm_servicebus_${kind}.all`, `azurerm_servicebus_${kind}`, index, values, after);
  const topic = (n: number) => `${ROOT}/topics/topic-${n}`;
  const all = Array.from({ length: topics }, (_, n) =>
    change('topic', `t${n}`, { id: topic(n), name: `topic-${n}`, namespace_id: ROOT }),
  );
  for (let n = 0; n < pairs; n++) {
    const id = `${topic(Math.floor(n / SUBSCRIPTIONS_OF_A_TOPIC))}/subscriptions/job-${n}`;
    const rule = {
      id: `${id}/rules/start`,
      name: 'start',
      subscription_id: id,
      filter_type: 'SqlFilter',
      sql_filter: `tenant = 'tenant-${n}' AND priority >= ${n % 10}`,
    };
    const changed = n % 100 === 0 ? { ...rule, sql_filter: `tenant = 'tenant-${n}' AND priority >= 5` } : rule;
    all.push(
      change('subscription', `${n}`, { id, name: `job-${n}`, topic_id: id.replace(/\/subscriptions\/[^/]+$/, '') }),
      change('subscription_rule', `${n}`, rule, n % 10 === 5 ? rule : changed),
    );
  }
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    complete: true,
    errored: false,
    resource_changes: all,
    configuration: { provider_config: {}, root_module: { resources: [] } },
  };
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-plans-'));
  let before: number | undefined;
  for (const count of [100, 1000, 10_000]) {
    const file = join(folder, `${count}.json`);
    writeFileSync(file, JSON.stringify(planOf(count)));
    const start = process.hrtime.bigint();
    const change = readPlanChange(file);
    const topology = topologyOf(change.after);
    const read = process.hrtime.bigint();
    const review = await reviewChange(change);
    const lines = reviewMarkdown(review).split('\n').length;
    const end = process.hrtime.bigint();
    const [reading, reviewing] = [Number(read - start) / 1e9, Number(end - read) / 1e9];
    const each = ((reading + reviewing) / count) * 1e6;
    const growth = before === undefined ? '' : `, ${(each / before).toFixed(2)} of the time per resource before`;
    before = each;
    console.log(
      `plan of ${String(count).padStart(6)} resources, ${topology.topics.length} topics: read in ${reading.toFixed(2)} s, ` +
        `reviewed in ${reviewing.toFixed(2)} s (${lines} lines)${growth}; ${Math.round(process.memoryUsage().rss / 1e6)} MB of memory`,
    );
  }
}

void main();
