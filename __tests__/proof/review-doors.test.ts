import { changesOf, linesOf, NAMESPACE_ID, reviewOfPlan, type Values } from '../support/small-plans';

const BUS = 'azurerm_servicebus_namespace.bus';
const KEY = 'azurerm_servicebus_topic_authorization_rule.key';

const reviewed = (address: string, before: Values, after: Values) =>
  reviewOfPlan(changesOf({ [address]: { before: { name: 'x', ...before }, after: { name: 'x', ...after } } }));

test.each<[block: object, other: object, told: readonly string[]]>([
  [
    { default_action: 'Allow' },
    { default_action: 'Deny', ip_rules: ['1.1.1.1'] },
    ['only who is named is let in, before everybody', 'let in now: `1.1.1.1`'],
  ],
  [
    { default_action: 'Deny', trusted_services_allowed: true },
    { default_action: 'Deny', public_network_access_enabled: false },
    ['trusted services of Microsoft are let in no longer', 'it can be reached from the internet no longer'],
  ],
  [
    { default_action: 'Deny', network_rules: [{ subnet_id: 'a' }, { subnet_id: 'b' }] },
    { default_action: 'Deny', network_rules: [{ subnet_id: 'b' }, { subnet_id: 'c' }] },
    ['let in now: `c`', '**let in no longer**: `a`'],
  ],
  [
    { default_action: 'Deny', network_rules: [{ subnet_id: 'a', ignore_missing_vnet_service_endpoint: true }] },
    { default_action: 'Deny', network_rules: [{ subnet_id: 'a', ignore_missing_vnet_service_endpoint: false }] },
    ['nobody more and nobody less is let in'],
  ],
])('network rules from %j to %j', async (was, is, told) => {
  const review = await reviewed(BUS, { network_rule_set: [was] }, { network_rule_set: [is] });
  expect(linesOf(review)).toEqual([`access-changed ${BUS}: its network rules change: ${told.join('; ')}`]);
});

test.each<[right: string, other: string, told: string]>([
  ['send', 'listen', 'whoever has this key may receive on'],
  ['listen', 'manage', 'whoever has this key may manage on'],
])('a key that may %s, and then %s, is told once', async (right, other, told) => {
  const topic_id = `${NAMESPACE_ID}/topics/jobs`;
  const review = await reviewed(KEY, { topic_id, [right]: true }, { topic_id, [other]: true });
  expect(linesOf(review)).toEqual([expect.stringContaining(told)]);
});
