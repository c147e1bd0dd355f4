import type { Resources } from '../documents';
import { LATER, laterAt, saidOf } from './said';

/** What the rules about a namespace say of each way in which it can be written. */

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
  ])('of %j', (values, expected, beside) => {
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

describe('SB-ENC-001 and SB-ENC-002: by which key its messages are encrypted, and whether twice', () => {
  const SEPARATE = 'azurerm_servicebus_namespace_customer_managed_key';
  const keys = (...made: readonly object[]): Resources => ({
    [SEPARATE]: Object.fromEntries(made.map((one, index) => [`k${index}`, one])),
  });
  const own = (block: object) => ({ ...PREMIUM, customer_managed_key: block });
  const ID = 'customer_managed_key.key_vault_key_id';
  const TWICE = 'customer_managed_key.infrastructure_encryption_enabled';
  const OPEN = `unknown: ${SEPARATE}.k0 has namespace_id that only Terraform knows, and may be for it`;
  const TWICE_THERE = 'and shall be infrastructure_encryption_enabled = true';

  test.each<[values: object, beside: Resources, said: string]>([
    [own({ key_vault_key_id: 'k' }), {}, `compliant: ${ID} is "k", and shall be a key`],
    [own({ key_vault_key_id: LATER }), {}, `compliant: ${ID} is ${LATER}, and shall be a key`],
    [own({}), {}, `non-compliant: ${ID} is nothing, and shall be a key`],
    [PREMIUM, {}, `non-compliant: ${ID} is nothing, and shall be a key`],
    [{ ...PREMIUM, customer_managed_key: LATER }, {}, laterAt(ID)],
    [PREMIUM, keys({ namespace_id: IT }), `compliant: there is ${SEPARATE}.k0, and shall be a key`],
    [PREMIUM, keys({ namespace_id: LATER }), OPEN],
    [
      PREMIUM,
      keys({ namespace_id: LATER }, { namespace_id: IT }),
      `compliant: there is ${SEPARATE}.k1, and shall be a key`,
    ],
    [own({ key_vault_key_id: 'k' }), keys({ namespace_id: LATER }), `compliant: ${ID} is "k", and shall be a key`],
    [
      { sku: 'Standard' },
      {},
      "not-applicable: a key of one's own is part of Premium only, and the namespace is Standard",
    ],
  ])('the key of %j beside %j', (values, beside, expected) => {
    expect(said('SB-ENC-001', values, beside)).toBe(expected);
  });

  test.each<[values: object, beside: Resources, said: string]>([
    [own({ infrastructure_encryption_enabled: true }), {}, `compliant: ${TWICE} is true, and shall be true`],
    [own({ infrastructure_encryption_enabled: 'true' }), {}, `compliant: ${TWICE} is "true", and shall be true`],
    [own({ infrastructure_encryption_enabled: false }), {}, `non-compliant: ${TWICE} is false, and shall be true`],
    [own({}), {}, `non-compliant: ${TWICE} is nothing, and shall be true`],
    [own({ infrastructure_encryption_enabled: LATER }), {}, laterAt(TWICE)],
    // A block of its own decides, whatever stands beside it.
    [
      own({ key_vault_key_id: 'k' }),
      keys({ namespace_id: LATER }),
      `non-compliant: ${TWICE} is nothing, and shall be true`,
    ],
    [PREMIUM, {}, `non-compliant: ${TWICE} is nothing, and shall be true`],
    [PREMIUM, keys({ namespace_id: LATER }), OPEN],
    [
      PREMIUM,
      keys({ namespace_id: IT, infrastructure_encryption_enabled: true }),
      `compliant: there is ${SEPARATE}.k0, ${TWICE_THERE}`,
    ],
    [
      PREMIUM,
      keys({ namespace_id: IT, infrastructure_encryption_enabled: true }, { namespace_id: LATER }),
      `compliant: there is ${SEPARATE}.k0, ${TWICE_THERE}`,
    ],
    [
      PREMIUM,
      keys({ namespace_id: IT, infrastructure_encryption_enabled: false }),
      `non-compliant: there is ${SEPARATE}.k0, ${TWICE_THERE}`,
    ],
    [
      PREMIUM,
      keys({ namespace_id: IT, infrastructure_encryption_enabled: LATER }),
      laterAt('infrastructure_encryption_enabled'),
    ],
    [
      { sku: 'Standard' },
      {},
      'not-applicable: double encryption is part of Premium only, and the namespace is Standard',
    ],
  ])('whether twice, of %j beside %j', (values, beside, expected) => {
    expect(said('SB-ENC-002', values, beside)).toBe(expected);
  });
});

test.each<[identity: unknown, said: string]>([
  [{ type: 'SystemAssigned' }, 'compliant: identity.type is "SystemAssigned"'],
  [{ type: LATER }, `compliant: identity.type is ${LATER}`],
  [{}, 'non-compliant: identity.type is nothing'],
  [undefined, 'non-compliant: identity.type is nothing'],
])('SB-ID-001 of the identity %j', (identity, expected) => {
  expect(said('SB-ID-001', { ...PREMIUM, identity })).toBe(
    `${expected}, and shall be SystemAssigned, UserAssigned or both`,
  );
  expect(said('SB-ID-001', { ...PREMIUM, identity: LATER })).toBe(laterAt('identity.type'));
});

describe('SB-DR-001: whether it is paired with one in another region', () => {
  const PAIR = 'azurerm_servicebus_namespace_disaster_recovery_config';
  const WANTED = 'and shall be a pairing with a namespace in another region, as the first or as the partner';
  const at = (name: string) => `\${${TYPE}.${name}.id}`;
  const pair = (primary_namespace_id: string, partner_namespace_id: string) => ({
    primary_namespace_id,
    partner_namespace_id,
  });
  const HERE = { ...PREMIUM, location: 'West Europe' };
  const OTHERS = {
    near: { ...PREMIUM, location: 'westeurope' },
    far: { ...PREMIUM, location: 'northeurope' },
    later: { ...PREMIUM, location: LATER },
    nowhere: PREMIUM,
  };
  const nobody = (name: string) => `unknown: nothing tells whether both of ${PAIR}.${name} are in one region`;

  test.each<[what: string, pairings: Readonly<Record<string, object>>, said: string, it?: object]>([
    ['with none', {}, `non-compliant: there is none, ${WANTED}`],
    ['with one far away', { a: pair(IT, at('far')) }, `compliant: there is ${PAIR}.a, ${WANTED}`],
    ['as the partner of one far away', { a: pair(at('far'), IT) }, `compliant: there is ${PAIR}.a, ${WANTED}`],
    [
      'with one in its own region',
      { a: pair(IT, at('near')) },
      `non-compliant: there is ${PAIR}.a, with both in westeurope, ${WANTED}`,
    ],
    [
      'as the partner of one in its own region',
      { a: pair(at('near'), IT) },
      `non-compliant: there is ${PAIR}.a, with both in westeurope, ${WANTED}`,
    ],
    [
      'with one near and one far away',
      { a: pair(IT, at('near')), b: pair(IT, at('far')) },
      `compliant: there is ${PAIR}.b, ${WANTED}`,
    ],
    ['with one whose region is known later', { a: pair(IT, at('later')) }, nobody('a')],
    ['with one whose region is not written', { a: pair(IT, at('nowhere')) }, nobody('a')],
    ['with one that is elsewhere', { a: pair(IT, '/s/other') }, nobody('a')],
    ['where its own region is known later', { a: pair(IT, at('far')) }, nobody('a'), { ...PREMIUM, location: LATER }],
    [
      'with one nobody knows and one far away',
      { a: pair(IT, at('later')), b: pair(at('far'), IT) },
      `compliant: there is ${PAIR}.b, ${WANTED}`,
    ],
    [
      'with one nobody knows, as the last that is told of two',
      { a: pair(IT, at('later')), b: pair(IT, at('nowhere')) },
      nobody('b'),
    ],
    [
      'perhaps, by something that is known later',
      { a: pair(LATER, at('far')) },
      `unknown: ${PAIR}.a has primary_namespace_id that only Terraform knows, and may be for it`,
    ],
    [
      'perhaps, as the partner',
      { a: pair(at('far'), LATER) },
      `unknown: ${PAIR}.a has partner_namespace_id that only Terraform knows, and may be for it`,
    ],
    ['between others', { a: pair(at('near'), at('far')) }, `non-compliant: there is none, ${WANTED}`],
  ])('%s', (_, pairings, expected, it = HERE) => {
    expect(said('SB-DR-001', it, { [TYPE]: OTHERS, [PAIR]: pairings })).toBe(expected);
  });

  test('of another tier', () => {
    expect(said('SB-DR-001', { sku: 'Standard' })).toBe(
      'not-applicable: pairing is part of Premium only, and the namespace is Standard',
    );
  });
});
