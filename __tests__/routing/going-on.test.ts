import {
  goesOn,
  known,
  knownOf,
  type Queue,
  Router,
  readMessage,
  reasonsAgainst,
  type Subscription,
  topologyOf,
  unresolvedOf,
  writtenFilter,
} from '../../lib/routing';
import { looksAtMessages, readsDeadLetters } from '../../lib/routing/answers/dead-letters';
import { readRule } from '../../lib/routing/reading/read-rule';
import { takesMessages, whyUnreadable } from '../../lib/routing/topology/topology';
import { parseDocument, Reference, type TerraformResource } from '../../lib/terraform';
import { topicOf } from '../support/topics';

const UNKNOWN = { kind: 'unknown', unresolved: { address: 'a', argument: 'b', problem: 'c' } } as const;
const TO = known({ name: 'x', entity: undefined, isDeleted: false });
const NOWHERE = known(undefined);

test.each<[what: string, forwardTo: object, deadLetters: object, goes: boolean]>([
  ['nowhere', NOWHERE, NOWHERE, false],
  ['on', TO, NOWHERE, true],
  ['on as dead letters', NOWHERE, TO, true],
  ['on in both ways', TO, TO, true],
  ['nobody knows where', UNKNOWN, NOWHERE, true],
  ['as dead letters nobody knows where', NOWHERE, UNKNOWN, true],
])('messages go %s', (_, forwardTo, forwardDeadLetteredMessagesTo, goes) => {
  expect(goesOn({ forwardTo, forwardDeadLetteredMessagesTo } as unknown as Subscription)).toBe(goes);
});

test.each([
  ['Active', true, undefined],
  ['ReceiveDisabled', true, 'nobody can read it: ReceiveDisabled'],
  ['SendDisabled', false, undefined],
  ['Disabled', false, 'nobody can read it: Disabled'],
])('what is %s takes messages: %s', (status, takes, why) => {
  expect([takesMessages(status), whyUnreadable(status)]).toEqual([takes, why]);
});

describe('what becomes of a message in what it is forwarded to depends on the message', () => {
  const queue = (requiresSession: object, forwardTo: object) =>
    ({ kind: 'queue', requiresSession, forwardTo }) as unknown as Queue;

  test.each<[what: string, entity: object | undefined, looks: boolean]>([
    ['not where that is elsewhere', undefined, false],
    ['in a topic', { kind: 'topic' }, true],
    ['not in a queue', queue(known(false), NOWHERE), false],
    ['in a queue with sessions', queue(known(true), NOWHERE), true],
    ['in a queue that may have sessions', queue(UNKNOWN, NOWHERE), true],
    ['in a queue that forwards', queue(known(false), TO), true],
    ['in a queue that may forward', queue(known(false), UNKNOWN), true],
  ])('%s', (_, entity, looks) => {
    expect(looksAtMessages({ name: 'x', entity: entity as Queue | undefined, isDeleted: false })).toBe(looks);
  });

  test.each<[rules: Parameters<typeof topicOf>[0], reads: boolean]>([
    [{ s: "DeadLetterReason = 'x'" }, true],
    [{ s: 'deadlettererrordescription IS NULL' }, true],
    [{ s: { a: 'a = 1', b: { sql: 'a = 1', action: 'SET b = DeadLetterReason' } } }, true],
    [{ s: 'a = 1', t: 'DeadLetterReason IS NULL' }, true],
    [{ s: "DeadLetter = 'Reason'", t: { a: { sql: 'a = 1', action: 'SET b = 1' } } }, false],
    [{ s: {} }, false],
  ])('a topic with the rules %j reads why a message is a dead letter: %s', (rules, reads) => {
    expect(readsDeadLetters(topicOf(rules))).toBe(reads);
  });
});

