import { readDocuments, type TerraformDocument } from '../document';
import { isObject, Reference, type TerraformResource, UnreadableDocument } from '../resource';
import type { ChangeKind, DocumentChange, ResourceChange } from './changes';
import { blocksBeside } from './configuration-blocks';

/** The step from one configuration to another, of one stack each. @throws UnreadableDocument in one line */
export function readConfigurationChange(beforePath: string, afterPath: string): DocumentChange {
  return configurationChange(
    onlyDocument(beforePath, readDocuments(beforePath)),
    onlyDocument(afterPath, readDocuments(afterPath)),
  );
}

/** The step from one document to another, whose resources are the same ones where their addresses are. */
export function configurationChange(before: TerraformDocument, given: TerraformDocument): DocumentChange {
  const { moved, imported, forgotten } = blocksBeside(given);
  const previousOf = (address: string) => moved.get(address) ?? address;
  const known = new Map(before.resources.map((resource) => [resource.address, resource]));
  const changes: ResourceChange[] = [];
  const met = new Set<string>();
  for (const resource of given.resources.filter(({ mode }) => mode === 'managed')) {
    const { address, type } = resource;
    const previous = previousOf(address);
    const old = known.get(previous);
    met.add(previous);
    const isMoved = old !== undefined && previous !== address;
    const isImported = imported.has(address);
    const because = old === undefined ? [] : forcesReplacement(before, old, given, resource, previousOf);
    const kind = old === undefined ? 'create' : kindOf(old, resource, because);
    if (kind === 'none' && !isMoved) continue;
    changes.push({
      address,
      previousAddress: isMoved ? previous : undefined,
      type,
      // What is taken over is there already; what of it changes is not known from a configuration.
      kind: kind === 'create' && isImported ? 'none' : kind,
      because,
      isImported,
      reason: undefined,
    });
  }
  const gone = before.resources.filter(({ address, mode }) => mode === 'managed' && !met.has(address));
  for (const { address, type } of gone) {
    const kind = forgotten.has(address) ? 'forget' : 'delete';
    changes.push({
      address,
      previousAddress: undefined,
      type,
      kind,
      because: [],
      isImported: false,
      reason: undefined,
    });
  }
  const staying = gone.filter(({ address }) => forgotten.has(address));
  return { before, after: withForgotten(before, given, staying), changes, drift: [], notes: [] };
}

function kindOf(old: TerraformResource, now: TerraformResource, because: readonly string[]): ChangeKind {
  if (because.length > 0) return replacementOf(now);
  return isSame(old, now) ? 'none' : 'update';
}

/** What Terraform no longer looks after stays in Azure: it is part of what is there after. */
function withForgotten(
  before: TerraformDocument,
  after: TerraformDocument,
  forgotten: readonly TerraformResource[],
): TerraformDocument {
  if (forgotten.length === 0) return after;
  const staying = forgotten.map((resource): TerraformResource => ({ ...resource, presence: 'forgotten' }));
  const resources = [...after.resources, ...staying];
  const byAddress = new Map(resources.map((resource) => [resource.address, resource]));
  const own = new Set(staying);
  return {
    ...after,
    resources,
    resolve: (resource, argument) => {
      if (!own.has(resource)) return after.resolve(resource, argument);
      const target = before.resolve(resource, argument);
      const now = target.kind === 'resource' ? byAddress.get(target.resource.address) : undefined;
      return now === undefined ? target : { kind: 'resource', resource: now };
    },
  };
}

/** The document of a path that has to lead to one alone. @throws UnreadableDocument in one line */
export function onlyDocument(path: string, [only, ...others]: readonly TerraformDocument[]): TerraformDocument {
  if (only === undefined || others.length > 0) {
    throw new UnreadableDocument(
      `${path}: ${others.length + 1} stacks; name the folder of one, for example ${path}/stacks/prod`,
    );
  }
  return only;
}

/** The arguments of which a change makes azurerm replace the resource. @see shared/facts/azurerm.md sections 3 to 9 */
const FORCES_REPLACEMENT: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries<readonly string[]>({
    azurerm_servicebus_namespace: ['name', 'location', 'resource_group_name', 'premium_messaging_partitions'],
    azurerm_servicebus_topic: ['name', 'namespace_id', 'requires_duplicate_detection', 'partitioning_enabled'],
    azurerm_servicebus_queue: [
      'name',
      'namespace_id',
      'requires_duplicate_detection',
      'partitioning_enabled',
      'requires_session',
    ],
    azurerm_servicebus_subscription: ['name', 'topic_id', 'requires_session'],
    azurerm_servicebus_subscription_rule: ['name', 'subscription_id'],
    azurerm_servicebus_namespace_authorization_rule: ['name', 'namespace_id'],
    azurerm_servicebus_topic_authorization_rule: ['name', 'topic_id'],
    azurerm_servicebus_queue_authorization_rule: ['name', 'queue_id'],
    azurerm_servicebus_namespace_disaster_recovery_config: ['name', 'primary_namespace_id'],
  }),
);

function forcesReplacement(
  before: TerraformDocument,
  old: TerraformResource,
  after: TerraformDocument,
  now: TerraformResource,
  previousOf: (address: string) => string,
): string[] {
  const isKept = (argument: string): boolean => {
    // A switch that is not set is off, and an absent number is none.
    const [was, is] = [old.values[argument] || null, now.values[argument] || null];
    if (textOf(was) === textOf(is)) return true;
    const isOpen = [was, is].some((one) => one instanceof Reference);
    if (!isOpen) return false;
    // What only Terraform knows may be the same; that it may not be is told where the argument is.
    if (!argument.endsWith('_id')) return true;
    const [from, to] = [before.resolve(old, argument), after.resolve(now, argument)];
    if (from.kind === 'unknown' || to.kind === 'unknown') return true;
    return (
      from.kind === 'resource' && to.kind === 'resource' && from.resource.address === previousOf(to.resource.address)
    );
  };
  const forced = (FORCES_REPLACEMENT.get(now.type) ?? []).filter((argument) => !isKept(argument));
  const [was, is] = [old.values.sku, now.values.sku];
  const isPremium =
    now.type === 'azurerm_servicebus_namespace' && was !== is && (was === 'Premium' || is === 'Premium');
  return isPremium ? [...forced, 'sku'] : forced;
}

function replacementOf({ values }: TerraformResource): ChangeKind {
  const { lifecycle } = values as { lifecycle?: { create_before_destroy?: unknown } };
  return lifecycle?.create_before_destroy === true ? 'create-then-delete' : 'delete-then-create';
}

function isSame(before: TerraformResource, after: TerraformResource): boolean {
  const { '//': _, ...old } = before.values;
  const { '//': __, ...now } = after.values;
  return textOf(old) === textOf(now);
}

/** A value as text that is the same for the same value. */
function textOf(value: unknown): string {
  return JSON.stringify(value instanceof Reference ? value.text : (value ?? null), (_, part: unknown) => {
    if (part instanceof Reference) return part.text;
    return isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part;
  });
}
