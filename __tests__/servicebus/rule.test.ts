import { TerraformVariable } from 'cdktf';
import {
  type CorrelationConditions,
  CorrelationFilter,
  type Rule,
  type RuleFilter,
  SqlAction,
  SqlFilter,
} from '../../lib/rules';
import { only, type StackJson, TestStack } from '../support/stacks';

const TYPE = 'azurerm_servicebus_subscription_rule';

function synthRules(rules: Record<string, Rule | RuleFilter>): StackJson {
  const test = new TestStack();
  test.topic().addSubscription('train', { rules });
  return test.synth();
}

function problemsOf(name: string, rule: Rule | RuleFilter): string {
  const test = new TestStack();
  test.topic().addSubscription('train', { rules: { [name]: rule } });
  return test.problems().join('\n');
}

test('an SQL filter says its type, its text and nothing else', () => {
  const { '//': _, ...rule } = only(synthRules({ urgent: SqlFilter.parse('priority >= 7') }), TYPE);
  expect(rule).toEqual({
    name: 'urgent',
    subscription_id: '${azurerm_servicebus_subscription.bus_events_train.id}',
    filter_type: 'SqlFilter',
    sql_filter: 'priority >= 7',
    lifecycle: { create_before_destroy: true },
  });
});

test('accepting everything is a real rule', () => {
  expect(only(synthRules({ all: SqlFilter.acceptEverything() }), TYPE)).toMatchObject({
    filter_type: 'SqlFilter',
    sql_filter: '1=1',
  });
});

test('an action stands beside the filter', () => {
  const rule = SqlFilter.parse('a = 1').then(SqlAction.parse("SET tier = 'spot'"));
  expect(only(synthRules({ spot: rule }), TYPE).action).toBe("SET tier = 'spot'");
  const correlated = CorrelationFilter.of({ label: 'x' }).then(SqlAction.parse('SET a = 1'));
  expect(only(synthRules({ x: correlated }), TYPE)).toMatchObject({
    filter_type: 'CorrelationFilter',
    action: 'SET a = 1',
  });
});

test.each<[field: string, conditions: CorrelationConditions, emitted: object]>([
  ['content type', { contentType: 'v' }, { content_type: 'v' }],
  ['correlation id', { correlationId: 'v' }, { correlation_id: 'v' }],
  ['label', { label: 'v' }, { label: 'v' }],
  ['message id', { messageId: 'v' }, { message_id: 'v' }],
  ['reply-to', { replyTo: 'v' }, { reply_to: 'v' }],
  ['reply-to session id', { replyToSessionId: 'v' }, { reply_to_session_id: 'v' }],
  ['session id', { sessionId: 'v' }, { session_id: 'v' }],
  ['to', { to: 'v' }, { to: 'v' }],
  ['a property', { properties: { env: 'prod' } }, { properties: { env: 'prod' } }],
])('a correlation filter on %s reaches the JSON, alone', (_, conditions, emitted) => {
  const rule = only(synthRules({ r: CorrelationFilter.of(conditions) }), TYPE);
  expect(rule.filter_type).toBe('CorrelationFilter');
  expect(rule.correlation_filter).toEqual(emitted);
  expect(rule).not.toHaveProperty('sql_filter');
});

test('signs of a Terraform template are plain text in filters, actions and values', () => {
  const sql = SqlFilter.parse("path LIKE '%{b}%' AND x = '${y}'").then(SqlAction.parse("SET z = '${y}%{b}'"));
  expect(only(synthRules({ r: sql }), TYPE)).toMatchObject({
    sql_filter: "path LIKE '%%{b}%' AND x = '$${y}'",
    action: "SET z = '$${y}%%{b}'",
  });
  const correlation = CorrelationFilter.of({ label: '${a}', properties: { '%{n}': '%{v}' } });
  expect(only(synthRules({ r: correlation }), TYPE).correlation_filter).toEqual({
    label: '$${a}',
    properties: { '%%{n}': '%%{v}' },
  });
});

test('rules of one subscription wait for each other, sorted by name whatever the order in the code', () => {
  const filter = SqlFilter.acceptEverything();
  const waits = (json: StackJson) =>
    Object.fromEntries(Object.values(json.resource[TYPE] ?? {}).map(({ name, depends_on }) => [name, depends_on]));
  const address = (name: string) => `${TYPE}.bus_events_train_${name}`;
  const expected = { a: undefined, b: [address('a')], c: [address('b')] };
  expect(waits(synthRules({ c: filter, a: filter, b: filter }))).toEqual(expected);
  expect(waits(synthRules({ b: filter, c: filter, a: filter }))).toEqual(expected);
});

