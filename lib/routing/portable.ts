import type { ResourceDocument } from '../terraform';
import { Reference, type TerraformResource } from '../terraform/resource';

/** A document without what nobody needs to see where messages go: JSON for a page that is passed around. */
export interface PortableDocument {
  readonly path: string;
  readonly resources: readonly { readonly address: string; readonly type: string; readonly values: object }[];
  /** The address that an argument refers to, by `<address> <argument>`. */
  readonly targets: Readonly<Record<string, string>>;
}

/** What says where messages go, and nothing else: a plan may hold secrets. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  azurerm_servicebus_topic: ['name', 'status', 'default_message_ttl', 'requires_duplicate_detection', 'namespace_id'],
  azurerm_servicebus_queue: [
    'name',
    'status',
    'default_message_ttl',
    'requires_session',
    'dead_lettering_on_message_expiration',
    'namespace_id',
    'forward_to',
    'forward_dead_lettered_messages_to',
  ],
  azurerm_servicebus_subscription: [
    'name',
    'status',
    'default_message_ttl',
    'requires_session',
    'dead_lettering_on_message_expiration',
    'dead_lettering_on_filter_evaluation_error',
    'topic_id',
    'forward_to',
    'forward_dead_lettered_messages_to',
  ],
  azurerm_servicebus_subscription_rule: ['name', 'sql_filter', 'correlation_filter', 'action', 'subscription_id'],
};

/** The part of a document that says where messages go. */
export function portable(document: ResourceDocument): PortableDocument {
  const resources = document.resources.filter(({ type }) => ARGUMENTS[type] !== undefined);
  const targets = resources.flatMap((resource) =>
    (ARGUMENTS[resource.type] ?? []).flatMap((argument) => {
      const target = document.resolve(resource, argument);
      return target.kind === 'resource' ? [[`${resource.address} ${argument}`, target.resource.address] as const] : [];
    }),
  );
  return {
    path: document.path,
    resources: resources.map(({ address, type, values }) => ({
      address,
      type,
      values: pick(values, ARGUMENTS[type] ?? []),
    })),
    targets: Object.fromEntries(targets),
  };
}

function pick(values: Readonly<Record<string, unknown>>, names: readonly string[]): object {
  const written = (value: unknown) => (value instanceof Reference ? { reference: value.text } : value);
  return Object.fromEntries(
    names.filter((name) => values[name] !== undefined).map((name) => [name, written(values[name])]),
  );
}

/** The document again. */
export function revived({ path, resources, targets }: PortableDocument): ResourceDocument {
  const all = resources.map(({ address, type, values }): TerraformResource => {
    const read = (value: unknown) => (isReference(value) ? new Reference(value.reference) : value);
    const entries = Object.entries(values).map(([name, value]) => [name, read(value)]);
    return {
      file: path,
      address,
      mode: 'managed',
      type,
      path: [],
      values: Object.fromEntries(entries),
      presence: 'declared',
      sensitive: [],
    };
  });
  const byAddress = new Map(all.map((resource) => [resource.address, resource]));
  return {
    path,
    resources: all,
    gaps: [],
    removesDefaultRule: () => false,
    resolve: ({ address, values }, argument) => {
      const resource = byAddress.get(targets[`${address} ${argument}`] ?? '');
      if (resource !== undefined) return { kind: 'resource', resource };
      const value = values[argument];
      if (value === undefined || value === null) return { kind: 'absent' };
      return value instanceof Reference
        ? { kind: 'unknown', why: `it is ${value.text}` }
        : { kind: 'id', id: String(value) };
    },
  };
}

function isReference(value: unknown): value is { readonly reference: string } {
  return typeof value === 'object' && value !== null && 'reference' in value;
}
