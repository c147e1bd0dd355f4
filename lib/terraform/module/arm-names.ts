import { addTo } from '../grouping';
import { argumentAt, type TerraformResource } from '../resource';

/** How the kinds of entities are called in ARM's ids, with the arguments that name what they belong to. */
const KINDS: ReadonlyMap<string, { readonly segment: string; readonly parent: string | undefined }> = new Map(
  Object.entries<{ readonly segment: string; readonly parent: string | undefined }>({
    azurerm_servicebus_namespace: { segment: 'namespaces', parent: undefined },
    azurerm_servicebus_topic: { segment: 'topics', parent: 'namespace_id' },
    azurerm_servicebus_queue: { segment: 'queues', parent: 'namespace_id' },
    azurerm_servicebus_subscription: { segment: 'subscriptions', parent: 'topic_id' },
    azurerm_servicebus_subscription_rule: { segment: 'rules', parent: 'subscription_id' },
  }),
);

/** What stands for the parent of an entity: a resource, or that it is not known which. */
export type Parent = TerraformResource | 'unknown' | 'elsewhere';

/** What a name leads to: the entities that it is, and those that it may be. */
export interface Named {
  readonly certain: readonly TerraformResource[];
  readonly possible: readonly TerraformResource[];
}

/** The entities of Service Bus in a document, by what they belong to and how they are called. */
export class Entities {
  private readonly certain = new Map<string, TerraformResource[]>();
  private readonly possible = new Map<string, TerraformResource[]>();

  /** Adds entities, of which those that they belong to have been added. */
  add(
    resources: readonly TerraformResource[],
    parentOf: (entity: TerraformResource, argument: string) => Parent,
  ): void {
    for (const resource of resources) {
      const kind = KINDS.get(resource.type);
      if (kind === undefined) continue;
      const parent = kind.parent === undefined ? undefined : parentOf(resource, kind.parent);
      if (parent !== 'elsewhere') this.addOne(resource, kind.segment, parent);
    }
  }

  /** What one pair of an id names: `topics/jobs` below a namespace, `namespaces/bus` below nothing. */
  find(parent: TerraformResource | undefined, segment: string, name: string): Named {
    const place = parent?.address ?? '';
    const possible = [
      ...(this.possible.get(segment) ?? []),
      ...(this.possible.get(keyOf(place, segment, '')) ?? []),
      ...(this.possible.get(keyOf('?', segment, name)) ?? []),
    ];
    return { certain: this.certain.get(keyOf(place, segment, name)) ?? [], possible };
  }

  private addOne(
    resource: TerraformResource,
    segment: string,
    parent: TerraformResource | 'unknown' | undefined,
  ): void {
    const name = argumentAt(resource.values, 'name');
    const known = typeof name === 'string' ? name : '';
    if (parent === 'unknown') addTo(this.possible, known === '' ? segment : keyOf('?', segment, known), resource);
    else if (known === '' || resource.perhaps !== undefined) {
      addTo(this.possible, keyOf(parent?.address ?? '', segment, ''), resource);
    } else addTo(this.certain, keyOf(parent?.address ?? '', segment, known), resource);
  }
}

/** Azure takes names in any case. */
function keyOf(place: string, segment: string, name: string): string {
  return `${place}\0${segment.toLowerCase()}\0${name.toLowerCase()}`;
}

/** The names of an ARM id of Service Bus, or of what follows a parent's: `topics/jobs/subscriptions/gpu`. */
export function entityPath(id: string): readonly (readonly [segment: string, name: string])[] | undefined {
  const inside =
    /\/providers\/Microsoft\.ServiceBus\/(.*)$/i.exec(id)?.[1] ??
    /^\/((?:topics|queues|subscriptions|rules)\/.*)$/i.exec(id)?.[1];
  const parts = inside?.split('/') ?? [];
  if (parts.length === 0 || parts.length % 2 !== 0 || parts.includes('')) return undefined;
  return Array.from({ length: parts.length / 2 }, (_, index) => [
    parts[2 * index] as string,
    parts[2 * index + 1] as string,
  ]);
}

/** The arguments of azurerm 2 and 3 that name what an entity belongs to, from the outside in. */
export const NAME_ARGUMENTS: ReadonlyMap<string, readonly (readonly [segment: string, argument: string])[]> = new Map(
  Object.entries<readonly (readonly [segment: string, argument: string])[]>({
    namespace_id: [['namespaces', 'namespace_name']],
    topic_id: [
      ['namespaces', 'namespace_name'],
      ['topics', 'topic_name'],
    ],
    subscription_id: [
      ['namespaces', 'namespace_name'],
      ['topics', 'topic_name'],
      ['subscriptions', 'subscription_name'],
    ],
  }),
);
