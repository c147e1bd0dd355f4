import { readFileSync } from 'node:fs';
import type { Review } from '../../lib/proof/review';
import { HIDDEN_MESSAGE } from '../../lib/proof/review/remarks/hidden-message';
import { redacted } from '../../lib/proof/review/report/redact';
import { type Topology, topologyOf } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';
import { messageOf, remarkWith, reviewWith, ruleWith } from '../support/made-reviews';
import { changesOf, NAMESPACE_ID, type PlannedChange, planFile } from '../support/small-plans';

const SECRET = "kind = 'night'";
const GPU = 'azurerm_servicebus_subscription.gpu';
const RULE = 'azurerm_servicebus_subscription_rule.gpu';

/** The topology of a plan in which a filter of `jobs` may be sensitive, and `first` may forward to `jobs`. */
function topologyWith({ isSensitive = true, forwards = false }): Topology {
  const topic = (name: string): Partial<PlannedChange> => {
    const values = { id: `${NAMESPACE_ID}/topics/${name}`, name, namespace_id: NAMESPACE_ID };
    return { before: values, after: values, actions: ['no-op'] };
  };
  const values = {
    id: `${NAMESPACE_ID}/topics/first/subscriptions/on`,
    name: 'on',
    topic_id: `${NAMESPACE_ID}/topics/first`,
  };
  const on = { ...values, ...(forwards && { forward_to: 'jobs' }) };
  const file = planFile(
    changesOf({
      [RULE]: {
        before: { sql_filter: SECRET },
        after: { sql_filter: SECRET },
        ...(isSensitive && { sensitive: { sql_filter: true } }),
      },
      [GPU]: { actions: ['no-op'] },
      'azurerm_servicebus_topic.first': topic('first'),
      'azurerm_servicebus_topic.other': topic('other'),
      'azurerm_servicebus_subscription.on': { before: on, after: on, actions: ['no-op'] },
    }),
  );
  return topologyOf(parseDocument(file, readFileSync(file, 'utf8')));
}

const NONE = topologyWith({ isSensitive: false });
const message = messageOf('night');

/** Everything that a review may say of a topic. */
function reviewOf(topic: string): Review {
  const row = { topic, kind: SECRET, end: `${topic}/gpu`, kept: null };
  return reviewWith(
    [
      {
        topic,
        remarks: [remarkWith({ subject: topic, text: `of ${SECRET}`, message })],
        rows: [
          { ...row, gained: message },
          { ...row, lost: message },
        ],
        rules: [
          ruleWith({ verdict: 'moved', before: SECRET, after: 'x = 1', gained: message, lost: message }),
          ruleWith({ verdict: 'added', after: SECRET }),
        ],
        assumptions: [`as ${SECRET}`],
      },
    ],
    {
      remarks: [
        remarkWith({ subject: `${topic}/gpu`, text: `is ${SECRET}`, message }),
        remarkWith({ subject: 'Terraform', text: 'and night', message }),
      ],
    },
  );
}

test('where nothing is sensitive a review stays as it is', () => {
  expect(redacted(reviewOf('jobs'), NONE, NONE)).toEqual(reviewOf('jobs'));
});

test.each<[what: string, before: Topology, after: Topology]>([
  ['before', topologyWith({}), NONE],
  ['after', NONE, topologyWith({})],
])('what is sensitive %s is in nothing that is said of its topic', (_, before, after) => {
  const { topics, remarks } = redacted(reviewOf('jobs'), before, after);
  const row = { topic: 'jobs', kind: '(sensitive)', end: 'jobs/gpu', kept: null };
  expect(topics).toEqual([
    {
      topic: 'jobs',
      isUnmoved: true,
      hasContract: true,
      remarks: [{ code: 'setting', subject: 'jobs', text: 'of (sensitive)' }],
      rows: [
        { ...row, gained: HIDDEN_MESSAGE },
        { ...row, lost: HIDDEN_MESSAGE },
      ],
      rules: [
        { subscription: 'gpu', rule: 'r', verdict: 'moved', before: '(sensitive)', after: 'x = 1' },
        { subscription: 'gpu', rule: 'r', verdict: 'added', after: '(sensitive)' },
      ],
      assumptions: ['as (sensitive)'],
    },
  ]);
  expect(remarks).toEqual([
    { code: 'setting', subject: 'jobs/gpu', text: 'is (sensitive)' },
    { code: 'setting', subject: 'Terraform', text: 'and (sensitive)', message },
  ]);
});

test.each<[what: string, topic: string, forwards: boolean, isHidden: boolean]>([
  ['one that forwards to it', 'first', true, true],
  ['one that does not', 'first', false, false],
  ['one that has nothing to do with it', 'other', true, false],
])('examples of another topic are made of these values too: %s', (_, topic, forwards, isHidden) => {
  const side = topologyWith({ forwards });
  const { topics, remarks } = redacted(reviewOf(topic), side, side);
  expect(topics[0]!.rows[0]!.gained).toBe(isHidden ? HIDDEN_MESSAGE : message);
  expect(topics[0]!.remarks[0]!.message).toBe(isHidden ? undefined : message);
  expect(remarks[0]!.message).toBe(isHidden ? undefined : message);
  expect(topics[0]!.rules[0]!.before).toBe(isHidden ? '(sensitive)' : SECRET);
  // The value itself is in no sentence, whatever it is about.
  expect([topics[0]!.remarks[0]!.text, remarks[0]!.text]).toEqual(['of (sensitive)', 'is (sensitive)']);
});
