import type { Resources } from '../documents';
import { LATER, laterAt, saidOf } from './said';

/** What the rules about a storage account say: from which networks it is reached, by whose key it is encrypted, what is logged. */

const ACCOUNT = 'azurerm_storage_account';
const IT = `\${${ACCOUNT}.it.id}`;
const NAMED = { name: 'it' };
const NETWORK = 'azurerm_storage_account_network_rules';
const said = (rule: string, values: object, beside: Resources = {}) =>
  saidOf(rule, ACCOUNT, { ...NAMED, ...values }, beside, { variable: { later: {} } });
const rulesOf = (...rules: readonly object[]): Resources => ({
  [NETWORK]: Object.fromEntries(rules.map((one, index) => [`r${index}`, one])),
});
const CLOSED = { public_network_access_enabled: false };

describe.each([
  ['in the account', ACCOUNT, 'network_rules.'],
  ['as a resource of their own', NETWORK, ''],
])('network rules %s', (_, type, prefix) => {
  const ACTION = `${prefix}default_action`;
  const RANGES = `${prefix}ip_rules`;
  const BYPASS = `${prefix}bypass`;
  const BESIDE: Resources =
    type === ACCOUNT ? {} : { [ACCOUNT]: { its: { name: 'its' }, shut: { name: 'shut', ...CLOSED } } };
  const of = (rule: string, rules: unknown, account: 'its' | 'shut' = 'its') => {
    const values =
      type === ACCOUNT
        ? { network_rules: rules, ...(account === 'shut' && CLOSED) }
        : { storage_account_id: `\${${ACCOUNT}.${account}.id}`, ...(rules as object) };
    return saidOf(rule, type, values, BESIDE, { variable: { later: {} } });
  };

  test.each<[rules: object, said: string]>([
    [{ default_action: 'Deny' }, `compliant: ${ACTION} is "Deny", and shall be "Deny"`],
    [{ default_action: 'Deny', ip_rules: ['10.0.0.1'] }, `compliant: ${ACTION} is "Deny", and shall be "Deny"`],
    [{ default_action: 'Allow' }, `non-compliant: ${ACTION} is "Allow", and shall be "Deny"`],
    [{ ip_rules: ['10.0.0.1'] }, `non-compliant: ${ACTION} is nothing, and shall be "Deny"`],
    [
      { default_action: 'Deny', ip_rules: ['10.0.0.1', '*'] },
      `non-compliant: ${RANGES} is *, and shall be addresses of somebody, not of everybody`,
    ],
    [{ default_action: 'Deny', ip_rules: [LATER] }, laterAt(RANGES)],
    [{ default_action: LATER }, laterAt(ACTION)],
  ])('ST-007 of %j', (rules, expected) => {
    expect(of('ST-007', rules)).toBe(expected);
  });

  test('ST-007: an account that is closed needs none, and is judged where it has them', () => {
    const nobody = 'not-applicable: nobody comes from the internet: public_network_access_enabled is false';
    expect(of('ST-007', { default_action: 'Allow' }, 'shut')).toBe(nobody);
    expect(of('ST-007', { default_action: 'Deny' }, 'shut')).toMatch(/^compliant/);
  });

  test.each<[rules: object, said: string]>([
    [
      { default_action: 'Deny', bypass: ['AzureServices'] },
      `compliant: ${BYPASS} is ["AzureServices"], and shall be "AzureServices" among them`,
    ],
    [
      { default_action: 'Deny', bypass: ['Logging', 'AzureServices'] },
      `compliant: ${BYPASS} is ["Logging","AzureServices"], and shall be "AzureServices" among them`,
    ],
    [
      { default_action: 'Deny', bypass: 'AzureServices' },
      `compliant: ${BYPASS} is "AzureServices", and shall be "AzureServices" among them`,
    ],
    [
      { default_action: 'Deny', bypass: ['Logging'] },
      `non-compliant: ${BYPASS} is ["Logging"], and shall be "AzureServices" among them`,
    ],
    [
      { default_action: 'Deny' },
      `compliant: ${BYPASS} is nothing, which Azure takes as AzureServices, and shall be "AzureServices" among them`,
    ],
    [{ default_action: 'Deny', bypass: [LATER] }, laterAt(BYPASS)],
    [{ default_action: 'Deny', bypass: LATER }, laterAt(BYPASS)],
    [{ default_action: 'Allow' }, 'not-applicable: it has no network rules that keep others out'],
    [{ bypass: ['Logging'] }, 'not-applicable: it has no network rules that keep others out'],
    [{ default_action: LATER }, laterAt(ACTION)],
  ])('ST-008 of %j', (rules, expected) => {
    expect(of('ST-008', rules)).toBe(expected);
  });
});

