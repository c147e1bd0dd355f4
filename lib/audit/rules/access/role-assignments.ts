import { plainText } from '../../../schema';
import { Reference, type Target, type TerraformResource } from '../../../terraform';
import type { AuditedDocument } from '../../document/audited-document';
import { Remembered } from '../../document/remembered';
import { type Subject, shown } from '../../document/subject';
import { Unresolved } from '../../document/verdict';

/** Built-in roles that matter here. @see https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
const ROLES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39': 'Azure Service Bus Data Sender',
    '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0': 'Azure Service Bus Data Receiver',
    '090c5cfd-751d-490a-894a-3ce6f1109419': 'Azure Service Bus Data Owner',
    '8e3af657-a8ff-443c-a75c-2fe8c4bcb635': 'Owner',
    'b24988ac-6180-42a0-ab88-20f7382dd24c': 'Contributor',
    '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9': 'User Access Administrator',
    'f58310d9-a9f6-439a-9e8d-f62e7b41a168': 'Role Based Access Control Administrator',
  }),
);

/**
 * The role of an assignment: its name where that is known, else what the assignment says. A role that the document makes
 * itself is that: what it allows is for SB-RBAC-004 to say.
 *
 * @throws Unresolved where it is an expression without a GUID at its end
 */
export function roleOf(assignment: Subject, document: AuditedDocument): string {
  const own = document.target(assignment, 'role_definition_id');
  // A role that is looked up by its name is that one.
  const lookedUp =
    own?.resource?.mode === 'data' && own.type === 'azurerm_role_definition' ? own.raw('name') : undefined;
  if (typeof lookedUp === 'string') return named(lookedUp);
  if (own?.type === 'azurerm_role_definition' && own.resource?.mode === 'managed') return `the own role ${own.address}`;
  let unresolved = 'the role is not given by name or id';
  for (const argument of ['role_definition_name', 'role_definition_id']) {
    const value = assignment.raw(argument);
    if (value === undefined) continue;
    const text = value instanceof Reference ? value.text : plainText(value);
    const guid = /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(text)?.[1]?.toLowerCase();
    if (guid !== undefined) return ROLES.get(guid) ?? guid;
    if (!(value instanceof Reference)) return named(text);
    // A plan has the name as known after apply also where only the id is written: azurerm computes it.
    unresolved = `${argument} is ${shown(value)}, which only ${value.knownTo} knows`;
  }
  throw new Unresolved(unresolved);
}

/** A role by its name, which Azure takes in any case. */
function named(name: string): string {
  return [...ROLES.values()].find((known) => known.toLowerCase() === name.toLowerCase()) ?? name;
}

/** What kind of thing a role is for. */
export type ScopeKind =
  | 'topic'
  | 'queue'
  | 'subscription'
  | 'namespace'
  | 'resource-group'
  | 'azure-subscription'
  | 'management-group'
  | 'elsewhere';

/** The endings of ARM ids, the longest first. */
const ARM_SCOPES: readonly (readonly [pattern: RegExp, kind: ScopeKind])[] = [
  [/\/topics\/[^/]+\/subscriptions\/[^/]+$/i, 'subscription'],
  [/\/topics\/[^/]+$/i, 'topic'],
  [/\/queues\/[^/]+$/i, 'queue'],
  [/\/providers\/microsoft\.servicebus\/namespaces\/[^/]+$/i, 'namespace'],
  [/^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+$/i, 'resource-group'],
  [/^\/subscriptions\/[^/]+$/i, 'azure-subscription'],
  [/^\/providers\/microsoft\.management\/managementgroups\/[^/]+$/i, 'management-group'],
  [/^\/$/, 'management-group'],
];

const TYPES: ReadonlyMap<string, ScopeKind> = new Map(
  Object.entries<ScopeKind>({
    azurerm_servicebus_topic: 'topic',
    azurerm_servicebus_queue: 'queue',
    azurerm_servicebus_subscription: 'subscription',
    azurerm_servicebus_namespace: 'namespace',
    azurerm_resource_group: 'resource-group',
    azurerm_subscription: 'azure-subscription',
    azurerm_management_group: 'management-group',
  }),
);

