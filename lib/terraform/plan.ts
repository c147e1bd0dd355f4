import type { DocumentContents } from './configuration';
import { type ModuleConfiguration, moduleAt, moduleConfiguration } from './plan-configuration';
import { deletedBy, type Instance, instancesOf, type PlanSide } from './plan-instances';
import { PlanJoiner, type Trace } from './plan-join';
import { planRemovesDefaultRule } from './plan-providers';
import { collectPlanReferences } from './references';
import {
  argumentAt,
  type Gap,
  isObject,
  type JsonObject,
  Reference,
  type Target,
  type TerraformOutput,
  type TerraformResource,
  type TerraformSettings,
} from './resource';
import { traversalsOf } from './traversal';

export type { PlanSide } from './plan-instances';

/** Whether some JSON is a plan of `terraform show -json`. */
export function isPlan(json: JsonObject): boolean {
  return Array.isArray(json.resource_changes);
}

/**
 * The resources of a plan on one side of it.
 *
 * Ids of what is created are not known yet; they are joined through the references of the configuration, as far as
 * those decide it.
 */
export function readPlan(file: string, json: JsonObject, side: PlanSide): DocumentContents {
  const configuration = isObject(json.configuration) ? json.configuration : {};
  const root = json.configuration === undefined ? undefined : moduleConfiguration(configuration.root_module);
  const instances = instancesOf(file, json, side).map((instance) => withoutDefaults(instance, root));
  const byAddress = new Map(instances.map((instance) => [instance.resource.address, instance]));
  const joiner = new PlanJoiner(root, instances);
  const resolver = new PlanResolver(instances, byAddress, joiner);
  return {
    resources: instances.map(({ resource }) => resource),
    deleted: side === 'after' ? deletedBy(file, json) : [],
    outputs: outputsOf(file, configuration, json),
    settings: settingsOf(file, configuration, json),
    references: (owner) => {
      if (!('values' in owner)) return collectPlanReferences({ value: outputExpression(root, owner.name) });
      const instance = byAddress.get(owner.address);
      return instance === undefined ? [] : collectPlanReferences(joiner.configurationOf(instance)?.expressions);
    },
    gaps: gapsOf(file, json),
    removesDefaultRule: ({ address }) => {
      const instance = byAddress.get(address);
      const provider = instance && joiner.configurationOf(instance)?.provider;
      return planRemovesDefaultRule(configuration.provider_config, provider);
    },
    resolve: (resource, argument) => resolver.resolve(resource, argument),
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

function gapsOf(file: string, json: JsonObject): Gap[] {
  const problem = planProblem(json);
  const errored = json.errored === true ? 'ends with an error, so it does not have everything' : undefined;
  return [problem === undefined ? undefined : `is ${problem}`, errored].flatMap((why) =>
    why === undefined ? [] : [{ file, address: 'the plan', why, effect: 'more' as const }],
  );
}

/** What of Service Bus is computed as an output, and not a setting. */
const OUTPUTS = /^id$|_key$|_key_|connection_string|endpoint|^identity$/;

/**
 * Settings that nobody has written, and of which the provider only takes over what Azure chooses: as if they were not
 * set. Those that are written and not known stay unknown.
 */
function withoutDefaults(instance: Instance, root: ModuleConfiguration | undefined): Instance {
  const { resource, modules, local } = instance;
  const written = moduleAt(root, modules)?.resources.get(local)?.expressions;
  if (written === undefined || !/^azurerm_servicebus_/.test(resource.type)) return instance;
  const isDefault = ([name, value]: readonly [string, unknown]) =>
    value instanceof Reference && written[name] === undefined && !OUTPUTS.test(name);
  const entries = Object.entries(resource.values);
  if (!entries.some(isDefault)) return instance;
  return {
    ...instance,
    resource: { ...resource, values: Object.fromEntries(entries.filter((one) => !isDefault(one))) },
  };
}

/** What arguments are of which type lead to; others may lead to anything. */
const EXPECTED: Readonly<Record<string, RegExp>> = {
  namespace_id: /_servicebus_namespace$|^azapi_resource$/,
  topic_id: /_servicebus_topic$|^azapi_resource$/,
  queue_id: /_servicebus_queue$|^azapi_resource$/,
  subscription_id: /_servicebus_subscription$|^azapi_resource$/,
  topic_name: /_servicebus_topic$|^azapi_resource$/,
  namespace_name: /_servicebus_namespace$|^azapi_resource$/,
  forward_to: /_servicebus_(queue|topic)$|^azapi_resource$/,
  forward_dead_lettered_messages_to: /_servicebus_(queue|topic)$|^azapi_resource$/,
};

/** Attributes that stand for a resource as a whole, where an argument wants its id or its name. */
const STANDS_FOR = new Set(['id', 'name', 'resource_id', 'output']);

class PlanResolver {
  private readonly byId: ReadonlyMap<string, TerraformResource>;
  private readonly onlyAzureIsUnknown: boolean;

  constructor(
    instances: readonly Instance[],
    private readonly byAddress: ReadonlyMap<string, Instance>,
    private readonly joiner: PlanJoiner,
  ) {
    const resources = instances.map(({ resource }) => resource);
    // Of a resource and a data source that reads it, the resource says more.
    const sorted = [...resources].sort((a, b) => Number(a.mode === 'managed') - Number(b.mode === 'managed'));
    this.byId = new Map(
      sorted.flatMap((one) => (typeof one.values.id === 'string' ? [[one.values.id.toLowerCase(), one]] : [])),
    );
    this.onlyAzureIsUnknown = resources.every(
      ({ type, values }) => /^(azurerm|azapi)_/.test(type) || !Object.values(values).some(hasUnknown),
    );
  }

  resolve(resource: TerraformResource, argument: string): Target {
    const value = argumentAt(resource.values, argument);
    if (value === undefined || value === null || value === '') return { kind: 'absent' };
    if (!(value instanceof Reference)) {
      const found = this.byId.get(String(value).toLowerCase());
      return found === undefined ? { kind: 'id', id: String(value) } : { kind: 'resource', resource: found };
    }
    const instance = this.byAddress.get(resource.address);
    const expressions = instance && this.joiner.configurationOf(instance)?.expressions;
    if (instance === undefined || expressions === undefined) return { kind: 'unknown', why: 'it is known after apply' };
    const expression = expressionAt(expressions, argument);
    return this.targetOf(resource, argument, expression, this.joiner.trace(instance, expression));
  }

  private targetOf(from: TerraformResource, argument: string, expression: unknown, trace: Trace): Target {
    if (trace.kind === 'any') return { kind: 'unknown', why: trace.why };
    const expected = EXPECTED[argument];
    const found = trace.kind === 'one' ? [trace.instance] : trace.instances;
    const fitting = found.map(({ resource }) => resource).filter(({ type }) => expected?.test(type) ?? true);
    const [only] = fitting;
    if (trace.kind === 'one') {
      const [attribute] = trace.steps;
      const isWhole = attribute === undefined || expected === undefined || STANDS_FOR.has(String(attribute.key));
      if (only !== undefined && isWhole) return this.byKey(from, expression, only, trace.among ?? []);
      return { kind: 'unknown', why: `it is built from an attribute of ${trace.instance.resource.address}` };
    }
    // Only a part of what it may be is of the type that belongs here: something else is built from the rest.
    if (fitting.length < found.length) return { kind: 'unknown', why: trace.why };
    const created = this.createdAmong(from, expression, fitting);
    const [one] = created;
    if (created.length === 1 && one !== undefined) return { kind: 'resource', resource: one };
    return { kind: 'unknown', why: trace.why, candidates: created };
  }

  /** What is joined by `each.key` rests on that, unless it is the only one that it can be. */
  private byKey(
    from: TerraformResource,
    expression: unknown,
    found: TerraformResource,
    among: readonly Instance[],
  ): Target {
    if (among.length === 0) return { kind: 'resource', resource: found };
    const created = this.createdAmong(
      from,
      expression,
      among.map(({ resource }) => resource),
    );
    if (created.length === 1 && created[0] === found) return { kind: 'resource', resource: found };
    return { kind: 'resource', resource: found, isByKey: true };
  }

  /**
   * An id is known after the apply since it is the id of something that the apply creates: had the index led to what is
   * there already, its id would be known now. Unless the index itself is known after the apply, which takes something
   * else that is not known: a random name, a time, a read that is put off.
   */
  private createdAmong(
    from: TerraformResource,
    expression: unknown,
    candidates: readonly TerraformResource[],
  ): readonly TerraformResource[] {
    const instance = this.byAddress.get(from.address);
    const isIndexKnown =
      this.onlyAzureIsUnknown &&
      traversalsOf(expression).every(({ root }) => !/^(data|local|path|terraform|self)\b/.test(root));
    const unknownIds = candidates.filter(({ values }) => values.id instanceof Reference);
    const isPlausible = unknownIds.length > 0 && unknownIds.every(isMade);
    const isNews = isMade(from) && instance !== undefined;
    return isIndexKnown && isPlausible && isNews ? unknownIds : candidates;
  }
}

function isMade({ presence }: TerraformResource): boolean {
  return presence === 'created' || presence === 'replaced';
}

function hasUnknown(value: unknown): boolean {
  if (value instanceof Reference) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnknown);
}

/** The expression of an argument, or of the list or block that it is part of where that is one expression. */
function expressionAt(expressions: JsonObject, argument: string): unknown {
  const parts = argument.split('.');
  for (let length = 1; length < parts.length; length++) {
    const whole = argumentAt(expressions, parts.slice(0, length).join('.'));
    if (traversalsOf(whole).length > 0) return whole;
  }
  return argumentAt(expressions, argument);
}

function outputExpression(root: ModuleConfiguration | undefined, name: string): unknown {
  return root?.outputs[name];
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