test('a renamed rule is moved, so that Terraform replaces it and makes the new one first', () => {
  const json = synthRules({ urgent: { filter: SqlFilter.parse('a = 1'), renamedFrom: 'old.name' } });
  expect(json.moved).toHaveLength(1);
  expect(json.moved?.[0]?.from).toMatch(
    /^azurerm_servicebus_subscription_rule\.bus_events_train_old-name_[0-9a-f]{8}$/,
  );
  expect(json.moved?.[0]?.to).toBe(`${TYPE}.bus_events_train_urgent`);
});

test.each<[problem: string, name: string, rule: Rule | RuleFilter, message: RegExp]>([
  ['the name $Default', '$Default', SqlFilter.parse('a = 1'), /name: got "\$Default", .*does not start with "\$"/],
  ['any name with $ first', '$mine', SqlFilter.parse('a = 1'), /does not start with "\$"/],
  ['a name with a slash', 'a/b', SqlFilter.parse('a = 1'), /name: got "a\/b", allowed letters, digits/],
  ['a name with a blank', 'a b', SqlFilter.parse('a = 1'), /name: got "a b"/],
  ['a name of 51 characters', 'a'.repeat(51), SqlFilter.parse('a = 1'), /this has 51/],
  ['an empty filter', 'r', SqlFilter.parse(' \n'), /filter: there is no text; write a statement \(empty\)/],
  [
    'a filter of 1025 characters',
    'r',
    SqlFilter.parse(`a = '${'x'.repeat(1019)}'`),
    /filter: 1025 characters, at most 1024 are allowed/,
  ],
  [
    'a filter of 1025 bytes',
    'r',
    SqlFilter.parse(`a = '${'é'.repeat(509)}x'`),
    /filter: 1025 bytes in UTF-8, at most 1024 are allowed by azurerm/,
  ],
  ['an empty action', 'r', SqlFilter.parse('a = 1').then(SqlAction.parse('')), /action: there is no text/],
  [
    'an action of 1025 characters',
    'r',
    SqlFilter.parse('a = 1').then(SqlAction.parse(`SET a = '${'x'.repeat(1015)}'`)),
    /action: 1025 characters, at most 1024 are allowed; leave out what nobody reads/,
  ],
  [
    'no condition',
    'r',
    CorrelationFilter.of({}),
    /filter: conditions: got {}, allowed a correlation filter with at least one condition/,
  ],
  ['no condition in properties', 'r', CorrelationFilter.of({ properties: {} }), /at least one condition/],
  [
    'an empty text',
    'r',
    CorrelationFilter.of({ label: '' }),
    /filter: label: got "", .*azurerm drops an empty condition/,
  ],
  [
    'a number as a property',
    'r',
    CorrelationFilter.of({ properties: { gpuCount: 8 as never } }),
    /filter: properties.gpuCount: got 8, allowed text: .*SqlFilter.parse\("gpuCount = 8"\)/,
  ],
  [
    'a boolean as a property',
    'r',
    CorrelationFilter.of({ properties: { gpu: true as never } }),
    /got true, .*SqlFilter.parse\("gpu = TRUE"\)/,
  ],
  [
    'a property named twice',
    'r',
    CorrelationFilter.of({ properties: { env: 'a', ENV: 'b' } }),
    /got \["env","ENV"\], .*names ignore letter case/,
  ],
  ['a property without a name', 'r', CorrelationFilter.of({ properties: { '': 'a' } }), /the name of a property/],
  ['its own name as the old one', 'r', { filter: SqlFilter.parse('a = 1'), renamedFrom: 'r' }, /renamedFrom: got "r"/],
])('refuses %s', (_, name, rule, message) => {
  expect(problemsOf(name, rule)).toMatch(message);
});

test.each([
  ['1024 characters', `a = '${'x'.repeat(1018)}'`],
  ['1024 bytes', `a = '${'é'.repeat(509)}'`],
])('takes a filter of %s', (_, sql) => {
  expect(problemsOf('r', SqlFilter.parse(sql))).toBe('');
});

test('takes an action of 1024 characters that are more bytes, as azurerm counts only those of filters', () => {
  const action = SqlAction.parse(`SET a = '${'é'.repeat(1014)}'`);
  expect(problemsOf('r', SqlFilter.parse('a = 1').then(action))).toBe('');
});

test('refuses a text that is not known at synth, since escaping it would break it', () => {
  const test = new TestStack();
  const tenant = new TerraformVariable(test.stack, 'tenant', { type: 'string' }).stringValue;
  test.topic().addSubscription('train', { rules: { r: SqlFilter.parse(`tenant = '${tenant}'`) } });
  expect(test.problems()).toEqual([expect.stringMatching(/filter: got "a value that only Terraform knows"/)]);
});
