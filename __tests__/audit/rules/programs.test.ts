import type { Resources } from '../documents';
import { LATER, laterAt, saidOf } from './said';

/** What the rules about apps, workflows, plans and workspaces say of each way in which these can be written. */

const CLASSIC = ['linux', 'windows'].flatMap((system) => [
  `azurerm_${system}_function_app`,
  `azurerm_${system}_function_app_slot`,
]);
const FLEX = 'azurerm_function_app_flex_consumption';
const STANDARD = 'azurerm_logic_app_standard';
const WORKFLOW = 'azurerm_logic_app_workflow';

describe('FN-005: whether somebody deploys with a password', () => {
  const WEB = 'webdeploy_publish_basic_authentication_enabled';
  const FTP = 'ftp_publish_basic_authentication_enabled';
  const open = (door: string, got = 'nothing') => `${door} [${door}] is ${got}, and shall be false`;
  // Each door has a key of its own, so that one can be accepted.
  const shut = (door: string) => `${door} [${door}] is false, and shall be false`;

  test.each(CLASSIC)('%s has two doors', (type) => {
    const said = (web: unknown, ftp: unknown) => saidOf('FN-005', type, { [WEB]: web, [FTP]: ftp });
    expect(said(false, false)).toBe(`compliant: ${shut(WEB)}\n${shut(FTP)}`);
    expect(said(true, false)).toBe(`non-compliant: ${open(WEB, 'true')}`);
    expect(said(false, undefined)).toBe(`non-compliant: ${open(FTP)}`);
    expect(said(undefined, undefined)).toBe(`non-compliant: ${open(WEB)}\n${open(FTP)}`);
    // One that is open decides, whatever the other will be.
    expect(said(LATER, true)).toBe(`non-compliant: ${open(FTP, 'true')}`);
    expect(said(true, LATER)).toBe(`non-compliant: ${open(WEB, 'true')}`);
    expect(said(LATER, false)).toBe(laterAt(WEB));
    expect(said(false, LATER)).toBe(laterAt(FTP));
  });

  test('flex consumption has one', () => {
    const said = (web: unknown) => saidOf('FN-005', FLEX, { [WEB]: web, [FTP]: true });
    expect(said(false)).toBe(`compliant: ${shut(WEB)}`);
    expect(said(undefined)).toBe(`non-compliant: ${open(WEB)}`);
    expect(said(LATER)).toBe(laterAt(WEB));
  });
});

test.each([...CLASSIC, FLEX, STANDARD, WORKFLOW])('FN-006: whether %s has an identity', (type) => {
  const said = (identity: unknown) => saidOf('FN-006', type, { identity });
  expect(said({ type: 'SystemAssigned' })).toBe(
    'compliant: identity.type is "SystemAssigned", and shall be an identity',
  );
  expect(said({ type: LATER })).toBe(`compliant: identity.type is ${LATER}, and shall be an identity`);
  for (const none of [undefined, null, [], {}]) {
    expect(said(none)).toBe('non-compliant: identity.type is nothing, and shall be an identity');
  }
  expect(said(LATER)).toBe(laterAt('identity.type'));
});

describe('FN-007: how an app opens its storage', () => {
  const OWN = 'storage_uses_managed_identity';

  test.each(CLASSIC)('%s', (type) => {
    const said = (values: object) => saidOf('FN-007', type, values);
    expect(said({ [OWN]: true })).toBe(`compliant: ${OWN} is true, and shall be true`);
    expect(said({ [OWN]: 'true' })).toBe(`compliant: ${OWN} is "true", and shall be true`);
    expect(said({ [OWN]: false })).toBe(`non-compliant: ${OWN} is false, and shall be true`);
    expect(said({})).toBe(`non-compliant: ${OWN} is nothing, and shall be true`);
    expect(said({ [OWN]: LATER })).toBe(laterAt(OWN));
    expect(said({ storage_key_vault_secret_id: 'id', [OWN]: false })).toBe(
      'not-applicable: its storage is opened by a vault',
    );
    expect(said({ storage_key_vault_secret_id: LATER })).toBe(laterAt('storage_key_vault_secret_id'));
  });

  test('flex consumption', () => {
    const TYPE = 'storage_authentication_type';
    const WANTED = 'and shall be UserAssignedIdentity or SystemAssignedIdentity';
    const said = (type: unknown) => saidOf('FN-007', FLEX, { [TYPE]: type, storage_key_vault_secret_id: 'id' });
    for (const type of ['UserAssignedIdentity', 'SystemAssignedIdentity']) {
      expect(said(type)).toBe(`compliant: ${TYPE} is "${type}", ${WANTED}`);
    }
    expect(said('StorageAccountConnectionString')).toBe(
      `non-compliant: ${TYPE} is "StorageAccountConnectionString", ${WANTED}`,
    );
    expect(said('AssignedIdentityNot')).toMatch(/^non-compliant/);
    expect(said(undefined)).toBe(`non-compliant: ${TYPE} is nothing, ${WANTED}`);
    expect(said(LATER)).toBe(laterAt(TYPE));
  });
});

