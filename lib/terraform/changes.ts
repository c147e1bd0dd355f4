import { readFileSync } from 'node:fs';
import { parseDocument, readDocuments, type TerraformDocument } from './document';
import { isPlan } from './plan';
import { isObject, type JsonObject, Reference, type TerraformResource, UnreadableDocument } from './resource';

/** What happens to a resource; `replace` says in which order. */
export type ChangeKind = 'none' | 'create' | 'update' | 'delete' | 'delete-then-create' | 'create-then-delete';

/** What a plan, or the step from one configuration to another, does to one resource. */
export interface ResourceChange {
  /** The address after; before, where it is deleted. */
  readonly address: string;
  /** The address before, where it is another one. */
  readonly previousAddress: string | undefined;
  readonly type: string;
  readonly kind: ChangeKind;
  /** The arguments that force a replacement, where that is known. */
  readonly because: readonly string[];
}

/** Two states of a deployment, and what leads from one to the other. */
export interface DocumentChange {
  readonly before: TerraformDocument;
  readonly after: TerraformDocument;
  /** Changes by the address after, or before where it is deleted; those that change nothing are left out. */
  readonly changes: readonly ResourceChange[];
  /** Whether the provider takes the rule $Default away from new subscriptions. */
  readonly removesDefaultRule: boolean;
  /** Why the plan does not tell everything, where Terraform says so. */
  readonly incomplete: string | undefined;
}

/** A plan of `terraform show -json`, as a change. @throws UnreadableDocument in one line */
export function readPlanChange(path: string): DocumentChange {
  const text = readText(path);
  const before = parseDocument(path, text, 'before');
  const after = parseDocument(path, text, 'after');
  if (after.problem !== undefined) throw new UnreadableDocument(`${path}: ${after.problem}`);
  const json = JSON.parse(text) as JsonObject;
  if (!isPlan(json))
    throw new UnreadableDocument(`${path}: no plan; expected one from terraform show -json, or two configurations`);
  const changes = (json.resource_changes as unknown[]).filter(isObject).flatMap(planChange);
  return { before, after, changes, removesDefaultRule: planRemovesDefaultRule(json), incomplete: incompleteness(json) };
}

/** The step from one configuration to another, of one stack each. @throws UnreadableDocument in one line */
export function readConfigurationChange(beforePath: string, afterPath: string): DocumentChange {
  const [before, after] = [onlyDocument(beforePath), onlyDocument(afterPath)];
  const moved = movedIn(afterPath);
  const known = new Map(before.resources.map((resource) => [resource.address, resource]));
  const changes: ResourceChange[] = [];
  const met = new Set<string>();
  for (const resource of after.resources.filter(({ mode }) => mode === 'managed')) {
    const previous = moved.get(resource.address) ?? resource.address;
    const old = known.get(previous);
    met.add(previous);
    const because = old === undefined ? [] : forcesReplacement(old, resource);
    const kind =
      old === undefined
        ? 'create'
        : because.length > 0
          ? replacementOf(resource)
          : isSame(old, resource)
            ? 'none'
            : 'update';
    const isMoved = old !== undefined && previous !== resource.address;
    if (kind === 'none' && !isMoved) continue;
    changes.push({
      address: resource.address,
      previousAddress: isMoved ? previous : undefined,
      type: resource.type,
      kind,
      because,
    });
  }
  for (const { address, type, mode } of before.resources) {
    if (mode === 'managed' && !met.has(address)) {
      changes.push({ address, previousAddress: undefined, type, kind: 'delete', because: [] });
    }
  }
  return {
    before,
    after,
    changes,
    removesDefaultRule: configurationRemovesDefaultRule(afterPath),
    incomplete: undefined,
  };
}

function incompleteness({ errored, complete }: JsonObject): string | undefined {
  if (errored === true) return 'Terraform stopped with an error while it made this plan';
  return complete === false ? 'Terraform has put off some changes to a later plan' : undefined;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UnreadableDocument(`${path}: there is no such file`);
  }
}

function onlyDocument(path: string): TerraformDocument {
  const [only, ...others] = readDocuments(path);
  if (only === undefined || others.length > 0) {
    throw new UnreadableDocument(
      `${path}: ${others.length + 1} stacks; name the folder of one, for example ${path}/stacks/prod`,
    );
  }
  return only;
}

const KINDS: Readonly<Record<string, ChangeKind>> = {
  create: 'create',
  update: 'update',
  delete: 'delete',
  'delete create': 'delete-then-create',
  'create delete': 'create-then-delete',
};

function planChange({ address, previous_address: previous, type, change, mode }: JsonObject): ResourceChange[] {
  if (mode === 'data' || !isObject(change)) return [];
  const { actions, replace_paths: paths } = change;
  const kind = KINDS[Array.isArray(actions) ? actions.join(' ') : ''] ?? 'none';
  const previousAddress = typeof previous === 'string' && previous !== address ? previous : undefined;
  if (kind === 'none' && previousAddress === undefined) return [];
  const because = (Array.isArray(paths) ? paths : []).map((path) =>
    Array.isArray(path) ? path.join('.') : String(path),
  );
  return [{ address: String(address), previousAddress, type: String(type), kind, because }];
}

/** The arguments of which a change makes azurerm replace the resource. */
const FORCES_REPLACEMENT: Readonly<Record<string, readonly string[]>> = {
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
};

function forcesReplacement(before: TerraformResource, after: TerraformResource): string[] {
  const forced = (FORCES_REPLACEMENT[after.type] ?? []).filter(
    (argument) => textOf(before.values[argument]) !== textOf(after.values[argument]),
  );
  const [old, now] = [before.values.sku, after.values.sku];
  const isPremium =
    after.type === 'azurerm_servicebus_namespace' && old !== now && (old === 'Premium' || now === 'Premium');
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

/** Where resources were before, by where they are now. */
function movedIn(path: string): Map<string, string> {
  const blocks = filesIn(path).flatMap(({ moved }) => (Array.isArray(moved) ? moved.filter(isObject) : []));
  return new Map(blocks.map(({ from, to }) => [String(to), String(from)]));
}

function filesIn(path: string): JsonObject[] {
  const files = new Set(readDocuments(path).flatMap(({ resources }) => resources.map(({ file }) => file)));
  return [...files].map((file) => JSON.parse(readText(file)) as JsonObject);
}

const SWITCH = 'auto_delete_subscription_default_rule';

/** In a plan, features are expressions of the provider's configuration. */
function planRemovesDefaultRule({ configuration }: JsonObject): boolean {
  const { provider_config: providers } = configuration as { provider_config?: unknown };
  const all = Object.values(isObject(providers) ? providers : {});
  const azurerm = all.filter((provider) => isObject(provider) && provider.name === 'azurerm');
  return azurerm.some((provider) => hasSwitch((provider as { expressions?: unknown }).expressions, true));
}

function configurationRemovesDefaultRule(path: string): boolean {
  return filesIn(path).some(({ provider }) => isObject(provider) && hasSwitch(provider.azurerm, false));
}

/** Whether the switch is on, somewhere under `features`. */
function hasSwitch(part: unknown, isExpression: boolean): boolean {
  if (Array.isArray(part)) return part.some((one) => hasSwitch(one, isExpression));
  if (!isObject(part)) return false;
  const value = part[SWITCH];
  const plain = isExpression && isObject(value) ? value.constant_value : value;
  return plain === true || Object.values(part).some((one) => hasSwitch(one, isExpression));
}
