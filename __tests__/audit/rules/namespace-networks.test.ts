import type { Resources } from '../documents';
import { LATER, laterAt, saidOf } from './said';

/** From where a namespace is reached, and whom its network rules let in. */

const TYPE = 'azurerm_servicebus_namespace';
const IT = `\${${TYPE}.it.id}`;
const PREMIUM = { name: 'training', sku: 'Premium' };
const said = (rule: string, values: object, beside: Resources = {}) => saidOf(rule, TYPE, values, beside);

describe('SB-NET-001: whether it can be reached from the internet', () => {
  const FLAG = 'public_network_access_enabled';
  const INNER = `network_rule_set.${FLAG}`;
  const flags = (outer: unknown, inner?: unknown) => ({
    ...PREMIUM,
    [FLAG]: outer,
    ...(inner !== undefined && { network_rule_set: { [FLAG]: inner } }),
  });

  test.each<[values: object, said: string]>([
    [flags(false), `compliant: ${FLAG} is false, and shall be false`],
    [flags('false'), `compliant: ${FLAG} is "false", and shall be false`],
    [flags(false, false), `compliant: ${FLAG} is false, and shall be false\n${INNER} is false, and shall be false`],
    [flags(true, false), `non-compliant: ${FLAG} is true, and shall be false`],
    [flags(false, true), `non-compliant: ${INNER} is true, and shall be false`],
    [flags(true, true), `non-compliant: ${FLAG} is true, and shall be false`],
    [flags(null), `non-compliant: ${FLAG} is nothing, and shall be false`],
    [PREMIUM, `non-compliant: ${FLAG} is nothing, and shall be false`],
    [{ ...flags(false), network_rule_set: {} }, `non-compliant: ${INNER} is nothing, and shall be false`],
    [{ ...flags(false), network_rule_set: [] }, `compliant: ${FLAG} is false, and shall be false`],
    // One that is open decides, whatever the other will be.
    [flags(LATER, true), `non-compliant: ${INNER} is true, and shall be false`],
    [flags(true, LATER), `non-compliant: ${FLAG} is true, and shall be false`],
    [flags(LATER), laterAt(FLAG)],
    [flags(LATER, false), laterAt(FLAG)],
    [flags(false, LATER), laterAt(INNER)],
    [{ ...flags(false), network_rule_set: LATER }, laterAt(INNER)],
  ])('of %j', (values, expected) => {
    expect(said('SB-NET-001', values)).toBe(expected);
  });
});

