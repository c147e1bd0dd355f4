import { auditRules } from '../../../lib/audit';
import { readTemplate } from '../../../lib/sources/template/read-template';
import { LATER, laterAt, nested, saidIn, saidOf } from './said';

/** Rules about one argument that has to have one of some values, each with what follows it and what does not. */

interface Literal {
  readonly rule: string;
  readonly types: readonly string[];
  readonly argument: string;
  readonly allowed: readonly unknown[];
  /** One that does not follow it. */
  readonly wrong: unknown;
  /** What azurerm takes where it is left out, and whether that follows the rule. */
  readonly unset: string;
  readonly unsetPasses?: boolean;
  /** What else has to be written. */
  readonly more?: object;
}

const WORKSPACE = ['azurerm_machine_learning_workspace'];
const CLUSTER = ['azurerm_machine_learning_compute_cluster'];
const NAMESPACE = ['azurerm_servicebus_namespace'];
const ACCOUNT = ['azurerm_storage_account'];
const VAULT = ['azurerm_key_vault'];
const CLASSIC = ['linux', 'windows'].flatMap((system) => [
  `azurerm_${system}_function_app`,
  `azurerm_${system}_function_app_slot`,
]);
const APPS = [...CLASSIC, 'azurerm_function_app_flex_consumption'];
const off = { allowed: [false], wrong: true };
const on = { allowed: [true], wrong: false };

const LITERALS: readonly Literal[] = [
  { rule: 'SB-AUTH-001', types: NAMESPACE, argument: 'local_auth_enabled', ...off, unset: 'true' },
  {
    rule: 'SB-TLS-001',
    types: NAMESPACE,
    argument: 'minimum_tls_version',
    allowed: ['1.2', 1.2],
    wrong: '1.0',
    unset: '1.2 today',
  },
  {
    rule: 'SB-NET-004',
    types: NAMESPACE,
    argument: 'network_rule_set.trusted_services_allowed',
    ...off,
    unset: 'false',
    unsetPasses: true,
    more: { sku: 'Premium' },
  },
  {
    rule: 'SB-DLQ-002',
    types: ['azurerm_servicebus_subscription'],
    argument: 'dead_lettering_on_filter_evaluation_error',
    ...on,
    unset: 'true',
    unsetPasses: true,
  },
  { rule: 'FN-001', types: [...APPS, 'azurerm_logic_app_standard'], argument: 'https_only', ...on, unset: 'false' },
  {
    rule: 'FN-002',
    types: APPS,
    argument: 'site_config.minimum_tls_version',
    allowed: ['1.2', '1.3'],
    wrong: '1.1',
    unset: '1.2',
    unsetPasses: true,
  },
  { rule: 'FN-003', types: APPS, argument: 'public_network_access_enabled', ...off, unset: 'true' },
  {
    rule: 'FN-004',
    types: CLASSIC,
    argument: 'site_config.remote_debugging_enabled',
    ...off,
    unset: 'false',
    unsetPasses: true,
  },
  { rule: 'AML-001', types: WORKSPACE, argument: 'public_network_access_enabled', ...off, unset: 'true' },
  {
    rule: 'AML-002',
    types: WORKSPACE,
    argument: 'storage_account_access_type',
    allowed: ['Identity', 'identity'],
    wrong: 'AccessKey',
    unset: 'AccessKey',
  },
  { rule: 'AML-004', types: CLUSTER, argument: 'local_auth_enabled', ...off, unset: 'true' },
  {
    rule: 'AML-005',
    types: CLUSTER,
    argument: 'scale_settings.min_node_count',
    allowed: [0, '0'],
    wrong: 1,
    unset: 'nothing',
  },
  { rule: 'AML-006', types: CLUSTER, argument: 'node_public_ip_enabled', ...off, unset: 'true' },
  { rule: 'AML-007', types: CLUSTER, argument: 'ssh_public_access_enabled', ...off, unset: 'false', unsetPasses: true },
  {
    rule: 'PLAN-003',
    types: ['azurerm_service_plan'],
    argument: 'zone_balancing_enabled',
    ...on,
    unset: 'false',
    more: { sku_name: 'EP1' },
  },
  { rule: 'KV-001', types: VAULT, argument: 'rbac_authorization_enabled', ...on, unset: 'false' },
  { rule: 'KV-002', types: VAULT, argument: 'purge_protection_enabled', ...on, unset: 'false' },
  {
    rule: 'KV-003',
    types: VAULT,
    argument: 'network_acls.default_action',
    allowed: ['Deny'],
    wrong: 'Allow',
    unset: 'Allow',
  },
  { rule: 'ST-001', types: ACCOUNT, argument: 'shared_access_key_enabled', ...off, unset: 'true' },
  { rule: 'ST-002', types: ACCOUNT, argument: 'https_traffic_only_enabled', ...on, unset: 'true', unsetPasses: true },
  {
    rule: 'ST-003',
    types: ACCOUNT,
    argument: 'min_tls_version',
    allowed: ['TLS1_2', 'TLS1_3'],
    wrong: 'TLS1_1',
    unset: 'TLS1_2 today',
  },
  { rule: 'ST-004', types: ACCOUNT, argument: 'allow_nested_items_to_be_public', ...off, unset: 'true' },
  { rule: 'ST-005', types: ACCOUNT, argument: 'public_network_access_enabled', ...off, unset: 'true' },
  { rule: 'ST-006', types: ACCOUNT, argument: 'local_user_enabled', ...off, unset: 'true' },
  {
    rule: 'ST-011',
    types: ACCOUNT,
    argument: 'account_replication_type',
    allowed: ['GRS', 'RAGRS', 'GZRS', 'RAGZRS'],
    wrong: 'LRS',
    unset: 'an error',
  },
];