describe('LA-001: from where a workflow is started by HTTP', () => {
  const RANGES = 'access_control.trigger.allowed_caller_ip_address_range';
  const TRIGGER = 'azurerm_logic_app_trigger_http_request';
  const startedBy = (...ids: readonly unknown[]): Resources => ({
    [TRIGGER]: Object.fromEntries(ids.map((logic_app_id, index) => [`t${index}`, { logic_app_id }])),
  });
  const ITS = startedBy(`\${${WORKFLOW}.it.id}`);
  const ranges = (value: unknown) => ({ access_control: { trigger: { allowed_caller_ip_address_range: value } } });
  const none = `non-compliant: ${RANGES} is nothing, and shall be addresses`;

  test.each<[what: string, values: object, beside: Resources, said: string]>([
    ['nothing', {}, {}, 'not-applicable: nothing starts it by HTTP'],
    ['another one', {}, startedBy('/s/other'), 'not-applicable: nothing starts it by HTTP'],
    ['anywhere', {}, ITS, none],
    ['anywhere, in a list', ranges([]), ITS, `non-compliant: ${RANGES} is [], and shall be addresses`],
    ['some addresses', ranges(['10.0.0.1']), ITS, `compliant: ${RANGES} is ["10.0.0.1"], and shall be addresses`],
    [
      'all addresses',
      ranges(['10.0.0.1', '0.0.0.0/0']),
      ITS,
      `non-compliant: ${RANGES} is 0.0.0.0/0, and shall be addresses`,
    ],
    ['what is known later', ranges([LATER]), ITS, laterAt(RANGES)],
    [
      'what is known later, beside all',
      ranges([LATER, '*']),
      ITS,
      `non-compliant: ${RANGES} is *, and shall be addresses`,
    ],
    ['a block that is known later', { access_control: LATER }, ITS, laterAt(RANGES)],
    [
      'perhaps by something',
      {},
      startedBy(LATER),
      `unknown: ${TRIGGER}.t0 has logic_app_id that only Terraform knows, and may be for it`,
    ],
    ['by something, and perhaps by more', {}, startedBy(LATER, `\${${WORKFLOW}.it.id}`), none],
  ])('%s', (_, values, beside, expected) => {
    expect(saidOf('LA-001', WORKFLOW, { name: 'it', ...values }, beside)).toBe(expected);
  });
});

describe('plans', () => {
  const PLAN = 'azurerm_service_plan';
  const said = (rule: string, values: object) => saidOf(rule, PLAN, values);

  test.each(['B1', 'B3', 'F1', 'D1'])('PLAN-001: %s is not made for production', (sku_name) => {
    expect(said('PLAN-001', { sku_name })).toBe(
      `non-compliant: sku_name is "${sku_name}", and shall be no Free, Shared or Basic plan`,
    );
  });

  test.each(['S1', 'P1v3', 'EP1', 'FC1', 'Y1', 'B10', 'xB1', 'F2'])('PLAN-001: %s is', (sku_name) => {
    expect(said('PLAN-001', { sku_name })).toBe(
      `compliant: sku_name is "${sku_name}", and shall be no Free, Shared or Basic plan`,
    );
  });

  test('PLAN-001 of what is known later', () => {
    expect(said('PLAN-001', { sku_name: LATER })).toBe(laterAt('sku_name'));
  });

  test.each<[values: object, said: string]>([
    [{ worker_count: 2 }, 'compliant: worker_count is 2, and shall be 2 or more'],
    [{ worker_count: '2' }, 'compliant: worker_count is "2", and shall be 2 or more'],
    [{ worker_count: 1 }, 'non-compliant: worker_count is 1, and shall be 2 or more'],
    [{ worker_count: 0 }, 'non-compliant: worker_count is 0, and shall be 2 or more'],
    [{}, 'non-compliant: worker_count is nothing, and shall be 2 or more'],
    [{ worker_count: null }, 'non-compliant: worker_count is nothing, and shall be 2 or more'],
    [{ worker_count: LATER }, laterAt('worker_count')],
    [{ sku_name: 'FC1', worker_count: 1 }, 'not-applicable: Azure scales FC1 by itself'],
    [{ sku_name: 'y1' }, 'not-applicable: Azure scales y1 by itself'],
    [{ sku_name: LATER, worker_count: 2 }, laterAt('sku_name')],
  ])('PLAN-002 of %j', (values, expected) => {
    expect(said('PLAN-002', { sku_name: 'S1', ...values })).toBe(expected);
  });

  test.each(['P1v2', 'P0v3', 'P1mv3', 'P3v4', 'EP1', 'I1v2', 'I1mv2', 'WS1', 'FC1', 'ep3'])(
    'PLAN-003: %s can be spread over zones',
    (sku_name) => {
      expect(said('PLAN-003', { sku_name })).toMatch(/^non-compliant: zone_balancing_enabled is nothing/);
    },
  );

  test.each(['B1', 'S1', 'P1', 'P1v1', 'Y1', 'xEP1', 'EP1x'])('PLAN-003: %s cannot', (sku_name) => {
    expect(said('PLAN-003', { sku_name })).toBe(
      `not-applicable: zones are part of larger plans, and this is ${sku_name}`,
    );
  });

  test('PLAN-003 of what is known later', () => {
    expect(said('PLAN-003', { sku_name: LATER })).toBe(laterAt('sku_name'));
  });
});

test.each<[identity: unknown, said: string]>([
  [{ type: 'UserAssigned' }, 'compliant: identity.type is "UserAssigned"'],
  [{ type: 'SystemAssigned, UserAssigned' }, 'compliant: identity.type is "SystemAssigned, UserAssigned"'],
  [{ type: 'SystemAssigned' }, 'non-compliant: identity.type is "SystemAssigned"'],
  [{}, 'non-compliant: identity.type is nothing'],
  [undefined, 'non-compliant: identity.type is nothing'],
])('AML-003: a workspace with the identity %j', (identity, expected) => {
  const TYPE = 'azurerm_machine_learning_workspace';
  expect(saidOf('AML-003', TYPE, { identity })).toBe(`${expected}, and shall be UserAssigned`);
  expect(saidOf('AML-003', TYPE, { identity: { type: LATER } })).toBe(laterAt('identity.type'));
});
