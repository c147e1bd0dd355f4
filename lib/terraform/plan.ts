import type { DocumentContents } from './configuration';
import { collectPlanReferences, referencesOf } from './references';
import {
  argumentAt,
  isObject,
  type JsonObject,
  Reference,
  type TerraformOutput,
  type TerraformResource,
  type TerraformSettings,
} from './resource';

/** What of a plan is looked at: what will be, or what was before. */
export type PlanSide = 'before' | 'after';

/** Whether some JSON is a plan of `terraform show -json`. */
export function isPlan(json: JsonObject): boolean {
  return Array.isArray(json.resource_changes);
}

/**
 * The resources of a plan on one side of it.
 *
 * Ids of what is created are not known yet; they are joined through the references of the configuration: the same
 * instance where the reference goes by `each.key` or `count.index`, the only instance otherwise, and through the
 * arguments of module calls.
 */
export function readPlan(file: string, json: JsonObject, side: PlanSide): DocumentContents {
  const changes = json.resource_changes as unknown[];
  const instances = changes.flatMap((change, index) => (isObject(change) ? instanceOf(file, change, index, side) : []));
  const configuration = isObject(json.configuration) ? json.configuration : {};
  const root = json.configuration === undefined ? undefined : asModule(configuration.root_module);
  const byAddress = new Map(instances.map((instance) => [instance.resource.address, instance]));
  const byId = new Map(
    instances.flatMap(({ resource }) =>
      typeof resource.values.id === 'string' ? [[resource.values.id.toLowerCase(), resource]] : [],
    ),
  );
  const joined = new Joiner(root, instances);
  return {
    resources: instances.map(({ resource }) => resource),
    outputs: outputsOf(file, configuration, json),
    settings: settingsOf(file, configuration, json),
    references: (owner) => {
      if (!('values' in owner)) return collectPlanReferences({ value: outputExpression(configuration, owner.name) });
      const instance = byAddress.get(owner.address);
      return instance === undefined ? [] : collectPlanReferences(joined.expressionsOf(instance));
    },
    gaps: [],
    removesDefaultRule: () => false,
    resolve: ({ address, values }, argument) => {
      const value = argumentAt(values, argument);
      if (value === undefined || value === null) return { kind: 'absent' };
      const instance = byAddress.get(address);
      const resource =
        typeof value === 'string'
          ? byId.get(value.toLowerCase())
          : instance === undefined
            ? undefined
            : joined.target(instance, argument);
      if (resource !== undefined) return { kind: 'resource', resource };
      return typeof value === 'string' ? { kind: 'id', id: value } : { kind: 'unknown', why: 'known after apply' };
    },
  };
}

/** The format that is known: Terraform adds to it in minor versions, and changes it in major ones. */
const KNOWN_FORMAT = /^1\.\d+$/;

/**
 * Why nothing should be proved from a plan: it is of another format, or has no configuration to tell what belongs
 * together. `undefined` for one as `terraform show -json` writes it.
 */
export function planProblem({ format_version: version, configuration }: JsonObject): string | undefined {
  if (typeof version !== 'string' || !KNOWN_FORMAT.test(version)) {
    const got = version === undefined ? 'no format_version' : `format_version ${JSON.stringify(version)}`;
    return `a plan with ${got}, and 1.x is known; write it with terraform show -json`;
  }
  if (isObject(configuration) && isObject(configuration.root_module)) return undefined;
  return 'a plan without its configuration, so nothing tells what belongs together; write it with terraform show -json';
}

/** One instance of a resource of the configuration. */
interface Instance {
  readonly resource: TerraformResource;
  /** The modules that it is in, each with its own key. */
  readonly modules: readonly string[];
  /** `type.name`, as the configuration of its module calls it. */
  readonly local: string;
  /** The key of `for_each`, or the number of `count`. */
  readonly key: unknown;
}

function instanceOf(file: string, change: JsonObject, index: number, side: PlanSide): Instance[] {
  const { change: detail, address, type, name, mode } = change;
  if (!isObject(detail) || !isObject(detail[side])) return [];
  const unknown = side === 'after' && isObject(detail.after_unknown) ? detail.after_unknown : {};
  const values = withUnknown(detail[side], unknown) as JsonObject;
  const modules = typeof change.module_address === 'string' ? splitModules(change.module_address) : [];
  const isData = mode === 'data';
  const resource: TerraformResource = {
    file,
    // What is moved had another address before.
    address: String(side === 'before' ? (change.previous_address ?? address) : address),
    mode: isData ? 'data' : 'managed',
    type: String(type),
    path: ['resource_changes', index, 'change', side],
    values,
    presence: isData ? 'read' : 'deployed',
    sensitive: [],
  };
  return [{ resource, modules, local: `${isData ? 'data.' : ''}${type}.${name}`, key: change.index }];
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
  return Object.fromEntries([...names].map((name) => [name, withUnknown(known[name], unknown[name])]));
}

function outputExpression(configuration: JsonObject, name: string): unknown {
  const output = argumentAt(configuration, 'root_module.outputs');
  return isObject(output) && isObject(output[name]) ? output[name].expression : undefined;
}