describe('a rule that is refused', () => {
  const ruleOf = (values: object, more: object = {}) =>
    readRule({
      address: 'r',
      presence: 'declared',
      sensitive: [],
      values: { name: 'r', ...values },
      ...more,
    } as unknown as TerraformResource);
  const LONG = `a = '${'x'.repeat(1100)}'`;

  test.each<[what: string, values: object, argument: string, written: string | undefined]>([
    ['for its filter', { sql_filter: 'a =' }, 'sql_filter', 'a ='],
    ['for the length of its filter', { sql_filter: LONG }, 'sql_filter', LONG],
    ['for having none', { filter_type: 'SqlFilter' }, 'sql_filter', undefined],
    ['for an empty one', { filter_type: 'SqlFilter', sql_filter: '' }, 'sql_filter', undefined],
    ['for its name', { name: '$x', sql_filter: 'a = 1' }, 'name', undefined],
    ['for its type', { filter_type: 'TrueFilter', sql_filter: 'a = 1' }, 'filter_type', undefined],
    [
      'for a correlation filter of nothing',
      { filter_type: 'CorrelationFilter', correlation_filter: { label: '' } },
      'correlation_filter',
      '',
    ],
    ['for its action', { sql_filter: 'a = 1', action: 'SET' }, 'action', 'a = 1'],
    [
      'for its action, whatever its filter is',
      { sql_filter: new Reference('known after apply'), action: 'SET' },
      'action',
      undefined,
    ],
    ['for its filter, and for its action', { sql_filter: 'a =', action: 'SET' }, 'sql_filter', 'a ='],
  ])('%s', (_, values, argument, written) => {
    const rule = ruleOf(values);
    expect(rule.match.kind).toBe('refused');
    expect(unresolvedOf(rule)).toMatchObject([{ address: 'r', argument, problem: expect.not.stringContaining('\n') }]);
    expect(writtenFilter(rule)?.toString()).toBe(written);
  });

  test('is called by its address where its name is not known, and what is acknowledged of it is read', () => {
    expect(ruleOf({ name: new Reference('x'), sql_filter: '1=1' }).name).toBe('r');
    const acknowledged = (metadata: unknown) => ruleOf({ sql_filter: '1=1', '//': metadata }).acknowledged;
    expect(acknowledged({ acknowledged: { a: 'b' } })).toEqual({ a: 'b' });
    for (const other of [undefined, null, 'text', {}, { acknowledged: null }, { acknowledged: 'x' }])
      expect(acknowledged(other)).toEqual({});
  });

  test.each<[sensitive: readonly string[], isSensitive: boolean]>([
    [[], false],
    [[''], true],
    [['sql_filter'], true],
    [['action'], true],
    [['correlation_filter'], true],
    [['correlation_filter.0.label'], true],
    [['name', 'action'], true],
    [['name'], false],
    [['sql_filters'], false],
    [['my.action'], false],
  ])('or not is sensitive where %j is: %s', (sensitive, isSensitive) => {
    expect(ruleOf({ sql_filter: '1=1' }, { sensitive }).isSensitive).toBe(isSensitive);
  });

  test.each<[text: string, knownTo: string | undefined, told: string]>([
    ['known after apply', undefined, 'it is known after apply'],
    ['${var.x}', undefined, 'it is ${var.x}, which only Terraform knows'],
    ['a%{if x}b', undefined, 'it is a%{if x}b, which only Terraform knows'],
    ["[parameters('x')]", 'the deployment', "it is [parameters('x')], which only the deployment knows"],
  ])('is not known where its filter is %s', (text, knownTo, problem) => {
    const reference = knownTo === undefined ? new Reference(text) : new Reference(text, [], knownTo);
    expect(unresolvedOf(ruleOf({ sql_filter: reference }))).toEqual([
      { address: 'r', argument: 'sql_filter', problem },
    ]);
    expect(unresolvedOf(ruleOf({ sql_filter: '1=1', action: reference }))).toEqual([
      { address: 'r', argument: 'action', problem },
    ]);
    expect(unresolvedOf(ruleOf({ filter_type: reference, sql_filter: '1=1' }))).toEqual([
      { address: 'r', argument: 'filter_type', problem },
    ]);
  });
});

describe('why a rule does not bring a message', () => {
  const UNKNOWN_TEXT = '${var.x}';
  const reasons = (rules: Parameters<typeof topicOf>[0], settings: object, json: object) => {
    const topic = topicOf(rules, { settings: { s: settings } });
    const { message } = readMessage(json);
    const [subscription] = knownOf(topic.subscriptions);
    return reasonsAgainst(new Router().route(topic, message), subscription!, message).map(({ reason }) => reason);
  };
  const A = { applicationProperties: { a: 1 } };
  const FAILS = '= cannot compare int with string';

  test.each<[what: string, rule: string, settings: object, reason: string]>([
    ['it fails', "a = 'x'", {}, `it fails (${FAILS}), and the message is dead-lettered here`],
    [
      'it fails, and nobody knows what then',
      "a = 'x'",
      { dead_lettering_on_filter_evaluation_error: UNKNOWN_TEXT },
      `it fails (${FAILS}), and the message is dead-lettered or lost here`,
    ],
    [
      'it fails, and why is sensitive',
      '${sensitive("a = \'x\'")}',
      {},
      'it fails, and the message is dead-lettered here',
    ],
    [
      'what it brings is not taken',
      'a = 1',
      { requires_session: true },
      'it matches, but it requires sessions, and the message has no session id',
    ],
    ['it is sensitive', '${sensitive("a = 2")}', {}, 'its filter, which is sensitive, is not true'],
  ])('%s', (_, rule, settings, reason) => {
    expect(reasons({ s: { p: rule } }, settings, A)).toEqual([reason]);
  });
});

test('where something forwards to that is deleted is told as such', () => {
  const { queues } = topologyOf({
    ...parseDocument(
      'x',
      JSON.stringify({
        resource: {
          azurerm_servicebus_namespace: { n: { name: 'bus' } },
          azurerm_servicebus_queue: Object.fromEntries(
            ['Gone', 'gone_topic', 'gone_rule', 'far', 'here'].map((to) => [
              `to_${to}`,
              { name: `to-${to}`, namespace_id: '${azurerm_servicebus_namespace.n.id}', forward_to: to },
            ]),
          ),
        },
      }),
    ),
    deleted: [
      ['queue', 'gone', 'bus'],
      ['topic', 'gone_topic', 'BUS'],
      ['subscription', 'gone_rule', 'bus'],
      ['queue', 'far', 'other'],
    ].map(([type, name, namespace]) => ({
      type: `azurerm_servicebus_${type}`,
      values: { name, namespace_id: `/x/namespaces/${namespace}` },
    })) as never,
  });
  const deleted = queues.map(({ name, forwardTo }) => [name, forwardTo.kind === 'known' && forwardTo.value?.isDeleted]);
  expect(Object.fromEntries(deleted)).toEqual({
    'to-Gone': true,
    'to-gone_topic': true,
    'to-gone_rule': false,
    'to-far': false,
    'to-here': false,
  });
});
