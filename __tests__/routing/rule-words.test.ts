import { knownOf, missingOf, ruleInWords, ruleText, topologyOf } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';

const SUBSCRIPTION = '${azurerm_servicebus_subscription.s.id}';
const UNKNOWN = '${var.x}';

/** The only rule of the only subscription, whether it is there for sure or not. */
function ruleOf(rule: object) {
  const { topics } = topologyOf(
    parseDocument(
      'x',
      JSON.stringify({
        resource: {
          azurerm_servicebus_topic: { t: { name: 't', namespace_id: '/n' } },
          azurerm_servicebus_subscription: { s: { name: 's', topic_id: '${azurerm_servicebus_topic.t.id}' } },
          azurerm_servicebus_subscription_rule: { r: { name: 'r', subscription_id: SUBSCRIPTION, ...rule } },
        },
      }),
    ),
  );
  const { rules } = knownOf(topics[0]!.subscriptions)[0]!;
  const [found] = [...knownOf(rules), ...missingOf(rules).flatMap(({ rule: possible }) => possible ?? [])];
  return found!;
}

const label = (more: object) => ({ filter_type: 'CorrelationFilter', correlation_filter: { label: 'a', ...more } });

test.each<[what: string, rule: object, words: string, text: string]>([
  ['a filter', { sql_filter: 'a = 1' }, 'messages whose a is 1', 'a = 1'],
  [
    'a filter and an action',
    { sql_filter: 'a = 1', action: 'SET b = 2' },
    'messages whose a is 1, with b set to 2',
    'a = 1 -> SET b = 2',
  ],
  ['a correlation filter', label({}), "messages whose label is 'a'", "label = 'a'"],
  [
    'a filter that is not known',
    { sql_filter: UNKNOWN },
    'a filter that is not known (sql_filter)',
    'azurerm_servicebus_subscription_rule.r: sql_filter: it is ${var.x}, which only Terraform knows',
  ],
  [
    'a filter of which a part is known',
    label({ to: UNKNOWN }),
    "messages whose label is 'a' and a condition that is not known (correlation_filter.to)",
    "label = 'a' and what is not known (azurerm_servicebus_subscription_rule.r: correlation_filter.to: it is ${var.x}, which only Terraform knows)",
  ],
  [
    'an action that is not known',
    { sql_filter: 'a = 1', action: UNKNOWN },
    'messages whose a is 1, perhaps with an action, which is not known (action)',
    'a = 1, perhaps with an action, which is not known',
  ],
  [
    'nothing that is known',
    { ...label({ to: UNKNOWN }), action: UNKNOWN },
    "messages whose label is 'a' and a condition that is not known, perhaps with an action, which is not known (correlation_filter.to, action)",
    "label = 'a' and what is not known (azurerm_servicebus_subscription_rule.r: correlation_filter.to: it is ${var.x}, which only Terraform knows), perhaps with an action, which is not known",
  ],
  [
    'a filter that Azure refuses',
    { sql_filter: 'a = ' },
    expect.stringMatching(/^refused: Azure would refuse its filter: /) as unknown as string,
    'a =',
  ],
  [
    'an action that Azure refuses',
    { sql_filter: 'a = 1', action: 'SET' },
    expect.stringMatching(/^refused: Azure would refuse its action: /) as unknown as string,
    'a = 1 -> SET',
  ],
  [
    'a type that there is not',
    { filter_type: 'TrueFilter' },
    expect.stringMatching(/^refused: .*"TrueFilter"/) as unknown as string,
    expect.stringMatching(/"TrueFilter"/) as unknown as string,
  ],
  [
    'a filter that is sensitive',
    { sql_filter: '${sensitive("a = 1")}' },
    'a filter that is marked as sensitive (sensitive)',
    '(sensitive)',
  ],
  ['a rule that is perhaps there', { count: UNKNOWN, sql_filter: 'a = 1' }, 'messages whose a is 1', 'a = 1'],
])('%s in words, and as it is written', (_, rule, words, text) => {
  expect(ruleInWords(ruleOf(rule))).toEqual(words);
  expect(ruleText(ruleOf(rule))).toEqual(text);
});