describe('SB-NET-002: whom network rules let in', () => {
  const rules = (network_rule_set: unknown, more: object = {}) => ({ ...PREMIUM, network_rule_set, ...more });
  const ACTION = 'network_rule_set.default_action';
  const RANGES = 'network_rule_set.ip_rules';
  const SEPARATE: Resources = { azurerm_servicebus_namespace_network_rule_set: { s: {} } };

  test.each<[values: object, said: string, beside?: Resources]>([
    [rules({ default_action: 'Deny' }), `compliant: ${ACTION} is "Deny", and shall be "Deny"`],
    [
      rules({ default_action: 'Deny', ip_rules: ['203.0.113.0/24'] }),
      `compliant: ${ACTION} is "Deny", and shall be "Deny"`,
    ],
    [rules({ default_action: 'Allow' }), `non-compliant: ${ACTION} is "Allow", and shall be "Deny"`],
    [PREMIUM, `non-compliant: ${ACTION} is nothing, and shall be "Deny"`],
    [rules({ default_action: LATER }), laterAt(ACTION)],
    [
      rules({ default_action: 'Deny', ip_rules: ['10.0.0.1', '0.0.0.0/0'] }),
      `non-compliant: ${RANGES} is 0.0.0.0/0, and shall be addresses of somebody, not of everybody`,
    ],
    ...['0.0.0.0/0', [{ ip_mask: '0.0.0.0/0' }], { ip_mask: '0.0.0.0/0' }].map((ip_rules): [object, string] => [
      rules({ default_action: 'Deny', ip_rules }),
      `non-compliant: ${RANGES} is 0.0.0.0/0, and shall be addresses of somebody, not of everybody`,
    ]),
    [rules({ default_action: 'Deny', ip_rules: LATER }), laterAt(RANGES)],
    [rules({ default_action: 'Deny', ip_rules: ['10.0.0.1', LATER] }), laterAt(RANGES)],
    [
      rules({ default_action: 'Allow' }, { public_network_access_enabled: false }),
      'not-applicable: nobody comes from the internet: public_network_access_enabled is false',
    ],
    [
      rules({ default_action: 'Allow' }, { public_network_access_enabled: true }),
      `non-compliant: ${ACTION} is "Allow", and shall be "Deny"`,
    ],
    [
      rules({ default_action: 'Deny' }, { public_network_access_enabled: LATER }),
      laterAt('public_network_access_enabled'),
    ],
    [
      { ...PREMIUM, sku: 'Standard' },
      'not-applicable: a set of network rules is part of Premium only, and the namespace is Standard',
    ],
    [
      PREMIUM,
      'unknown: azurerm_servicebus_namespace_network_rule_set.s may set its network rules, as azurerm 3 did',
      SEPARATE,
    ],
    [rules({ default_action: 'Deny' }), `compliant: ${ACTION} is "Deny", and shall be "Deny"`, SEPARATE],
  ])('of %j', (values, expected, beside = {}) => {
    expect(said('SB-NET-002', values, beside)).toBe(expected);
  });
});

describe('SB-NET-003: whether it has a private endpoint', () => {
  const WANTED = 'and shall be a private endpoint for "namespace"';
  const endpoints = (...made: readonly (readonly [target: unknown, names: unknown])[]): Resources => ({
    azurerm_private_endpoint: Object.fromEntries(
      made.map(([private_connection_resource_id, subresource_names], index) => [
        `p${index}`,
        { private_service_connection: { private_connection_resource_id, subresource_names } },
      ]),
    ),
  });
  const NAMES = 'private_service_connection.subresource_names';

  test.each<[what: string, beside: Resources, said: string]>([
    ['none', {}, `non-compliant: there is none, ${WANTED}`],
    ['one', endpoints([IT, ['namespace']]), `compliant: there is azurerm_private_endpoint.p0, ${WANTED}`],
    [
      'one among others',
      endpoints([IT, ['other']], [IT, ['some', 'namespace']], [IT, LATER]),
      `compliant: there is azurerm_private_endpoint.p1, ${WANTED}`,
    ],
    [
      'of two for something else the first is told',
      endpoints([IT, ['other']], [IT, ['more']]),
      `non-compliant: there is azurerm_private_endpoint.p0, ${WANTED}`,
    ],
    ['one without names', endpoints([IT, undefined]), `non-compliant: there is azurerm_private_endpoint.p0, ${WANTED}`],
    [
      'a name that is no list',
      endpoints([IT, 'namespace']),
      `non-compliant: there is azurerm_private_endpoint.p0, ${WANTED}`,
    ],
    ['names that are known later', endpoints([IT, ['other']], [IT, LATER]), laterAt(NAMES)],
    ['one at another namespace', endpoints(['/s/other', ['namespace']]), `non-compliant: there is none, ${WANTED}`],
    [
      'one that is somewhere',
      endpoints([LATER, ['namespace']]),
      'unknown: azurerm_private_endpoint.p0 has private_service_connection.private_connection_resource_id that only Terraform knows, and may be for it',
    ],
  ])('%s', (_, beside, expected) => {
    expect(said('SB-NET-003', PREMIUM, beside)).toBe(expected);
  });

  test('a namespace of another tier can have none', () => {
    expect(said('SB-NET-003', { sku: 'Basic' })).toBe(
      'not-applicable: a private endpoint is part of Premium only, and the namespace is Basic',
    );
    expect(said('SB-NET-003', { sku: LATER })).toBe(laterAt('sku'));
  });
});
