import { own } from '../../schema';
import {
  isObject,
  type JsonObject,
  type JsonPath,
  type Presence,
  Reference,
  type TerraformResource,
} from '../resource';
import { sensitivePaths } from '../shown-value';
import { keyIn } from './traversal';

/** What of a plan is looked at: what will be, or what was before. */
export type PlanSide = 'before' | 'after';

/** One instance of a resource of the configuration. */
export interface Instance {
  readonly resource: TerraformResource;
  /** The modules that it is in, each with its own key: `a["x"]`, `b`. */
  readonly modules: readonly string[];
  /** `type.name`, as the configuration of its module calls it. */
  readonly local: string;
  /** The key of `for_each`, or the number of `count`. */
  readonly key: string | number | undefined;
}

/**
 * The instances that a plan has on one side of it.
 *
 * A plan lists changes, those that change nothing included; but one with `-target` lists only its targets, and data
 * sources that were read while planning stand in the prior state alone. What the prior state has and no change is about
 * stays as it is.
 */
export function instancesOf(file: string, json: JsonObject, side: PlanSide): Instance[] {
  const changes = (json.resource_changes as unknown[]).map((change) => (isObject(change) ? change : {}));
  const changed = changes.flatMap((change, index) => changedInstance(file, change, index, side));
  const met = new Set(changes.flatMap(({ address, previous_address: previous }) => [address, previous]));
  return [...changed, ...priorInstances(file, json).filter(({ resource }) => !met.has(resource.address))];
}

/** What a plan deletes and does not create again, as it was. */
export function deletedBy(file: string, json: JsonObject): TerraformResource[] {
  const changes = (json.resource_changes as unknown[]).map((change) => (isObject(change) ? change : {}));
  return changes.flatMap((change, index) => {
    const actions = isObject(change.change) && Array.isArray(change.change.actions) ? change.change.actions : [];
    // A rule that is made anew is gone from the subscription that it had, wherever it is from now on.
    const isGone = actions.length === 1 || change.type === 'azurerm_servicebus_subscription_rule';
    if (!isGone || !actions.includes('delete')) return [];
    return changedInstance(file, change, index, 'before').map(({ resource }) => resource);
  });
}

function changedInstance(file: string, change: JsonObject, index: number, side: PlanSide): Instance[] {
  const { change: detail, address, type, name, mode } = change;
  if (!isObject(detail)) return [];
  const actions = Array.isArray(detail.actions) ? detail.actions.map(String) : [];
  // What Terraform forgets stays in Azure as it is.
  const isForgotten = actions.includes('forget');
  const from = side === 'after' && isForgotten ? 'before' : side;
  if (!isObject(detail[from])) return [];
  const unknown = from === 'after' && isObject(detail.after_unknown) ? detail.after_unknown : {};
  const modules = typeof change.module_address === 'string' ? splitModules(change.module_address) : [];
  const isData = mode === 'data';
  const presence = isData ? 'read' : isForgotten ? 'forgotten' : presenceOf(actions, detail, side);
  const resource: TerraformResource = {
    file,
    // What is moved had another address before.
    address: String(side === 'before' ? (change.previous_address ?? address) : address),
    mode: isData ? 'data' : 'managed',
    type: String(type),
    path: ['resource_changes', index, 'change', from],
    values: withUnknown(detail[from], unknown) as JsonObject,
    presence,
    sensitive: sensitivePaths(detail[`${from}_sensitive`]),
  };
  return [{ resource, modules, local: `${isData ? 'data.' : ''}${type}.${name}`, key: keyOf(change.index) }];
}

function presenceOf(actions: readonly string[], detail: JsonObject, side: PlanSide): Presence {
  if (side === 'before') return 'deployed';
  if (actions.includes('create')) return actions.includes('delete') ? 'replaced' : 'created';
  return isObject(detail.importing) ? 'imported' : 'deployed';
}

/** What is deployed already, and what data sources have read: the state that the plan was made from. */
function priorInstances(file: string, { prior_state: prior }: JsonObject): Instance[] {
  const values = isObject(prior) && isObject(prior.values) ? prior.values : {};
  return instancesOfState(file, values.root_module, ['prior_state', 'values', 'root_module']);
}

/**
 * What a state has, as `terraform show -json` writes it.
 *
 * @param path where the root module stands in the JSON of the file
 */
export function instancesOfState(file: string, root: unknown, path: JsonPath): Instance[] {
  const read = (module: unknown, path: JsonPath): Instance[] => {
    if (!isObject(module)) return [];
    const modules = typeof module.address === 'string' ? splitModules(module.address) : [];
    const own = (Array.isArray(module.resources) ? module.resources : []).flatMap((one: unknown, index) => {
      // An object that a failed replacement has left behind stands beside the one that counts.
      if (!isObject(one) || !isObject(one.values) || typeof one.deposed_key === 'string') return [];
      const isData = one.mode === 'data';
      const resource: TerraformResource = {
        file,
        address: String(one.address),
        mode: isData ? 'data' : 'managed',
        type: String(one.type),
        path: [...path, 'resources', index, 'values'],
        values: one.values,
        presence: isData ? 'read' : 'deployed',
        sensitive: sensitivePaths(one.sensitive_values),
      };
      return [{ resource, modules, local: `${isData ? 'data.' : ''}${one.type}.${one.name}`, key: keyOf(one.index) }];
    });
    const children = Array.isArray(module.child_modules) ? module.child_modules : [];
    return [...own, ...children.flatMap((child, index) => read(child, [...path, 'child_modules', index]))];
  };
  return read(root, path);
}

function keyOf(index: unknown): Instance['key'] {
  return typeof index === 'string' || typeof index === 'number' ? index : undefined;
}

/** The values with a reference for each that only the apply tells, also inside blocks. */
function withUnknown(values: unknown, unknown: unknown): unknown {
  if (unknown === true) return new Reference('known after apply');
  if (Array.isArray(unknown)) {
    const list = Array.isArray(values) ? values : [];
    return Array.from({ length: Math.max(list.length, unknown.length) }, (_, index) =>
      withUnknown(list[index], unknown[index]),
    );
  }
  if (!isObject(unknown)) return values;
  const known = isObject(values) ? values : {};
  const names = new Set([...Object.keys(known), ...Object.keys(unknown)]);
  return Object.fromEntries([...names].map((name) => [name, withUnknown(own(known, name), own(unknown, name))]));
}

/** `module.a["x"].module.b` as `a["x"]` and `b`. */
export function splitModules(address: string): string[] {
  return [...address.matchAll(/module\.([\w-]+(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?)/g)].map(
    ([, module]) => module as string,
  );
}

/** A module's name without the key of its instance. */
export function moduleName(module: string): string {
  const key = module.indexOf('[');
  return key === -1 ? module : module.slice(0, key);
}

/** The key of a module's instance; `undefined` for a module of which there is one. */
export function moduleKey(module: string): Instance['key'] {
  const key = module.indexOf('[');
  return key === -1 || !module.endsWith(']') ? undefined : keyIn(module.slice(key + 1, -1));
}
