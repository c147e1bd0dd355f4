"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.moduleConfiguration = moduleConfiguration;
exports.moduleAt = moduleAt;
const plan_instances_1 = require("./plan-instances");
const resource_1 = require("./resource");
/** The module of a plan's configuration, with those that it calls. */
function moduleConfiguration(json) {
    const { resources, module_calls: calls, outputs } = (0, resource_1.isObject)(json) ? json : {};
    const own = Array.isArray(resources) ? resources.filter(resource_1.isObject) : [];
    return {
        resources: new Map(own.map(({ address, expressions, for_each_expression: forEach, provider_config_key: provider }) => [
            String(address),
            {
                expressions: asObject(expressions),
                forEach,
                provider: typeof provider === 'string' ? provider : undefined,
            },
        ])),
        calls: new Map(Object.entries(asObject(calls)).map(([name, call]) => {
            const { expressions, for_each_expression: forEach, module } = asObject(call);
            return [name, { expressions: asObject(expressions), forEach, module: moduleConfiguration(module) }];
        })),
        outputs: Object.fromEntries(Object.entries(asObject(outputs)).map(([name, output]) => [name, asObject(output).expression])),
    };
}
/** The module at a place, by the names of the calls that lead there. */
function moduleAt(root, modules) {
    return modules.reduce((module, name) => module?.calls.get((0, plan_instances_1.moduleName)(name))?.module, root);
}
function asObject(value) {
    return (0, resource_1.isObject)(value) ? value : {};
}
//# sourceMappingURL=plan-configuration.js.map