function outputsOf(file: string, configuration: JsonObject, json: JsonObject): TerraformOutput[] {
  const declared = argumentAt(configuration, 'root_module.outputs');
  const planned = argumentAt(json, 'planned_values.outputs');
  return Object.entries(isObject(declared) ? declared : {}).flatMap(([name, output]) => {
    if (!isObject(output)) return [];
    const value = isObject(planned) && isObject(planned[name]) ? planned[name].value : undefined;
    return [
      {
        file,
        name,
        path: ['configuration', 'root_module', 'outputs', name],
        isSensitive: output.sensitive === true,
        value: value ?? new Reference('known after apply'),
        said: {},
      },
    ];
  });
}

function settingsOf(file: string, configuration: JsonObject, json: JsonObject): TerraformSettings {
  const providers = Object.values(isObject(configuration.provider_config) ? configuration.provider_config : {});
  const { terraform_version: version } = json;
  return {
    file,
    path: ['configuration', 'provider_config'],
    backend: undefined,
    isPlan: true,
    providers: new Map(
      providers
        .filter(isObject)
        .map(({ name, version_constraint: allowed }) => [
          String(name),
          typeof allowed === 'string' ? allowed : undefined,
        ]),
    ),
    writtenBy: typeof version === 'string' ? `terraform ${version}` : undefined,
    said: {},
  };
}

/** `module.a["x"].module.b` as `a["x"]` and `b`. */
function splitModules(address: string): string[] {
  return [...address.matchAll(/module\.([\w-]+(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?)/g)].map(
    ([, module]) => module as string,
  );
}

interface Module {
  readonly resources: ReadonlyMap<string, JsonObject>;
  readonly calls: ReadonlyMap<string, { readonly expressions: JsonObject; readonly module: Module }>;
}

function asModule(json: unknown): Module {
  const { resources, module_calls: calls } = isObject(json) ? json : {};
  const own = Array.isArray(resources) ? resources.filter(isObject) : [];
  const called = Object.entries(isObject(calls) ? calls : {}).flatMap(([name, call]) =>
    isObject(call)
      ? [
          [
            name,
            { expressions: isObject(call.expressions) ? call.expressions : {}, module: asModule(call.module) },
          ] as const,
        ]
      : [],
  );
  return {
    resources: new Map(
      own.map((resource) => [String(resource.address), isObject(resource.expressions) ? resource.expressions : {}]),
    ),
    calls: new Map(called),
  };
}

/** Finds what the arguments of instances refer to, by the expressions of the configuration. */
class Joiner {
  private readonly byPlace = new Map<string, Instance[]>();

  constructor(
    private readonly root: Module | undefined,
    instances: readonly Instance[],
  ) {
    for (const instance of instances) {
      const place = placeOf(instance.modules, instance.local);
      this.byPlace.set(place, [...(this.byPlace.get(place) ?? []), instance]);
    }
  }

  target(from: Instance, argument: string): TerraformResource | undefined {
    return this.follow(referencesOf(expressionAt(this.expressionsOf(from), argument)), from.modules, from.key);
  }

  /** The expressions of an instance's arguments, as the configuration has them. */
  expressionsOf({ modules, local }: Instance): JsonObject | undefined {
    return this.moduleAt(modules)?.resources.get(local);
  }

  private follow(
    references: readonly string[],
    modules: readonly string[],
    key: unknown,
  ): TerraformResource | undefined {
    for (const reference of references) {
      const variable = /^var\.([\w-]+)/.exec(reference)?.[1];
      if (variable !== undefined) {
        const found = this.followArgument(variable, modules);
        if (found !== undefined) return found;
      }
      const match = /^((?:data\.)?[A-Za-z]\w*\.[\w-]+)(?:\[("(?:[^"\\]|\\.)*"|\d+)\])?/.exec(reference);
      const candidates = match === null ? undefined : this.byPlace.get(placeOf(modules, match[1] as string));
      if (candidates === undefined) continue;
      const wanted = match?.[2] === undefined ? key : JSON.parse(match[2]);
      const same = candidates.find((candidate) => candidate.key === wanted);
      const [only] = candidates;
      if (same !== undefined) return same.resource;
      if (candidates.length === 1) return only?.resource;
    }
    return undefined;
  }

  /** What the caller of a module gives for one of its variables. */
  private followArgument(variable: string, modules: readonly string[]): TerraformResource | undefined {
    const called = modules.at(-1);
    if (called === undefined) return undefined;
    const outer = modules.slice(0, -1);
    const call = this.moduleAt(outer)?.calls.get(nameOf(called));
    return this.follow(referencesOf(call?.expressions[variable]), outer, undefined);
  }

  private moduleAt(modules: readonly string[]): Module | undefined {
    return modules.reduce<Module | undefined>((module, name) => module?.calls.get(nameOf(name))?.module, this.root);
  }
}

/** A module's name without the key of its instance. */
function nameOf(module: string): string {
  return module.replace(/\[.*$/, '');
}

function placeOf(modules: readonly string[], local: string): string {
  return [...modules, local].join(' ');
}

/** The expression of an argument, or of the list or block that it is part of where that is one expression. */
function expressionAt(expressions: JsonObject | undefined, argument: string): unknown {
  const parts = argument.split('.');
  for (let length = 1; length < parts.length; length++) {
    const whole = argumentAt(expressions, parts.slice(0, length).join('.'));
    if (referencesOf(whole).length > 0) return whole;
  }
  return argumentAt(expressions, argument);
}
