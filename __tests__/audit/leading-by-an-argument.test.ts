import { argumentOfChange, kindOfType } from '../../lib/audit/document/changes-by-azapi';
import { Changing } from '../../lib/audit/document/changing';
import { NamedIds } from '../../lib/audit/document/named-ids';
import type { Opaque } from '../../lib/audit/document/opaque';
import { mustBeAll, References } from '../../lib/audit/document/referring';
import { Remembered } from '../../lib/audit/document/remembered';
import { Subject } from '../../lib/audit/document/subject';
import { Reference, type Target, type TerraformResource } from '../../lib/terraform';

/** What leads to something by an argument, or changes it: which is told where several do, and whether there may be more. */

const ID = '/subscriptions/1/providers/Microsoft.Storage/storageAccounts/x';
const resourceAt = (address: string, perhaps?: string) => ({ address, perhaps }) as TerraformResource;

function subject(address: string, values: object = {}, perhaps?: string): Subject {
  const type = address.split('.')[0] as string;
  return new Subject(address, type, 'a.json', [], values as never, resourceAt(address, perhaps), {});
}
const X = subject('azurerm_storage_account.x', { name: 'x' });
const Y = subject('azurerm_storage_account.y', { name: 'y' });
const to = ({ address }: Subject): Target => ({ kind: 'resource', resource: resourceAt(address) });
const ABSENT: Target = { kind: 'absent' };
const ANYTHING: Target = { kind: 'unknown', why: 'w' };
const oneOf = (candidates: readonly TerraformResource[]): Target => ({ kind: 'unknown', why: 'w', candidates });
const idOf = (id: string): Target => ({ kind: 'id', id });
/** Two lists in which the same may be. */
const [LIST, OTHER] = [[resourceAt(X.address)], [resourceAt(X.address), resourceAt(Y.address)]] as const;

const MAY = 'has scope that only Terraform knows, and may be for it';
const LEADING: readonly [
  what: string,
  targets: Target[][],
  certain: string[],
  open: string | undefined,
  openOfY?: string,
][] = [
  ['nothing', [], [], undefined],
  ['what leads nowhere', [[ABSENT], []], [], undefined],
  ['one', [[to(X)]], ['l.0'], undefined],
  ['one that names it twice', [[to(X), to(X)]], ['l.0'], undefined],
  ['one that names another one between', [[to(X), to(Y), to(X)]], ['l.0'], undefined],
  ['two', [[to(X)], [to(Y)], [to(X)]], ['l.0', 'l.2'], undefined],
  ['anything', [[ANYTHING]], [], `l.0 ${MAY}`, `l.0 ${MAY}`],
  ['anything, the first of two', [[to(Y)], [ANYTHING], [ANYTHING]], [], `l.1 ${MAY}`, `l.1 ${MAY}`],
  ['anything, told before what may be', [[oneOf(LIST)], [ANYTHING]], [], `l.1 ${MAY}`, `l.1 ${MAY}`],
  ['one of none', [[oneOf([])]], [], undefined],
  ['one of some', [[oneOf(LIST)]], [], `l.0 ${MAY}`],
  ['the last that is one of some', [[oneOf(LIST)], [oneOf(LIST)]], [], `l.1 ${MAY}`],
  ['the last of several lists', [[oneOf(LIST)], [oneOf(OTHER)], [oneOf(LIST)]], [], `l.2 ${MAY}`, `l.1 ${MAY}`],
  ['the last of several lists, of another one', [[oneOf(OTHER)], [oneOf(LIST)]], [], `l.1 ${MAY}`, `l.0 ${MAY}`],
  ['one that is certain, and one of some', [[to(X)], [oneOf(LIST)]], ['l.0'], `l.1 ${MAY}`],
  ['an id that ends with its name', [[idOf(ID)]], [], `l.0 ${MAY}`],
  ['an id, the first of two', [[idOf(ID)], [idOf(ID)]], [], `l.0 ${MAY}`],
  ['an id, told behind what is one of some', [[idOf(ID)], [oneOf(LIST)]], [], `l.1 ${MAY}`],
  ['an id of another one', [[idOf(ID.replace(/x$/, 'z'))]], [], undefined],
];

test.each(LEADING.map(([what, ...rest]) => ({ what, rest })))('to an account leads $what', ({ rest }) => {
  const [targets, certain, open, openOfY] = rest;
  const all = targets.map((_, index) => subject(`l.${index}`));
  const references = new References(all, 'scope', (one) => targets[all.indexOf(one)] as Target[]);
  const found = references.to(X);
  expect([found.certain.map(({ address }) => address), found.open]).toEqual([certain, open]);
  expect(references.to(Y).open).toBe(openOfY);
  if (open === undefined) expect(() => mustBeAll(found)).not.toThrow();
  else expect(() => mustBeAll(found)).toThrow(open);
});

