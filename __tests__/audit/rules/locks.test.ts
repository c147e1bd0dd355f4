import { readFileSync } from 'node:fs';
import { parseDocument } from '../../../lib/terraform';
import { planFile } from '../../support/small-plans';
import { documentOf, type Resources } from '../documents';
import { LATER, laterAt, saidIn } from './said';

/**
 * Whether a lock keeps a namespace from being deleted: one at the namespace, at its resource group or at the Azure
 * subscription does, and one at another group, or somewhere in the namespace, does not.
 */

const RULE = 'SB-LOCK-001';
const TYPE = 'azurerm_servicebus_namespace';
const IT = `${TYPE}.it`;
const WANTED = 'and shall be a lock at the namespace or above, or prevent_destroy';
const NONE = `non-compliant: lifecycle.prevent_destroy is nothing, ${WANTED}`;
const lock = (name = 'l0') => `compliant: there is azurerm_management_lock.${name}, ${WANTED}`;
const maybe = (name = 'l0') =>
  `unknown: azurerm_management_lock.${name} may be at the group, or the Azure subscription, of ${IT}`;
const somewhere = (name = 'l0') =>
  `unknown: azurerm_management_lock.${name} has scope that only Terraform knows, and may be for it`;

interface Situation {
  /** What the namespace says its group is. */
  readonly group?: unknown;
  readonly groups?: Resources[string];
  readonly read?: object;
  readonly more?: Resources;
  readonly lifecycle?: unknown;
}

/** What the rule says of a namespace, with locks at these scopes. */
function said(scopes: readonly unknown[], { group, groups = {}, read = {}, more = {}, lifecycle }: Situation = {}) {
  const locks = Object.fromEntries(scopes.map((scope, index) => [`l${index}`, { scope }]));
  const document = documentOf(
    {
      ...more,
      azurerm_resource_group: groups,
      azurerm_management_lock: locks,
      [TYPE]: { it: { name: 'it', resource_group_name: group, ...(lifecycle !== undefined && { lifecycle }) } },
    },
    { data: read, variable: { later: {}, group: {}, other: {} } },
  );
  return saidIn(document, RULE, IT);
}

const OWN = `\${${IT}.id}`;
const GROUP = '${azurerm_resource_group.g.id}';
const groupId = (name: string) => `/subscriptions/s/resourceGroups/${name}`;
const GROUPS = { g: { name: 'rg' }, h: { name: 'other' } };
const NAMED = '${var.group}';
const OF_GROUP = '${azurerm_resource_group.g.name}';

