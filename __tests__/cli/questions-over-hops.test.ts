import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scheduler } from './scheduler';

/** A topic `front`, whose copies an action changes before they come to the topic `work`, and from there to a queue. */
const twoTopics = join(mkdtempSync(join(tmpdir(), 'hops-')), 'two.tf.json');
writeFileSync(
  twoTopics,
  JSON.stringify({
    resource: {
      azurerm_servicebus_topic: {
        front: { name: 'front', namespace_id: 'n' },
        work: { name: 'work', namespace_id: 'n' },
      },
      azurerm_servicebus_queue: { done: { name: 'done', namespace_id: 'n' } },
      azurerm_servicebus_subscription: {
        cheap: {
          name: 'cheap',
          topic_id: '${azurerm_servicebus_topic.front.id}',
          max_delivery_count: 5,
          forward_to: 'work',
        },
        large: {
          name: 'large',
          topic_id: '${azurerm_servicebus_topic.work.id}',
          max_delivery_count: 5,
          forward_to: 'done',
        },
      },
      azurerm_servicebus_subscription_rule: {
        cheap: {
          name: 'cheap',
          subscription_id: '${azurerm_servicebus_subscription.cheap.id}',
          filter_type: 'SqlFilter',
          sql_filter: "kind = 'train'",
          action: "SET lane = 'fast'",
        },
        large: {
          name: 'large',
          subscription_id: '${azurerm_servicebus_subscription.large.id}',
          filter_type: 'SqlFilter',
          sql_filter: "lane = 'fast'",
        },
      },
    },
  }),
);
const fast = '{"applicationProperties":{"lane":"fast"}}';
test.each(['large', 'work/large'])('%s behind a hop: it says that the message is one of its own topic', (name) => {
  const { status, stdout } = scheduler(['why-not', name, fast, '--from', twoTopics]);
  expect([status, stdout]).toEqual([0, expect.stringMatching(/-> work\/large[\s\S]* {2}gets it +by large\n/)]);
  expect(stdout).toContain(
    '  as sent to work itself: what front forwards to it may have been changed by rules there\n',
  );
});
test.each([
  ['done', 'done is no subscription of these topics: this question is about one hop; who-gets and prove follow what'],
  ['work/larg', 'no subscription named work/larg; did you mean work/large?'],
  ['chep', 'no subscription named chep; did you mean cheap?'],
])('%s is refused: %s', (name, said) => {
  const { status, stderr } = scheduler(['why-not', name, fast, '--from', twoTopics]);
  expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
});
test('a copy that an action leaves as it is has no list of changes', () => {
  const given = '{"applicationProperties":{"kind":"train","lane":"fast"}}';
  const { stdout } = scheduler(['route', '-', '--from', twoTopics, '--topic', 'front'], given);
  expect(stdout).toContain('  cheap: by cheap, which its action leaves as it is, forwarded to work\n');
});