test('what may not be there leads there perhaps, and an argument of a list is called as the list', () => {
  const perhaps = subject('l.0', {}, 'count is ${var.n}');
  const found = new References([perhaps], 'scope', () => [to(X)]).to(X);
  expect(found).toEqual({ certain: [], open: 'l.0 may not be there: count is ${var.n}' });
  expect(new References([perhaps], 'scope', () => [to(X)]).to(Y)).toEqual({ certain: [], open: undefined });
  expect(new References([subject('l.0')], 'scopes.*', () => [ANYTHING]).to(X).open).toMatch(
    /^l\.0 has scopes that only/,
  );
  expect(new References([subject('l.0')], 'a.*.b', () => [ANYTHING]).to(X).open).toMatch(
    /^l\.0 has a\.\*\.b that only/,
  );
});

test.each<[ids: string[], type: string, values: object, first: number | undefined]>([
  [[], 'azurerm_x', { name: 'x' }, undefined],
  [[ID], 'azurerm_x', { name: 'x' }, 0],
  [[ID], 'azurerm_x', { name: 'X' }, 0],
  [[ID], 'azurerm_x', { name: 'accounts/x' }, undefined],
  [['/a/b', ID, ID], 'azurerm_x', { name: 'x' }, 1],
  [['/x'], 'azurerm_x', { name: 'x' }, 0],
  [['x', 'a/x'], 'azurerm_x', { name: 'x' }, undefined],
  [['x', ID], 'azurerm_x', {}, 1],
  [[ID, '/a/b'], 'azurerm_x', { name: new Reference('${var.x}') }, 0],
  [['x'], 'azurerm_x', {}, undefined],
  [['/a/b', ID.toUpperCase(), ID], 'azurerm_x', { id: ID }, 1],
  [[ID], 'azurerm_x', { id: '/other/x', name: 'x' }, undefined],
  // Those are found by their whole ids.
  [[ID], 'azurerm_servicebus_queue', { name: 'x' }, undefined],
  [[ID], 'azurerm_servicebus_queue', {}, undefined],
  [[ID], 'azurerm_servicebus_queue', { id: ID }, 0],
])('of the ids %j, the first that may be of %s with %j is %j', (added, type, values, first) => {
  const ids = new NamedIds();
  for (const [position, id] of added.entries()) ids.add(id, position);
  expect(ids.first(subject(`${type}.it`, values))).toBe(first);
});

describe('what azapi says it changes', () => {
  const NAMESPACE = subject('azurerm_servicebus_namespace.n');
  const argumentOf = (type: string, values: object, of = NAMESPACE, makes?: string) =>
    argumentOfChange(subject(`${type}.a`, values), makes, of);

  test.each<[type: string, values: object, makes: string | undefined, argument: string | undefined]>([
    ['azapi_update_resource', {}, undefined, 'resource_id'],
    ['azapi_resource_action', {}, undefined, 'resource_id'],
    ['azapi_resource_action', { action: 'regenerateKeys' }, undefined, 'resource_id'],
    ['azapi_resource_action', { action: 'listKeys' }, undefined, undefined],
    ['azapi_resource_action', { action: 'ListKeys' }, undefined, undefined],
    ['azapi_resource_action', { action: 'enlist' }, undefined, 'resource_id'],
    ['azapi_resource_action', { action: new Reference('${var.list}') }, undefined, 'resource_id'],
    ['azapi_resource', {}, undefined, 'parent_id'],
    ['azapi_resource', {}, 'Microsoft.ServiceBus/namespaces', undefined],
    ['azapi_resource', {}, 'Microsoft.ServiceBus/namespaces/networkRuleSets', 'parent_id'],
    ['azapi_resource', {}, 'Microsoft.Web/sites/CONFIG', 'parent_id'],
    ['azapi_resource', {}, 'Microsoft.Web/sites/myconfig', undefined],
    ['azapi_resource', {}, 'Microsoft.Web/config/x', undefined],
    ['azapi_update_resource', {}, 'Microsoft.ServiceBus/namespaces', 'resource_id'],
    ['azapi_data_plane_resource', {}, undefined, undefined],
    ['acme_thing', {}, undefined, undefined],
  ])('%s with %j, which makes %s, by %s', (type, values, makes, argument) => {
    expect(argumentOf(type, values, NAMESPACE, makes)).toBe(argument);
  });

  const TYPES = [
    ['Microsoft.ServiceBus/namespaces@2022-10-01', 'azurerm_servicebus_topic'],
    ['microsoft.storage/storageAccounts', 'azurerm_storage_container'],
    ['Microsoft.KeyVault/vaults', 'azurerm_key_vault_key'],
    ['Microsoft.Web/sites', 'azurerm_linux_function_app'],
    ['Microsoft.MachineLearningServices/workspaces', 'azurerm_machine_learning_workspace'],
  ] as const;

  test.each(TYPES)('a change of %s is one of %s, and of no other kind', (arm, own) => {
    for (const [, type] of [...TYPES, ['', 'azurerm_resource_group']]) {
      const argument = argumentOf('azapi_update_resource', { type: arm }, subject(`${type}.it`));
      expect([type, argument !== undefined]).toEqual([type, type === own]);
    }
  });

  test.each([['Microsoft.Insights/components'], [new Reference('${var.type}')], [undefined]])(
    'a change of %s may be one of any kind',
    (type) => {
      for (const [, own] of TYPES)
        expect(argumentOf('azapi_update_resource', { type }, subject(`${own}.it`))).toBe('resource_id');
    },
  );

  test.each([
    ['azurerm_servicebus_namespace', 'azurerm_servicebus_topic', true],
    ['azurerm_storage_account', 'azurerm_storage_container', true],
    ['azurerm_service_plan', 'azurerm_windows_web_app', true],
    ['azurerm_logic_app_standard', 'azurerm_linux_function_app_slot', true],
    ['azurerm_resource_group', 'azurerm_role_assignment', true],
    ['azurerm_servicebus_namespace', 'azurerm_storage_account', false],
    ['azurerm_key_vault', 'azurerm_machine_learning_workspace', false],
    ['azurerm_key_vault', 'azurerm_resource_group', false],
  ])('%s and %s are changed by the same: %s', (one, other, isSo) => {
    expect(kindOfType(one) === kindOfType(other)).toBe(isSo);
  });
});