test.each<[what: string, scopes: readonly unknown[], it: Situation, said: string]>([
  ['no lock', [], { group: 'rg', groups: GROUPS }, NONE],
  ['a lock at it', [OWN], {}, lock()],
  ['a lock at what is in it', [`${OWN.slice(0, -1)}}/topics/t`], { group: 'rg' }, NONE],
  ['a lock at something else', ['/s/else'], { group: 'rg' }, NONE],
  ['a lock at its group', [GROUP], { group: 'rg', groups: GROUPS }, lock()],
  ['a lock at its group, in other letters', [GROUP], { group: 'RG', groups: GROUPS }, lock()],
  ['a lock at its group, which it refers to', [GROUP], { group: OF_GROUP, groups: GROUPS }, lock()],
  ['a lock at another group', ['${azurerm_resource_group.h.id}'], { group: 'rg', groups: GROUPS }, NONE],
  [
    'a lock at a group that is read',
    ['${data.azurerm_resource_group.d.id}'],
    { group: 'rg', read: { azurerm_resource_group: { d: { name: 'rg' } } } },
    lock(),
  ],
  [
    'a lock at the second of two groups of one name',
    ['${data.azurerm_resource_group.d.id}'],
    { group: 'rg', groups: GROUPS, read: { azurerm_resource_group: { d: { name: 'rg' } } } },
    lock(),
  ],
  ['a lock at the id of its group', [groupId('rg')], { group: 'rg' }, lock()],
  ['a lock at the id of its group, in other letters', [groupId('RG').toUpperCase()], { group: 'rg' }, lock()],
  ['a lock at the id of another group', [groupId('far')], { group: 'rg' }, NONE],
  ['a lock at something in its group', [`${groupId('rg')}/providers/x`], { group: 'rg' }, NONE],
  ['a lock at what only begins like its group', [`x${groupId('rg')}`], { group: 'rg' }, NONE],
  ['two locks at the id of its group', [groupId('rg'), groupId('rg')], { group: 'rg' }, lock()],
  [
    'a lock at the Azure subscription',
    ['${data.azurerm_subscription.s.id}'],
    { group: 'rg', read: { azurerm_subscription: { s: {} } } },
    lock(),
  ],
  [
    'a lock at an Azure subscription of an id, which may be its own',
    ['${data.azurerm_subscription.s.id}'],
    { group: 'rg', read: { azurerm_subscription: { s: { subscription_id: 'x' } } } },
    maybe(),
  ],
  ['a lock at an Azure subscription, written out', ['/subscriptions/s'], { group: 'rg' }, maybe()],
  ['a lock at an Azure subscription, in other letters', ['/SUBSCRIPTIONS/s'], { group: 'rg' }, maybe()],
  ['a lock that may be anywhere', [LATER], { group: 'rg' }, somewhere()],
  ['a lock at something else and one that may be anywhere', ['/s/else', LATER], { group: 'rg' }, somewhere('l1')],
  ['a lock at it, and one that may be anywhere', [LATER, OWN], { group: 'rg' }, lock('l1')],
  [
    'a lock at one of two others',
    ['${var.later ? azurerm_resource_group.h.id : azurerm_resource_group.i.id}'],
    { group: 'rg', groups: { ...GROUPS, i: { name: 'third' } } },
    NONE,
  ],
  [
    'a lock at its group or another one',
    ['${var.later ? azurerm_resource_group.g.id : azurerm_resource_group.h.id}'],
    { group: 'rg', groups: GROUPS },
    somewhere(),
  ],
  ['a lock at a group whose name is known later', [GROUP], { group: 'rg', groups: { g: { name: LATER } } }, maybe()],
  [
    'a lock at a group of another name, where one of another name is known later',
    ['${azurerm_resource_group.h.id}'],
    { group: 'rg', groups: { ...GROUPS, x: { name: LATER } } },
    NONE,
  ],
  // Where the name of its group is known later, any group may be it.
  ['its group is known later, and there is no lock', [], { group: NAMED, groups: GROUPS }, NONE],
  ['its group is known later, and a lock is at something else', ['/s/else'], { group: NAMED, groups: GROUPS }, NONE],
  ['its group is known later, and a lock is at some group', [GROUP], { group: NAMED, groups: GROUPS }, maybe()],
  ['its group is known later, and a lock is at the id of some group', [groupId('rg')], { group: NAMED }, maybe()],
  ['its group is known later, and a lock is at an Azure subscription', ['/subscriptions/s'], { group: NAMED }, maybe()],
  [
    'its group is known later, and a lock is at an account',
    ['${azurerm_storage_account.a.id}'],
    { group: NAMED, groups: GROUPS, more: { azurerm_storage_account: { a: {} } } },
    NONE,
  ],
  [
    'its group has the expression of another for a name',
    [GROUP],
    { group: NAMED, groups: { g: { name: NAMED } } },
    lock(),
  ],
  [
    'its group has another expression for a name',
    [GROUP],
    { group: NAMED, groups: { g: { name: '${var.other}' } } },
    maybe(),
  ],
  [
    'its group has the same expression for a name, which chooses something new each time',
    [GROUP],
    { group: '${uuid()}', groups: { g: { name: '${uuid()}' } } },
    maybe(),
  ],
  ['its group is not written', [GROUP], { groups: { g: {} } }, NONE],
  ['its group is no text', [GROUP], { group: { a: 1 }, groups: { g: { name: { a: 1 } } } }, NONE],
  ['its group is a number', [GROUP], { group: 7, groups: { g: { name: '7' } } }, lock()],
])('%s', (_, scopes, it, expected) => {
  expect(said(scopes, it)).toBe(expected);
});

test.each<[lifecycle: unknown, said: string]>([
  [{ prevent_destroy: true }, `compliant: lifecycle.prevent_destroy is true, ${WANTED}`],
  [{ prevent_destroy: 'true' }, `compliant: lifecycle.prevent_destroy is "true", ${WANTED}`],
  [{ prevent_destroy: false }, `non-compliant: lifecycle.prevent_destroy is false, ${WANTED}`],
  [{}, NONE],
  [{ prevent_destroy: LATER }, laterAt('lifecycle.prevent_destroy')],
])('without a lock, lifecycle %j', (lifecycle, expected) => {
  expect(said([], { lifecycle })).toBe(expected);
});

test('prevent_destroy is enough, whatever a lock is at; and a lock is, whatever lifecycle says', () => {
  expect(said([LATER], { lifecycle: { prevent_destroy: true } })).toMatch(/^compliant: lifecycle/);
  expect(said([LATER], { lifecycle: { prevent_destroy: false } })).toBe(somewhere());
  expect(said([OWN], { lifecycle: { prevent_destroy: LATER } })).toBe(lock());
});

test('a plan does not say prevent_destroy, so that without a lock nobody can tell', () => {
  const created = { address: IT, before: null, after: { name: 'it', resource_group_name: 'rg' } };
  const locked = { address: 'azurerm_management_lock.l0', before: null, after: { name: 'l', scope: groupId('rg') } };
  const planned = (...changes: (typeof created | typeof locked)[]) =>
    saidIn(parseDocument('plan.json', readFileSync(planFile(changes), 'utf8')), RULE, IT);
  expect(planned(created)).toBe('unknown: neither a plan nor a state says prevent_destroy, and there is no lock');
  expect(planned(created, locked)).toBe(lock());
});
