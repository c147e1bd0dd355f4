import type { ResourceDocument, Target, TerraformResource } from '../../terraform';
import { Reference } from '../../terraform/resource';
import { asAzurerm, azapiArgument } from './azapi';

/** An entity by the names that lead to it, in lower case: namespace, topic and subscription, or namespace and queue. */
export interface Coordinates {
  readonly namespace: string | undefined;
  readonly entity: string | undefined;
  readonly subscription: string | undefined;
}

/** The names in an ARM id of Service Bus. */
export function coordinatesOf(id: string): Coordinates {
  // What stands before the provider may have any names, and an Azure subscription; of names alone the namespace is the first.
  const own = id.replace(/^.*\/microsoft\.servicebus(?=\/)/i, '');
  const part = (kind: string) => new RegExp(`(?:^|/)${kind}/([^/]+)`, 'i').exec(own)?.[1]?.toLowerCase();
  const [below = ''] = /(?:^|\/)namespaces\/.*$/i.exec(own) ?? [];
  const subscription = /\/subscriptions\/([^/]+)/i.exec(below)?.[1]?.toLowerCase();
  return { namespace: part('namespaces'), entity: part('topics') ?? part('queues'), subscription };
}

const NAMES = ['name', 'namespace_name', 'topic_name', 'subscription_name'];

/** A resource whose names are text, as Terraform makes them of numbers; itself where they are. */
function withTextNames(resource: TerraformResource): TerraformResource {
  const { values } = resource;
  const others = NAMES.filter((name) => typeof values[name] === 'number' || typeof values[name] === 'boolean');
  if (others.length === 0) return resource;
  return { ...resource, values: { ...values, ...Object.fromEntries(others.map((name) => [name, `${values[name]}`])) } };
}

/**
 * The resources of Service Bus in a document, whatever provider makes them, and what they belong to.
 *
 * What azurerm 2 and 3 say by `namespace_name` and `topic_name`, and what is written as an id of another state, leads
 * to the resource of the document that has these names, where there is one.
 */
export class Places {
  /** Everything of Service Bus as azurerm describes it; managed first, so that it goes before a data source of the same. */
  readonly resources: readonly TerraformResource[];
  private readonly originals = new Map<TerraformResource, TerraformResource>();
  private readonly views = new Map<TerraformResource, TerraformResource>();
  private readonly viewsOfLists = new WeakMap<readonly TerraformResource[], readonly TerraformResource[]>();
  private readonly byType = new Map<string, TerraformResource[]>();
  /** What was joined by `each.key`. */
  private readonly byKey = new Set<string>();
  private readonly byCoordinates = new Map<string, TerraformResource>();
  /** Data sources of what another resource of the document is. */
  private readonly same = new Map<TerraformResource, TerraformResource>();

  constructor(private readonly document: ResourceDocument) {
    const found = document.resources.flatMap((resource) => {
      const view = asAzurerm(resource) ?? (/^azurerm_/.test(resource.type) ? withTextNames(resource) : undefined);
      if (view === undefined) return [];
      this.originals.set(view, resource);
      this.views.set(resource, view);
      return [view];
    });
    this.resources = found.sort((a, b) => Number(a.mode === 'data') - Number(b.mode === 'data'));
    for (const resource of this.resources) {
      const place = this.coordinatesOf(resource);
      const key = place && textOf(place);
      const known = key === undefined ? undefined : this.byCoordinates.get(key);
      if (key !== undefined && known === undefined) this.byCoordinates.set(key, resource);
      // What is read is what the document has already, or reads a second time.
      if (known?.type === resource.type && resource.mode === 'data' && isWhole(place as Coordinates, resource)) {
        this.same.set(resource, known);
        continue;
      }
      const alike = this.byType.get(resource.type);
      if (alike === undefined) this.byType.set(resource.type, [resource]);
      else alike.push(resource);
    }
  }

  /** All of a type, as azurerm calls it. */
  ofType(type: string): readonly TerraformResource[] {
    return this.byType.get(type) ?? [];
  }

  /** What an argument leads to; an id of another state leads to the resource that has it, where the document has one. */
  resolve(resource: TerraformResource, argument: string): Target {
    const original = this.originals.get(resource) ?? resource;
    const target =
      original.type !== resource.type && /^forward_/.test(argument)
        ? inBody(resource.values[argument])
        : this.document.resolve(original, argumentOf(original, argument));
    if (target.kind === 'resource') {
      if (target.isByKey === true) this.byKey.add(`${resource.address} ${argument}`);
      return { ...target, resource: this.viewOf(target.resource) };
    }
    if (target.kind === 'unknown')
      return { ...target, candidates: target.candidates && this.viewsOf(target.candidates) };
    if (target.kind !== 'id') return target;
    const found = this.at(target.id);
    return found === undefined ? target : { kind: 'resource', resource: found };
  }

  /** The same list for the same candidates: all instances of a block may have the same, and many. */
  private viewsOf(candidates: readonly TerraformResource[]): readonly TerraformResource[] {
    const known = this.viewsOfLists.get(candidates) ?? candidates.map((one) => this.viewOf(one));
    this.viewsOfLists.set(candidates, known);
    return known;
  }

  /** A resource as azurerm describes it; of one that is read, the resource of the document that it is. */
  private viewOf(resource: TerraformResource): TerraformResource {
    const view = this.views.get(resource) ?? resource;
    return this.same.get(view) ?? view;
  }

  /** What was taken for granted while places were resolved. */
  assumptions(): string[] {
    const [first] = this.byKey;
    if (first === undefined) return [];
    const more = this.byKey.size > 1 ? ` and ${this.byKey.size - 1} more` : '';
    return [
      `what is joined by each.key has that key, and no function of it (${first}${more}): a plan does not tell the two apart`,
    ];
  }