describe('the first that changes an account', () => {
  const FAR = subject('azurerm_servicebus_topic.far', { name: 'x' });
  /** Who changes what, by changes of any type that lead to these. */
  function first(targets: readonly Target[], of: Subject, types: readonly unknown[] = []): string | undefined {
    const all = targets.map((_, index) => subject(`azapi_update_resource.u${index}`, { type: types[index] }));
    const opaque = new Map(
      all.map((one): [Subject, Opaque] => [one, { why: 'x', makes: undefined, mayBeOther: true }]),
    );
    const changing = new Changing(opaque, (one, argument) => {
      expect(argument).toBe('resource_id');
      return targets[all.indexOf(one)] as Target;
    });
    // However often it is asked, and whatever was asked before.
    const found = [FAR, of, X, of, Y, of].map((one) => changing.first(one)?.address.split('.')[1]);
    expect([found[3], found[5]]).toEqual([found[1], found[1]]);
    return found[1];
  }

  test.each<[what: string, targets: Target[], x: string | undefined, y: string | undefined]>([
    ['none', [], undefined, undefined],
    ['none that leads nowhere', [ABSENT], undefined, undefined],
    ['by its address', [ABSENT, to(X)], 'u1', undefined],
    ['the first of two', [to(Y), to(X), to(X)], 'u1', 'u0'],
    ['by anything', [to(Y), ANYTHING], 'u1', 'u0'],
    ['by the first anything', [ANYTHING, ANYTHING, to(X)], 'u0', 'u0'],
    ['before anything', [to(X), ANYTHING], 'u0', 'u1'],
    ['by one of some', [oneOf(LIST)], 'u0', undefined],
    ['by one of some, the first', [oneOf(LIST), oneOf(OTHER), oneOf(LIST)], 'u0', 'u1'],
    ['by one of none', [oneOf([])], undefined, undefined],
    ['by an id', [idOf(ID)], 'u0', undefined],
    ['by an id, before its address', [idOf(ID), to(X)], 'u0', undefined],
    ['by its address, before an id', [to(X), idOf(ID)], 'u0', undefined],
    ['by an id, behind anything', [ANYTHING, idOf(ID)], 'u0', 'u0'],
  ])('is %s', (_, targets, x, y) => {
    expect([first(targets, X), first(targets, Y)]).toEqual([x, y]);
  });

  test('is none that changes another kind', () => {
    const types = ['Microsoft.ServiceBus/namespaces', 'Microsoft.Storage/storageAccounts'];
    expect([first([ANYTHING, ANYTHING], X, types), first([ANYTHING, ANYTHING], FAR, types)]).toEqual(['u1', 'u0']);
  });
});

describe('what is remembered', () => {
  const [one, other] = [{}, {}];
  const DOCUMENT = {} as never;

  test('is asked once for each part', () => {
    const asked: object[] = [];
    const remembered = new Remembered((part: object) => asked.push(part));
    expect([one, other, one, other].map((part) => remembered.of(part, DOCUMENT))).toEqual([1, 2, 1, 2]);
    expect(asked).toEqual([one, other]);
  });

  test('is what was thrown, too', () => {
    let count = 0;
    const remembered = new Remembered((part: object) => {
      if (part === one) throw new Error(`thrown ${++count}`);
      return undefined;
    });
    expect(() => remembered.of(one, DOCUMENT)).toThrow('thrown 1');
    expect(() => remembered.of(one, DOCUMENT)).toThrow('thrown 1');
    expect(remembered.of(other, DOCUMENT)).toBeUndefined();
  });
});