/** What an assignment is for. @throws Unresolved where only Terraform knows */
export function scopeOf(assignment: Subject, document: AuditedDocument): ScopeKind {
  const scope = assignment.raw('scope');
  if (scope === undefined) throw new Unresolved('the assignment has no scope');
  if (!(scope instanceof Reference)) return armScope(plainText(scope));
  // `${azurerm_servicebus_namespace.bus.id}/topics/events`: what follows the reference says what it is.
  const [, before = '', below] = /^\$\{([^}]*)\}(\/.*)$/.exec(scope.text) ?? [];
  const there = below === undefined ? undefined : scopeBelow(idOf(before), below);
  if (there !== undefined) return there;
  // `/subscriptions/[subscription().subscriptionId]/resourceGroups/bus`: names are not known, and what they are of is.
  if (scope.text.startsWith('/')) return armScope(scope.text.replace(/\[[^\]]*\]/g, 'x'));
  const kind = kindOf(document.resolve(assignment, 'scope'), document);
  if (kind === undefined) throw new Unresolved(`scope is ${shown(scope)}, which only ${scope.knownTo} knows`);
  if (kind === 'namespace' && mayGoOn(assignment, document)) {
    throw new Unresolved('scope is built from the id of a namespace, and known after the apply');
  }
  return kind;
}

/** Ids of what something can be below, by its type: names make no difference. */
const IDS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    azurerm_subscription: '/subscriptions/x',
    azurerm_resource_group: '/subscriptions/x/resourceGroups/x',
    azurerm_servicebus_namespace: '/providers/Microsoft.ServiceBus/namespaces/x',
    azurerm_servicebus_topic: '/topics/x',
  }),
);

/** An id like that of what an expression refers to; `undefined` where it may be any. */
function idOf(expression: string): string | undefined {
  const type = /(?:^|\.)(azurerm_\w+)\.[^.]+\.id$/.exec(expression)?.[1];
  return type && (IDS.get(type) ?? '/x/x');
}

/** What an id is of that goes on below another one; `undefined` where that depends on the other. */
function scopeBelow(id: string | undefined, path: string): ScopeKind | undefined {
  const below = path.replace(/\/+$/, '');
  if (id !== undefined) return armScope(`${id}${below}`);
  if (/^\/resourcegroups\/[^/]+$/i.test(below)) return 'resource-group';
  // A subscription may be one of a topic, or of Azure.
  return /^(\/subscriptions\/[^/]+)?$/i.test(below) ? undefined : armScope(below);
}

/**
 * Whether a scope may be something in the namespace that it names: a plan names what an expression refers to, and not what
 * it adds, so that a namespace may be the beginning of a topic's id.
 */
export function mayGoOn(assignment: Subject, document: AuditedDocument): boolean {
  const scope = assignment.raw('scope');
  return scope instanceof Reference && scope.text === 'known after apply' && isAtPartner(assignment, document);
}

/** What something leads to is for, where all that it may be is for the same. */
function kindOf(target: Target, document: AuditedDocument): ScopeKind | undefined {
  if (target.kind === 'resource') return kindOfResource(target.resource, document);
  const candidates = target.kind === 'unknown' ? target.candidates : undefined;
  return candidates && kindsOfLists.of(candidates, document);
}

const kindsOfLists = new Remembered((all: readonly TerraformResource[], document) => {
  const [kind, ...others] = all.map((resource) => kindOfResource(resource, document));
  return others.every((one) => one === kind) ? kind : undefined;
});

function kindOfResource(resource: TerraformResource, document: AuditedDocument): ScopeKind | undefined {
  const subject = document.subjectOf(resource);
  const isOpaque = subject !== undefined && document.opaqueResources.has(subject);
  return TYPES.get(resource.type) ?? (isOpaque ? undefined : 'elsewhere');
}

/** Whether an expression of a plan names a namespace that takes over from another one: grants at its copies do. */
function isAtPartner(assignment: Subject, document: AuditedDocument): boolean {
  const pairings = document.ofType('azurerm_servicebus_namespace_disaster_recovery_config');
  return partners.of(pairings, document).has(document.target(assignment, 'scope'));
}

const partners = new Remembered(
  (pairings: readonly Subject[], document) =>
    new Set(pairings.map((pairing) => document.target(pairing, 'partner_namespace_id'))),
);

/** What an ARM id is of, by its ending. */
export function armScope(id: string): ScopeKind {
  const bare = id.replace(/(?<=[^/])\/+$/, '');
  return ARM_SCOPES.find(([pattern]) => pattern.test(bare))?.[1] ?? 'elsewhere';
}
