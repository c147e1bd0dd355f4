"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readPlan = readPlan;
exports.planProblem = planProblem;
const schema_1 = require("../schema");
const plan_configuration_1 = require("./plan-configuration");
const plan_instances_1 = require("./plan-instances");
const plan_join_1 = require("./plan-join");
const plan_providers_1 = require("./plan-providers");
const plan_resolver_1 = require("./plan-resolver");
const references_1 = require("./references");
const resource_1 = require("./resource");
/**
 * The resources of a plan on one side of it.
 *
 * Ids of what is created are not known yet; they are joined through the references of the configuration, as far as
 * those decide it.
 */
function readPlan(file, json, side) {
    const configuration = (0, resource_1.isObject)(json.configuration) ? json.configuration : {};
    const root = json.configuration === undefined ? undefined : (0, plan_configuration_1.moduleConfiguration)(configuration.root_module);
    const instances = (0, plan_instances_1.instancesOf)(file, json, side).map((instance) => withoutDefaults(instance, root));
    const byAddress = new Map(instances.map((instance) => [instance.resource.address, instance]));
    const joiner = new plan_join_1.PlanJoiner(root, instances);
    const resolver = new plan_resolver_1.PlanResolver(instances, byAddress, joiner);
    return {
        resources: instances.map(({ resource }) => resource),
        deleted: side === 'after' ? (0, plan_instances_1.deletedBy)(file, json) : [],
        outputs: outputsOf(file, configuration, json),
        settings: settingsOf(file, configuration, json),
        references: (owner) => {
            if (!('values' in owner))
                return (0, references_1.collectPlanReferences)({ value: outputExpression(root, owner.name) });
            const instance = byAddress.get(owner.address);
            return instance === undefined ? [] : (0, references_1.collectPlanReferences)(joiner.configurationOf(instance)?.expressions);
        },
        gaps: gapsOf(file, json),
        removesDefaultRule: ({ address }) => {
            const instance = byAddress.get(address);
            const provider = instance && joiner.configurationOf(instance)?.provider;
            return (0, plan_providers_1.planRemovesDefaultRule)(configuration.provider_config, provider);
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
function planProblem({ format_version: version, configuration }) {
    if (typeof version !== 'string' || !KNOWN_FORMAT.test(version)) {
        const got = version === undefined ? 'no format_version' : `format_version ${JSON.stringify(version)}`;
        return `a plan with ${got}, and 1.x is known; write it with terraform show -json`;
    }
    if ((0, resource_1.isObject)(configuration) && (0, resource_1.isObject)(configuration.root_module))
        return undefined;
    return 'a plan without its configuration, so nothing tells what belongs together; write it with terraform show -json';
}
function gapsOf(file, json) {
    const problem = planProblem(json);
    const errored = json.errored === true ? 'ends with an error, so it does not have everything' : undefined;
    return [problem === undefined ? undefined : `is ${problem}`, errored].flatMap((why) => why === undefined ? [] : [{ file, address: 'the plan', why, effect: 'more' }]);
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
function withoutDefaults(instance, root) {
    const { resource, modules, local } = instance;
    const written = (0, plan_configuration_1.moduleAt)(root, modules)?.resources.get(local)?.expressions;
    if (written === undefined || !/^azurerm_servicebus_/.test(resource.type))
        return instance;
    const isDefault = ([name, value]) => value instanceof resource_1.Reference && (0, schema_1.own)(written, name) === undefined && CHOSEN_BY_AZURE.has(name);
    const entries = Object.entries(resource.values);
    if (!entries.some(isDefault))
        return instance;
    return {
        ...instance,
        resource: { ...resource, values: Object.fromEntries(entries.filter((one) => !isDefault(one))) },
    };
}
function outputExpression(root, name) {
    return (0, schema_1.own)(root?.outputs, name);
}
function outputsOf(file, configuration, json) {
    const declared = (0, resource_1.argumentAt)(configuration, 'root_module.outputs');
    const planned = (0, resource_1.argumentAt)(json, 'planned_values.outputs');
    return Object.entries((0, resource_1.isObject)(declared) ? declared : {}).flatMap(([name, output]) => {
        if (!(0, resource_1.isObject)(output))
            return [];
        const found = (0, resource_1.isObject)(planned) ? (0, schema_1.own)(planned, name) : undefined;
        const value = (0, resource_1.isObject)(found) ? found.value : undefined;
        return [
            {
                file,
                name,
                path: ['configuration', 'root_module', 'outputs', name],
                isSensitive: output.sensitive === true,
                value: value ?? new resource_1.Reference('known after apply'),
                said: {},
            },
        ];
    });
}
function settingsOf(file, configuration, json) {
    const providers = Object.values((0, resource_1.isObject)(configuration.provider_config) ? configuration.provider_config : {});
    const { terraform_version: version } = json;
    return {
        file,
        path: ['configuration', 'provider_config'],
        backend: undefined,
        isPlan: true,
        providers: new Map(providers
            .filter(resource_1.isObject)
            .map(({ name, version_constraint: allowed }) => [
            String(name),
            typeof allowed === 'string' ? allowed : undefined,
        ])),
        writtenBy: typeof version === 'string' ? `terraform ${version}` : undefined,
        said: {},
    };
}
//# sourceMappingURL=plan.js.map