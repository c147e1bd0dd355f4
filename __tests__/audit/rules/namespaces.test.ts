import type { Resources } from '../documents';
import { LATER, laterAt, saidOf } from './said';

/** How a namespace is encrypted, who it is, and with whom it is paired. */

const TYPE = 'azurerm_servicebus_namespace';
const IT = `\${${TYPE}.it.id}`;
const PREMIUM = { name: 'training', sku: 'Premium' };
const said = (rule: string, values: object, beside: Resources = {}) => saidOf(rule, TYPE, values, beside);

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
