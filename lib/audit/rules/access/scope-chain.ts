import { Reference } from '../../../terraform';
import type { AuditedDocument } from '../../document/audited-document';
import type { Subject } from '../../document/subject';
import { armScope, mayGoOn } from './role-assignments';

/** Whether something is so, as far as the document decides it: `undefined` where it does not. */
export type Known = boolean | undefined;

/** A scope, with all scopes that it is in, from the inside out. */
export interface ScopeChain {
  /** Addresses of resources, ids in small letters, and `group:<name>`; itself first. */
  readonly places: readonly string[];
  /** Whether it is known what it is in, up to the resource group. */
  readonly isWhole: boolean;
  /** Whether all of the Azure subscription is in it. */
  readonly isEverything: boolean;
  /** Whether nothing is in it: a subscription of a topic, or a queue. */
  readonly isLeaf: boolean;
  /** Whether something of Service Bus can be in it, or it is: not at a vault, a workspace, a storage account. */
  readonly isOfMessages: boolean;
  /** Whether it is the second of its places, or something in it that the document does not tell. */
  readonly isSomewhere?: boolean;
  /** Of a resource group that is given by its id: `group:<name>`, as what is known by its name alone has it. */
  readonly group?: string | undefined;
  /** How messages call it. */
  readonly name: string;
}

const PARENT: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    azurerm_servicebus_subscription: 'topic_id',
    azurerm_servicebus_topic: 'namespace_id',
    azurerm_servicebus_queue: 'namespace_id',
  }),
);

/**
 * The scope that an argument of a role assignment or key names, and what it is in; `undefined` where only Terraform knows.
 */
export function chainOf(subject: Subject, argument: string, document: AuditedDocument): ScopeChain | undefined {
  const target = document.resolve(subject, argument);
  if (target.kind === 'resource') {
    const scope = document.subjectOf(target.resource);
    // What is written in ARM's own words may be anything.
    if (scope === undefined || document.opaqueResources.has(scope)) return undefined;
    const chain = chainFrom(scope, document);
    if (argument !== 'scope' || !mayGoOn(subject, document)) return chain;
    const places = [`${chain.name}/…/${subject.address}`, ...chain.places];
    return { ...chain, places, isSomewhere: true, name: `somewhere in ${chain.name}` };
  }
  return target.kind === 'id' ? chainOfId(target.id) : chainBelow(subject.raw(argument), document);
}

/** The id of a resource, and a path below it to what the document does not have: the copies in a second namespace. */
const BELOW = /^\$\{([^{}]+)\.id\}((?:\/[^/${}]+\/[^/${}]+)+)$/;

function chainBelow(scope: unknown, document: AuditedDocument): ScopeChain | undefined {
  const [, address = '', path = ''] = (scope instanceof Reference && BELOW.exec(scope.text)) || [];
  const owner = document.subjectOf({ address });
  if (owner?.type !== 'azurerm_servicebus_namespace') return undefined;
  const around = chainFrom(owner, document);
  const below = chainOfId(path);
  const places = [...below.places.map((place) => `${address}${place}`), ...around.places];
  return { ...around, places, isLeaf: below.isLeaf, name: `${address}${path}` };
}

function chainFrom(scope: Subject, document: AuditedDocument): ScopeChain {
  const { address: name, type } = scope;
  const isLeaf = /^azurerm_servicebus_(subscription|queue)$/.test(type);
  const known = (places: readonly string[], isEverything = false): ScopeChain => ({
    places,
    isWhole: true,
    isEverything,
    isLeaf,
    isOfMessages: /^azurerm_(servicebus_|subscription$|resource_group$|management_group$)/.test(type),
    name,
  });
  if (type === 'azurerm_subscription') {
    // Without an id, what is read is the one that everything is in.
    return known(['azure'], scope.resource?.mode === 'data' && scope.values.subscription_id === undefined);
  }
  if (type === 'azurerm_resource_group') {
    const group = groupOf(scope.raw('name'));
    return { ...known(group === undefined ? [name] : [group, name]), isWhole: group !== undefined };
  }
  if (type === 'azurerm_servicebus_namespace') {
    const group = groupOf(scope.raw('resource_group_name'));
    return { ...known(group === undefined ? [name] : [name, group]), isWhole: group !== undefined };
  }
  const argument = PARENT.get(type);
  // Nothing tells what is in a management group.
  if (argument === undefined) return { ...known([name]), isWhole: false };
  const around = chainOf(scope, argument, document);
  const places = [name, ...(around?.places ?? [])];
  return { ...known(places), isWhole: around?.isWhole ?? false };
}

/** More pairs has no id of Azure: a rule of a subscription has six. */
const MOST_PAIRS = 16;

/** What an ARM id is in is written in it. */
function chainOfId(id: string): ScopeChain {
  const bare = id.toLowerCase().replace(/\/+$/, '');
  const parts = bare.split('/');
  // From the whole id outwards, each time without the last pair.
  const pairs = Math.floor(parts.length / 2);
  const lengths = Array.from({ length: Math.min(MOST_PAIRS, pairs) }, (_, index) => parts.length - 2 * index);
  const ids = lengths.map((length) => parts.slice(0, length).join('/'));
  const group = groupOf(/\/resourcegroups\/([^/]+)/.exec(bare)?.[1]);
  return {
    places: [...ids, ...(group === undefined ? [] : [group])],
    group: armScope(bare) === 'resource-group' ? group : undefined,
    isWhole: pairs <= MOST_PAIRS,
    // The root of all management groups.
    isEverything: bare === '',
    isOfMessages: armScope(id) !== 'elsewhere',
    isLeaf: /\/queues\/[^/]+$|\/topics\/[^/]+\/subscriptions\/[^/]+$/.test(bare),
    name: id,
  };
}

function groupOf(name: unknown): string | undefined {
  return typeof name === 'string' ? `group:${name.toLowerCase()}` : undefined;
}

/** Whether one of two scopes is in the other: who may receive at both could take messages from the other. */
export function overlap(one: ScopeChain, other: ScopeChain): Known {
  if (one.isEverything || other.isEverything) return true;
  const isIn = (inner: ScopeChain, { places: [own = ''], group }: ScopeChain) =>
    inner.places.includes(own) ||
    // What has an id of its own says by that which Azure subscription its group is in.
    (group !== undefined && inner.places.includes(group) && !inner.places.some((place) => place.startsWith('/')));
  if (isIn(one, other) || isIn(other, one)) return true;
  if (one.isLeaf && other.isLeaf) return false;
  const mayBeIn = ({ isSomewhere, places }: ScopeChain, inner: ScopeChain) =>
    isSomewhere === true && inner.places.includes(places[1] as string);
  if (mayBeIn(one, other) || mayBeIn(other, one)) return undefined;
  return isLoose(one) || isLoose(other) ? undefined : false;
}

/** Whether nothing tells what a scope is in, or what is in it: an Azure subscription or management group by its id. */
export function isLoose({ places: [own = ''], isWhole, isEverything }: ScopeChain): boolean {
  return !isWhole || isEverything || own === 'azure' || /^\/subscriptions\/[^/]+$|^\/providers\//.test(own);
}