  /** The resource of the document that an id of Azure is of. */
  at(id: string): TerraformResource | undefined {
    return this.byCoordinates.get(textOf(coordinatesOf(id)));
  }

  /** What a topic or queue is in. */
  namespaceOf(resource: TerraformResource): Target {
    const target = this.resolve(resource, 'namespace_id');
    return target.kind === 'absent' ? this.byName(resource, 'namespace_name', 'azurerm_servicebus_namespace') : target;
  }

  /** The topic of a subscription. */
  topicOf(resource: TerraformResource): Target {
    const target = this.resolve(resource, 'topic_id');
    return target.kind === 'absent' ? this.byName(resource, 'topic_name', 'azurerm_servicebus_topic') : target;
  }

  /** The subscription of a rule. */
  subscriptionOf(resource: TerraformResource): Target {
    const target = this.resolve(resource, 'subscription_id');
    return target.kind === 'absent'
      ? this.byName(resource, 'subscription_name', 'azurerm_servicebus_subscription')
      : target;
  }

  /** What stands for a namespace: its name, or the address of one whose name is not known. */
  namespaceKey(target: Target): string {
    if (target.kind === 'id') return coordinatesOf(target.id).namespace ?? target.id.toLowerCase();
    if (target.kind !== 'resource') return '';
    const { name } = target.resource.values;
    return typeof name === 'string' ? name.toLowerCase() : target.resource.address;
  }

  /** By names, as azurerm 2 and 3 had it. */
  private byName(resource: TerraformResource, argument: string, type: string): Target {
    const direct = this.document.resolve(this.originals.get(resource) ?? resource, argument);
    if (direct.kind === 'resource') return { ...direct, resource: this.viewOf(direct.resource) };
    const { namespace_name: namespace, topic_name: topic, subscription_name: subscription } = resource.values;
    const names = { namespace, topic, subscription };
    const unknown = Object.values(names).find((name) => name instanceof Reference);
    if (unknown instanceof Reference) return { kind: 'unknown', why: `it is ${unknown.text}` };
    const parts = [namespace, topic, subscription].filter((part) => typeof part === 'string' && part !== '');
    if (parts.length === 0) return direct;
    const wanted =
      type === 'azurerm_servicebus_namespace'
        ? [namespace]
        : type === 'azurerm_servicebus_topic'
          ? [namespace, topic]
          : parts;
    const id = ['', 'namespaces', wanted[0], 'topics', wanted[1], 'subscriptions', wanted[2]];
    const path = id.slice(0, 1 + 2 * wanted.length).join('/');
    const found = this.at(path);
    return found === undefined ? { kind: 'id', id: path } : { kind: 'resource', resource: found };
  }

  private coordinatesOf(resource: TerraformResource): Coordinates | undefined {
    const { name } = resource.values;
    if (typeof name !== 'string') return undefined;
    const lower = name.toLowerCase();
    switch (resource.type) {
      case 'azurerm_servicebus_namespace':
        return { namespace: lower, entity: undefined, subscription: undefined };
      case 'azurerm_servicebus_topic':
      case 'azurerm_servicebus_queue':
        return { namespace: this.parentName(resource, 'namespace'), entity: lower, subscription: undefined };
      case 'azurerm_servicebus_subscription':
        return { ...this.parentNames(resource), subscription: lower };
      default:
        return undefined;
    }
  }

  private parentName(resource: TerraformResource, what: 'namespace'): string | undefined {
    const { [`${what}_name`]: written } = resource.values;
    if (typeof written === 'string') return written.toLowerCase();
    const key = this.namespaceKey(this.parentOf(resource, 'namespace_id'));
    return key === '' ? undefined : key;
  }

  private parentNames(resource: TerraformResource): Omit<Coordinates, 'subscription'> {
    const { topic_name: written } = resource.values;
    if (typeof written === 'string')
      return { namespace: this.parentName(resource, 'namespace'), entity: written.toLowerCase() };
    const target = this.parentOf(resource, 'topic_id');
    if (target.kind === 'id') return coordinatesOf(target.id);
    if (target.kind !== 'resource') return { namespace: undefined, entity: undefined };
    const { resource: topic } = target;
    const { name } = topic.values;
    return {
      namespace: this.parentName(topic, 'namespace'),
      entity: typeof name === 'string' ? name.toLowerCase() : topic.address,
    };
  }

  /** What a resource is in as the document says it, before it is known what is where. */
  private parentOf(resource: TerraformResource, argument: string): Target {
    const original = this.originals.get(resource) ?? resource;
    const target = this.document.resolve(original, argumentOf(original, argument));
    if (target.kind !== 'resource') return target;
    return { ...target, resource: this.views.get(target.resource) ?? target.resource };
  }
}

/** What an argument of azurerm is called in the words of a resource. */
function argumentOf({ type }: TerraformResource, argument: string): string {
  return type === 'azapi_resource' ? azapiArgument(argument) : argument;
}

/** What a name in the body of azapi leads to: Azure takes that of a queue or topic of the same namespace there. */
function inBody(name: unknown): Target {
  if (name instanceof Reference) return { kind: 'unknown', why: `it is ${name.text}` };
  return typeof name === 'string' && name !== '' ? { kind: 'id', id: name } : { kind: 'absent' };
}

/** Whether everything that tells an entity from others is known. */
function isWhole({ namespace, entity }: Coordinates, { type }: TerraformResource): boolean {
  return namespace !== undefined && (type === 'azurerm_servicebus_namespace' || entity !== undefined);
}

function textOf({ namespace, entity, subscription }: Coordinates): string {
  return [namespace, entity, subscription].map((part) => part ?? '').join('/');
}
