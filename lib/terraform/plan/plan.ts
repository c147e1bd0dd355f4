import { own } from '../../schema';
import type { DocumentContents } from '../module/configuration';
import { collectPlanReferences } from '../references';
import {
  argumentAt,
  type Gap,
  isObject,
  type JsonObject,
  Reference,
  type TerraformOutput,
  type TerraformSettings,
} from '../resource';
import { type Evaluation, evaluated, NOT_EVALUATED, repetitionGaps } from './evaluation';
import { type ModuleConfiguration, moduleAt, moduleConfiguration } from './plan-configuration';
import { deletedBy, type Instance, instancesOf, type PlanSide } from './plan-instances';
import { PlanJoiner } from './plan-join';
import { planRemovesDefaultRule } from './plan-providers';
import { PlanResolver } from './plan-resolver';

export type { PlanSide } from './plan-instances';

/**
 * The resources of a plan on one side of it.
 *
 * Ids of what is created are not known yet; they are joined through the references of the configuration, as far as
 * those decide it.
 *
 * @param evaluation what Terraform has evaluated beyond that: joins that references do not decide
 */
export function readPlan(
  file: string,
  json: JsonObject,
  side: PlanSide,
  evaluation: Evaluation = NOT_EVALUATED,
): DocumentContents {
  const configuration = isObject(json.configuration) ? json.configuration : {};
  const root = json.configuration === undefined ? undefined : moduleConfiguration(configuration.root_module);
  const instances = instancesOf(file, json, side).map((instance) =>
    evaluated(withoutDefaults(instance, root), evaluation),
  );
  const byAddress = new Map(instances.map((instance) => [instance.resource.address, instance]));
  const joiner = new PlanJoiner(root, instances);
  const resolver = new PlanResolver(instances, byAddress, joiner, evaluation);
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
    gaps: [...gapsOf(file, json), ...repetitionGaps(file, evaluation)],
    removesDefaultRule: ({ address }) => {
      const instance = byAddress.get(address);
      const provider = instance && joiner.configurationOf(instance)?.provider;
      return planRemovesDefaultRule(configuration.provider_config, provider);
    },
    resolve: (resource, argument) => resolver.resolve(resource, argument),
    resourcesWith: () => instances.map(({ resource }) => resource),
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

/**
 * Settings of Service Bus for which azurerm takes over what Azure chooses where nothing is written: optional and computed
 * in its schema.
 */
const CHOSEN_BY_AZURE = new Set([
  'auto_delete_on_idle',
  'default_message_ttl',
  'duplicate_detection_history_time_window',
  'lock_duration',
  'max_message_size_in_kilobytes',
  'max_size_in_megabytes',
  'network_rule_set',
  'sql_filter_compatibility_level',
]);

/**
 * Settings that nobody has written, and of which the provider only takes over what Azure chooses: as if they were not
 * set. Those that are written and not known stay unknown.
 */
function withoutDefaults(instance: Instance, root: ModuleConfiguration | undefined): Instance {
  const { resource, modules, local } = instance;
  const written = moduleAt(root, modules)?.resources.get(local)?.expressions;
  if (written === undefined || !/^azurerm_servicebus_/.test(resource.type)) return instance;
  const isDefault = ([name, value]: readonly [string, unknown]) =>
    value instanceof Reference && own(written, name) === undefined && CHOSEN_BY_AZURE.has(name);
  const entries = Object.entries(resource.values);
  if (!entries.some(isDefault)) return instance;
  return {
    ...instance,
    resource: { ...resource, values: Object.fromEntries(entries.filter((one) => !isDefault(one))) },
  };
}

function outputExpression(root: ModuleConfiguration | undefined, name: string): unknown {
  return own(root?.outputs, name);
}

function outputsOf(file: string, configuration: JsonObject, json: JsonObject): TerraformOutput[] {
  const declared = argumentAt(configuration, 'root_module.outputs');
  const planned = argumentAt(json, 'planned_values.outputs');
  return Object.entries(isObject(declared) ? declared : {}).flatMap(([name, output]) => {
    if (!isObject(output)) return [];
    const found = isObject(planned) ? own(planned, name) : undefined;
    const value = isObject(found) ? found.value : undefined;
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
        // The one inside of Terraform has its version.
        .filter(({ full_name: full }) => full !== 'terraform.io/builtin/terraform')
        .map(({ name, version_constraint: allowed }) => [
          String(name),
          typeof allowed === 'string' ? allowed : undefined,
        ]),
    ),
    writtenBy: typeof version === 'string' ? `terraform ${version}` : undefined,
    said: {},
  };
}
