import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as topicReview from '../../lib/proof/review/topics/topic-review';
import { Router } from '../../lib/routing';
import * as ruleBody from '../../lib/routing/reading/rule-body';
import * as rules from '../../lib/rules';
import { scheduler } from '../fuzz/in-process';

/**
 * What this program fails on is the answer to that one thing, and all others are answered. There is no input known that it
 * fails on, so the faults are put in.
 */
jest.mock('../../lib/rules', () => ({ __esModule: true, ...jest.requireActual('../../lib/rules') }));
jest.mock('../../lib/routing/reading/rule-body', () => ({
  __esModule: true,
  ...jest.requireActual('../../lib/routing/reading/rule-body'),
}));
jest.mock('../../lib/proof/review/topics/topic-review', () => ({
  __esModule: true,
  ...jest.requireActual('../../lib/proof/review/topics/topic-review'),
}));

const folder = mkdtempSync(join(tmpdir(), 'faults-'));
const ERROR = 'x.map is not a function';
const SAID = new RegExp(`this program fails on (?:it|this line): ${ERROR}; please report it`);

function failing(isMeant: boolean): void {
  if (isMeant) throw new TypeError(ERROR);
}

function file(name: string, content: object): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const subscription = (name: string, topic: string) => ({
  name,
  max_delivery_count: 10,
  topic_id: `\${azurerm_servicebus_topic.${topic}.id}`,
});
const rule = (name: string, of: string, sql: string) => ({
  name,
  subscription_id: `\${azurerm_servicebus_subscription.${of}.id}`,
  filter_type: 'SqlFilter',
  sql_filter: sql,
});
const document = file('doc.tf.json', {
  resource: {
    azurerm_servicebus_namespace: { n: { name: 'training', sku: 'Standard', location: 'x', resource_group_name: 'x' } },
    azurerm_servicebus_topic: {
      jobs: { name: 'jobs', namespace_id: '${azurerm_servicebus_namespace.n.id}' },
      odd: { name: 'odd', namespace_id: '${azurerm_servicebus_namespace.n.id}' },
    },
    azurerm_servicebus_subscription: { a: subscription('a', 'jobs'), b: subscription('b', 'odd') },
    azurerm_servicebus_subscription_rule: {
      good: rule('good', 'a', "kind = 'x' AND 1 = 2"),
      bad: rule('bad', 'b', "kind = 'x' AND 1 = 2"),
    },
  },
});

afterEach(() => jest.restoreAllMocks());

test('eval: the line that it fails on has the fault, with its id, and the others have answers', async () => {
  const { parseFilter } = rules;
  jest.spyOn(rules, 'parseFilter').mockImplementation((text) => {
    failing(text === 'bad = 1');
    return parseFilter(text);
  });
  const lines = ['good = 1', 'bad = 1', 'other = 1'].map((sql, id) =>
    JSON.stringify({ id, sql, messages: [{ properties: { good: 1, other: 2 } }] }),
  );
  const { status, stdout, stderr, crash } = await scheduler(['eval'], `${lines.join('\n')}\n`);
  expect({ status, stderr, crash }).toEqual({ status: 0, stderr: '', crash: undefined });
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { id: 0, valid: true, results: ['true'] },
    { id: 1, input: expect.stringMatching(SAID) },
    { id: 2, valid: true, results: ['false'] },
  ]);
});

test('route: the message that it fails on is told, and the others are routed', async () => {
  const { route } = Router.prototype;
  jest.spyOn(Router.prototype, 'route').mockImplementation(function (this: Router, topic, message) {
    failing(topic.name === 'odd' && message.systemProperty('MessageId') === 'b');
    return route.call(this, topic, message);
  });
  const messages = file(
    'messages.json',
    ['a', 'b', 'c'].map((messageId) => ({ messageId })),
  );
  const { status, stdout, stderr, crash } = await scheduler(['route', messages, '--from', document, '--json']);
  expect({ status, crash }).toEqual({ status: 2, crash: undefined });
  const answered = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ message, topic }) => `${message.slice(-9)} ${topic}`);
  expect(answered).toEqual(['message 1 jobs', 'message 1 odd', 'message 2 jobs', 'message 3 jobs', 'message 3 odd']);
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/message 2: this program fails on it in odd: x\.map is not a function; please report it$/),
  ]);
});

test('check: the rule that it fails on is not checked, with the reason, and the others are', async () => {
  const { ruleBodyProblems } = ruleBody;
  jest.spyOn(ruleBody, 'ruleBodyProblems').mockImplementation((body) => {
    failing(body.name === 'bad');
    return ruleBodyProblems(body);
  });
  const { status, stdout, stderr, crash } = await scheduler(['check', '--from', document, '--json']);
  expect({ status, stderr, crash }).toEqual({ status: 1, stderr: '', crash: undefined });
  const { findings, notChecked } = JSON.parse(stdout);
  expect(findings).toMatchObject([{ address: 'azurerm_servicebus_subscription_rule.good', code: 'always-false' }]);
  expect(notChecked).toMatchObject([
    { address: 'azurerm_servicebus_subscription_rule.bad', problem: expect.stringMatching(SAID) },
  ]);
  const shown = (await scheduler(['check', '--from', document])).stdout;
  expect(shown).toMatch(/^1 rule checked: .*; 1 rule only in part, or not at all/m);
});

test('review: the topic that it fails on is not known, and the others are reviewed', async () => {
  const { reviewTopic } = topicReview;
  jest.spyOn(topicReview, 'reviewTopic').mockImplementation((pair, ...others) => {
    failing(pair.after?.name === 'odd');
    return reviewTopic(pair, ...others);
  });
  const before = file('before.tf.json', { resource: {} });
  const { status, stdout, crash } = await scheduler(['review', before, document, '--json']);
  expect({ status, crash }).toEqual({ status: 1, crash: undefined });
  const { topics, remarks, unmoved } = JSON.parse(stdout);
  expect(unmoved).toBeNull();
  expect(remarks.filter(({ code }: { code: string }) => code === 'fault')).toMatchObject([
    { subject: 'odd', unknown: true, text: expect.stringMatching(SAID) },
  ]);
  expect(topics).toMatchObject([
    { topic: 'jobs', unmoved: true, rules: [{ rule: 'good', verdict: 'added' }] },
    { topic: 'odd', unmoved: null, rules: [] },
  ]);
});