describe.each(['ST-007', 'ST-008'])('%s: where the network rules of an account stand', (rule) => {
  const open = {
    'ST-007': 'non-compliant: network_rules.default_action is nothing, and shall be "Deny"',
    'ST-008': 'not-applicable: it has no network rules that keep others out',
  }[rule];
  const ALLOW = { default_action: 'Allow' };

  test.each<[what: string, values: object, beside: Resources, said: string | undefined | RegExp]>([
    ['nowhere', {}, {}, open],
    [
      'beside it',
      {},
      rulesOf({ storage_account_id: IT, ...ALLOW }),
      `not-applicable: its network rules stand in ${NETWORK}.r0`,
    ],
    ['beside another', {}, rulesOf({ storage_account_id: '/s/storageAccounts/other', ...ALLOW }), open],
    [
      'perhaps beside it',
      {},
      rulesOf({ storage_account_id: LATER, ...ALLOW }),
      `unknown: ${NETWORK}.r0 has storage_account_id that only Terraform knows, and may be for it`,
    ],
    [
      'beside it, and perhaps more',
      {},
      rulesOf({ storage_account_id: LATER }, { storage_account_id: IT }),
      `not-applicable: its network rules stand in ${NETWORK}.r1`,
    ],
    [
      'in it, and beside it',
      { network_rules: ALLOW },
      rulesOf({ storage_account_id: IT }),
      /network_rules|no network rules/,
    ],
    [
      'in a list in it',
      { network_rules: [ALLOW] },
      rulesOf({ storage_account_id: IT }),
      /network_rules|no network rules/,
    ],
    [
      'in no list',
      { network_rules: [] },
      rulesOf({ storage_account_id: IT }),
      `not-applicable: its network rules stand in ${NETWORK}.r0`,
    ],
    [
      'in what is known later',
      { network_rules: LATER },
      rulesOf({ storage_account_id: IT }),
      laterAt('network_rules.default_action'),
    ],
    ['in an empty block', { network_rules: {} }, rulesOf({ storage_account_id: IT }), open],
  ])('%s', (_, values, beside, expected) => {
    const found = said(rule, values, beside);
    if (expected instanceof RegExp) {
      expect(found).toMatch(expected);
      expect(found).not.toContain('stand in');
    } else expect(found).toBe(expected);
  });
});

test('ST-007: whether an account is closed whose rules stand beside it', () => {
  const rules = (storage_account_id: unknown, account: object = {}) =>
    saidOf('ST-007', NETWORK, { storage_account_id, default_action: 'Allow' }, { [ACCOUNT]: { its: account } });
  const ITS = `\${${ACCOUNT}.its.id}`;
  expect(rules('/s/storageAccounts/far')).toBe('unknown: its account is not in this document, and may be closed');
  expect(rules(LATER)).toBe('unknown: its account is not in this document, and may be closed');
  expect(rules(ITS, { public_network_access_enabled: LATER })).toBe(laterAt('public_network_access_enabled'));
  expect(rules(ITS, { public_network_access_enabled: true })).toMatch(/^non-compliant/);
});

describe('ST-010: by whose key it is encrypted', () => {
  const KEY = 'azurerm_storage_account_customer_managed_key';
  const keys = (...ids: readonly unknown[]): Resources => ({
    [KEY]: Object.fromEntries(ids.map((storage_account_id, index) => [`k${index}`, { storage_account_id }])),
  });
  const WANTED = 'and shall be a key of your own';

  test.each<[values: object, beside: Resources, said: string]>([
    [{}, {}, `non-compliant: customer_managed_key is nothing, ${WANTED}`],
    [{ customer_managed_key: [] }, {}, `non-compliant: customer_managed_key is [], ${WANTED}`],
    [{ customer_managed_key: { a: 1 } }, {}, `compliant: customer_managed_key is {"a":1}, ${WANTED}`],
    [{ customer_managed_key: LATER }, {}, `compliant: customer_managed_key is ${LATER}, ${WANTED}`],
    [{}, keys(IT), `compliant: there is ${KEY}.k0, ${WANTED}`],
    [{}, keys(LATER), `unknown: ${KEY}.k0 has storage_account_id that only Terraform knows, and may be for it`],
    [{}, keys(LATER, IT), `compliant: there is ${KEY}.k1, ${WANTED}`],
    [{ customer_managed_key: { a: 1 } }, keys(LATER), `compliant: customer_managed_key is {"a":1}, ${WANTED}`],
  ])('of %j beside %j', (values, beside, expected) => {
    expect(said('ST-010', values, beside)).toBe(expected);
  });
});

describe.each([
  ['ST-009', ACCOUNT],
  ['KV-007', 'azurerm_key_vault'],
])('%s: whether it has a private endpoint', (rule, type) => {
  const endpoints = (...ids: readonly unknown[]): Resources => ({
    azurerm_private_endpoint: Object.fromEntries(
      ids.map((private_connection_resource_id, index) => [
        `p${index}`,
        { private_service_connection: { private_connection_resource_id } },
      ]),
    ),
  });
  const WANTED = 'and shall be a private endpoint';
  const OWN = `\${${type}.it.id}`;

  test.each<[ids: readonly unknown[], said: string]>([
    [[], `non-compliant: there is none, ${WANTED}`],
    [[OWN], `compliant: there is azurerm_private_endpoint.p0, ${WANTED}`],
    [['/s/other', OWN], `compliant: there is azurerm_private_endpoint.p1, ${WANTED}`],
    [['/s/other'], `non-compliant: there is none, ${WANTED}`],
    [
      [LATER],
      'unknown: azurerm_private_endpoint.p0 has private_service_connection.private_connection_resource_id that only Terraform knows, and may be for it',
    ],
    [[LATER, OWN], `compliant: there is azurerm_private_endpoint.p1, ${WANTED}`],
  ])('to %j', (ids, expected) => {
    expect(saidOf(rule, type, NAMED, endpoints(...ids))).toBe(expected);
  });
});
