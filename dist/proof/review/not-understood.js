"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.reviewNotUnderstood = reviewNotUnderstood;
const routing_1 = require("../../routing");
const terraform_1 = require("../../terraform");
const SCRIPT = /^(null_resource|terraform_data)$/;
/**
 * What changes, may say something of Service Bus, and is not understood: resources of azapi, deployments of templates,
 * scripts. Nothing certain can be said beside them.
 */
function reviewNotUnderstood({ before, after, changes }) {
    const known = new Map([...before.resources, ...after.resources].map((resource) => [resource.address, resource]));
    const scripts = scriptsIn(after.files.map(({ text }) => text));
    return changes.flatMap(({ address, kind }) => {
        if (kind === 'none' || kind === 'forget')
            return [];
        const resource = known.get(address);
        if (resource === undefined)
            return [];
        const what = SCRIPT.test(resource.type) ? scripts(resource) : (0, routing_1.whatItHides)(resource);
        if (what === undefined)
            return [];
        const text = `\`${resource.type}\` ${what}, which is not understood here: cannot tell what it does to messages`;
        return [{ code: 'not-understood', subject: address, text, unknown: true }];
    });
}
/** Whether a resource runs commands: in a configuration it says so itself, in a plan its configuration does. */
function scriptsIn(texts) {
    let modules;
    return ({ address, values }) => {
        modules ??= texts.flatMap(modulesIn);
        const local = address.replace(/^(module\.[\w-]+(\[[^\]]*\])?\.)*/, '').replace(/\[.*$/, '');
        const inPlan = modules.some((module) => [module.resources].flat().some((one) => (0, terraform_1.isObject)(one) && one.address === local && one.provisioners !== undefined));
        return inPlan || values.provisioner !== undefined ? 'runs commands (`provisioner`)' : undefined;
    };
}
function modulesIn(text) {
    const below = (module) => {
        if (!(0, terraform_1.isObject)(module))
            return [];
        const calls = (0, terraform_1.isObject)(module.module_calls) ? Object.values(module.module_calls) : [];
        return [module, ...calls.flatMap((call) => below((0, terraform_1.isObject)(call) ? call.module : undefined))];
    };
    try {
        return below((0, terraform_1.argumentAt)(JSON.parse(text), 'configuration.root_module'));
    }
    catch {
        return [];
    }
}
//# sourceMappingURL=not-understood.js.map