import { plainText } from '../../schema';
import type { Target, TerraformDocument, TerraformOutput, TerraformResource } from '../../terraform';
import { Places } from './document-places';

/** What of Service Bus every source can tell, whatever it is. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['azurerm_servicebus_namespace', ''],
  ['azurerm_servicebus_topic', 'namespace_id'],
  ['azurerm_servicebus_queue', 'namespace_id'],
  ['azurerm_servicebus_subscription', 'topic_id'],
  ['azurerm_servicebus_subscription_rule', 'subscription_id'],
]);

/** What only configurations of Terraform say, and what says where something is: the one is nothing in Azure, the other is told by names. */
const UNSAID = new Set([
  ...['lifecycle', 'depends_on', 'provider', 'timeouts', 'count', 'for_each'],
  ...['namespace_name', 'topic_name', 'subscription_name', 'resource_group_name'],
]);

/** A resource of Service Bus, and what it is in Azure. */
interface Placed {
  readonly resource: TerraformResource;
  /** `namespace/topic/subscription/rule` in small letters, with the type; `undefined` where a name is not known. */
  readonly place: string | undefined;
}

/** How a resource is called while two documents are compared. */
interface Called {
  readonly address: string;
  readonly name: unknown;
}

/** Two documents whose resources have one address where they are one in Azure. */
export interface AsInAzure {
  readonly before: TerraformDocument;
  readonly after: TerraformDocument;
  /** How many resources of both have the same place. */
  readonly pairs: number;
}

/**
 * Two documents of any sources, so that resources which are one in Azure, by their names whatever their letter case, have
 * one address. What only one kind of source can tell is left out: what is no namespace, topic, queue, subscription or rule,
 * and arguments that only a configuration has.
 */
export function asInAzure(before: TerraformDocument, after: TerraformDocument): AsInAzure {
  const [old, now] = [placedIn(before), placedIn(after)];
  const partners = new Map(
    now.flatMap(({ resource, place }) => (place === undefined ? [] : [[place, resource] as const])),
  );
  const taken = new Set(now.map(({ resource }) => resource.address));
  let pairs = 0;
  const renamed = old.map(({ resource, place }): [TerraformResource, Called] => {
    const same = place === undefined ? undefined : partners.get(place);
    if (same !== undefined) {
      pairs++;
      // Names in Azure are the same whatever their letter case.
      return [resource, { address: same.address, name: same.values.name }];
    }
    // What is something else has an address of its own.
    const { address, values } = resource;
    return [resource, { address: taken.has(address) ? `${address} (before)` : address, name: values.name }];
  });
  return {
    before: narrowed(before, new Map(renamed)),
    after: narrowed(
      after,
      new Map(now.map(({ resource }) => [resource, { address: resource.address, name: resource.values.name }])),
    ),
    pairs,
  };
}

/** How many resources of two documents have the same address and, as far as that is known, the same place. */
export function sameAddresses(before: TerraformDocument, after: TerraformDocument): number {
  const places = new Map(placedIn(after).map(({ resource, place }) => [resource.address, place]));
  return placedIn(before).filter(({ resource, place }) => {
    const other = places.get(resource.address);
    return places.has(resource.address) && (place === undefined || other === undefined || place === other);
  }).length;
}

function placedIn(document: TerraformDocument): Placed[] {
  const places = new Places(document);
  return [...TYPES.keys()].flatMap((type) =>
    places
      .ofType(type)
      .filter(({ mode }) => mode === 'managed')
      .map((resource) => ({ resource, place: placeOf(resource, places) })),
  );
}

function placeOf(resource: TerraformResource, places: Places): string | undefined {
  const name = typeof resource.values.name === 'string' ? resource.values.name.toLowerCase() : undefined;
  const parent = TYPES.get(resource.type);
  if (name === undefined || parent === undefined) return undefined;
  if (parent === '') return `${resource.type} ${name}`;
  const above = pathOf(parentOf(resource, places), places);
  return above === undefined ? undefined : `${resource.type} ${above}/${name}`;
}

function parentOf(resource: TerraformResource, places: Places): Target {
  switch (TYPES.get(resource.type)) {
    case 'topic_id':
      return places.topicOf(resource);
    case 'subscription_id':
      return places.subscriptionOf(resource);
    default:
      return places.namespaceOf(resource);
  }
}

/** The names that lead to a parent. */
function pathOf(target: Target, places: Places): string | undefined {
  if (target.kind === 'id') {
    const [, path] = /\/namespaces\/([^/]+(?:\/.*)?)$/i.exec(target.id) ?? [];
    return path?.toLowerCase().replace(/\/(topics|subscriptions)\//g, '/');
  }
  if (target.kind !== 'resource') return undefined;
  return placeOf(target.resource, places)?.replace(/^\S+ /, '');
}

/** A document with these resources alone, under these addresses. */
function narrowed(document: TerraformDocument, addresses: ReadonlyMap<TerraformResource, Called>): TerraformDocument {
  const places = new Places(document);
  const views = new Map(
    [...addresses].map(([resource, { address, name }]): [TerraformResource, TerraformResource] => [
      resource,
      { ...resource, address, values: { ...saidIn(resource), name }, presence: writtenOrThere(resource) },
    ]),
  );
  const originals = new Map([...views].map(([resource, view]) => [view, resource]));
  const byAddress = new Map([...views].map(([resource, view]) => [resource.address, view]));
  const originalOf = <T extends TerraformResource | TerraformOutput>(owner: T): T =>
    ('values' in owner ? (originals.get(owner) ?? owner) : owner) as T;
  const viewOf = (resource: TerraformResource) => byAddress.get(resource.address) ?? resource;
  const resolve = (view: TerraformResource, argument: string): Target => {
    const resource = originalOf(view);
    const isParent = TYPES.get(resource.type) === argument;
    const target = isParent ? parentOf(resource, places) : places.resolve(resource, argument);
    if (target.kind === 'resource') return { ...target, resource: viewOf(target.resource) };
    return target.kind === 'unknown' ? { ...target, candidates: target.candidates?.map(viewOf) } : target;
  };
  return {
    ...document,
    // The blocks in them are about addresses of their own.
    files: [],
    beside: undefined,
    resources: [...views.values()],
    resolve,
    references: (owner) => document.references(originalOf(owner)),
    removesDefaultRule: (resource) => document.removesDefaultRule(originalOf(resource)),
    ...(document.listsAll !== undefined && { listsAll: (resource) => document.listsAll?.(originalOf(resource)) }),
    // What a plan does not list as changed stays as it is; here it is one of two that are compared.
    settings: { ...document.settings, isPlan: false },
  };
}

/** The arguments that every source can say. */
function saidIn({ values, type }: TerraformResource): TerraformResource['values'] {
  const parent = TYPES.get(type);
  const entries = Object.entries(values).filter(([name]) => !UNSAID.has(name) && name !== parent);
  return Object.fromEntries(entries.map(([name, value]) => [name, place(name, value)]));
}

/** Azure writes regions as `West Europe` and as `westeurope`. */
function place(argument: string, value: unknown): unknown {
  return argument === 'location' && typeof value === 'string'
    ? plainText(value).toLowerCase().replaceAll(' ', '')
    : value;
}

/** What is taken over from Azure is written here: the other document says what is there. */
function writtenOrThere({ presence }: TerraformResource): TerraformResource['presence'] {
  return presence === 'imported' ? 'declared' : presence;
}