/** The values as a report has them: of those that are the same to Terraform the first. */
const wantedBy = ({ allowed }: Literal) =>
  allowed
    .filter((one, index) => allowed.findIndex((other) => String(other) === String(one)) === index)
    .map((one) => JSON.stringify(one))
    .join(' or ');

describe.each(LITERALS.flatMap((one) => one.types.map((type) => [one.rule, type, one] as const)))(
  '%s of %s',
  (rule, type, literal) => {
    const { argument, allowed, wrong, unset, unsetPasses = false, more = {} } = literal;
    const said = (value: unknown) => saidOf(rule, type, { ...nested(argument, value), ...more });
    const wanted = `and shall be ${wantedBy(literal)}`;

    test.each(allowed)('%j follows it', (value) => {
      expect(said(value)).toBe(`compliant: ${argument} is ${JSON.stringify(value)}, ${wanted}`);
    });

    test('another value does not', () => {
      expect(said(wrong)).toBe(`non-compliant: ${argument} is ${JSON.stringify(wrong)}, ${wanted}`);
    });

    test.each([undefined, null])('left out, or %j', (value) => {
      const status = unsetPasses ? 'compliant' : 'non-compliant';
      expect(said(value)).toBe(`${status}: ${argument} is nothing, which azurerm takes as ${unset}, ${wanted}`);
    });

    test('known later', () => {
      expect(said(LATER)).toBe(laterAt(argument));
    });
  },
);

test('truth may be written as a text, and is shown as it is written', () => {
  const said = (value: unknown) => saidOf('SB-AUTH-001', NAMESPACE[0]!, { local_auth_enabled: value });
  expect(said('false')).toBe('compliant: local_auth_enabled is false, and shall be false');
  expect(said('true')).toBe('non-compliant: local_auth_enabled is true, and shall be false');
  expect(said('no')).toBe('non-compliant: local_auth_enabled is "no", and shall be false');
});

test('of what Terraform has no part in, the default is that of Azure', () => {
  const resource = {
    type: 'Microsoft.ServiceBus/namespaces',
    apiVersion: '2024-01-01',
    name: 'bus',
    sku: { name: 'Standard' },
  };
  const json = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [resource],
  };
  const document = readTemplate({ file: 'main.json', text: JSON.stringify(json), json });
  const [address = ''] = document.resources.map((one) => one.address);
  expect(saidIn(document, 'SB-AUTH-001', address)).toBe(
    'non-compliant: local_auth_enabled is nothing, which Azure takes as true, and shall be false',
  );
  expect(saidIn(document, 'TF-001', 'terraform')).toBe('not-applicable: it is an ARM template, which has no state');
});

test('the exception for services of Microsoft is part of Premium', () => {
  const said = (sku: unknown) => saidOf('SB-NET-004', NAMESPACE[0]!, { sku });
  expect(said('Standard')).toBe(
    'not-applicable: a set of network rules is part of Premium only, and the namespace is Standard',
  );
  expect(said(LATER)).toBe(laterAt('sku'));
});

describe('of all rules', () => {
  const having = <T>(one: (rule: (typeof auditRules)[number]) => T | undefined) =>
    Object.fromEntries(auditRules.flatMap((rule) => (one(rule) === undefined ? [] : [[rule.id, one(rule)]])));

  test('those that judge differently than they did at first have another version', () => {
    expect(having(({ version }) => (version === 1 ? undefined : version))).toEqual(
      Object.fromEntries(
        [
          ...['AML', 'KV', 'LA', 'SB'].map((family) => `${family}-LOG-001`),
          ...['FN-008', 'KV-004', 'SB-DR-001', 'SB-LOCK-001', 'SB-NET-002', 'SB-RBAC-004'],
          ...['SB-SEC-001', 'SB-SEC-002', 'SB-SEC-003', 'TF-001'],
        ].map((id) => [id, 2]),
      ),
    );
  });

  test('these take no exception', () => {
    const ids = Object.keys(having(({ waivable }) => (waivable ? undefined : waivable)));
    expect(ids).toEqual(['SB-AUTH-003', 'SB-RULE-002', 'SB-SEC-002', 'SB-SEC-003']);
  });

  test('they stand in the order of their ids', () => {
    const ids = auditRules.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    expect(ids.length).toBeGreaterThan(70);
  });
});
