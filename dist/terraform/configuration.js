"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readConfiguration = readConfiguration;
const node_path_1 = require("node:path");
const instances_1 = require("./module/instances");
const modules_1 = require("./module/modules");
const providers_1 = require("./module/providers");
const resources_1 = require("./module/resources");
const scope_1 = require("./module/scope");
const settings_1 = require("./module/settings");
const source_1 = require("./module/source");
const targets_1 = require("./module/targets");
const references_1 = require("./references");
const resource_1 = require("./resource");
/**
 * What the files of one folder say together, as Terraform reads them.
 *
 * @param at the folder, where modules are looked for from; left out, no module is read
 * @param computed what is filled in when it is deployed; left out, only Terraform knows
 */
function readConfiguration(folder, at, computed) {
    const { files, variableFiles, gaps } = folder;
    const modules = new modules_1.LocalModules(at?.read, computed);
    for (const { text } of [...files, ...variableFiles])
        modules.bounds.add(text);
    const source = (0, source_1.moduleSource)(files);
    const root = new scope_1.Module(source, '', at?.folder, inputsOf(variableFiles, gaps), modules, undefined);
    const reader = new Reader(modules);
    reader.gaps.push(...gaps, ...source.gaps);
    reader.readModule(root, undefined);
    const { resources, ofInstance, moduleOf } = reader;
    const targets = new targets_1.Targets(resources, ofInstance);
    const outputs = outputsOf(root);
    if (modules.bounds.isExceeded)
        reader.gaps.push(exceededGap(files));
    const hasMore = reader.gaps.some(({ effect }) => effect === 'more');
    return {
        resources,
        outputs,
        settings: (0, settings_1.settingsOf)(source, files),
        references: (owner) => (0, references_1.collectReferences)('values' in owner ? owner.values : { value: owner.value }),
        gaps: reader.gaps,
        parts: [...reader.parts.values(), ...variableFiles.flatMap((file) => variableParts(file, source))],
        files: [...files, ...variableFiles, ...modules.files],
        modules: modules.folders,
        removesDefaultRule: (resource) => {
            const module = moduleOf.get(resource);
            const provider = module && (0, providers_1.providerOf)(module, resource.values.provider, resource.type);
            // Where no block of the provider is to be seen, it may stand in what is not read.
            if (provider === undefined)
                return hasMore ? undefined : false;
            return (0, providers_1.takesDefaultRuleAway)(provider);
        },
        resolve: (resource, argument) => targets.resolve(resource, argument),
        resourcesWith: (made) => readConfiguration(folder, at, made).resources,
    };
}
/** That values were left out: it is not known which of what is said depend on them. */
function exceededGap([first]) {
    const why = 'has values that are too large, or too deep inside of each other, to be followed';
    return { file: first?.file ?? '', address: 'the configuration', why, effect: 'other' };
}
/** Goes through a configuration, module by module. */
class Reader {
    modules;
    resources = [];
    ofInstance = new Map();
    moduleOf = new Map();
    gaps = [];
    /** By where they are written: instances of one module have the same. */
    parts = new Map();
    constructor(modules) {
        this.modules = modules;
    }
    /** @param perhaps why the module itself may not be there */
    readModule(module, perhaps) {
        const { source, prefix } = module;
        for (const declaration of source.declarations.values()) {
            const instances = module.instancesOf(declaration);
            const { file } = declaration;
            const why = this.repeated(file, `${prefix}${declaration.local}`, instances) ?? perhaps;
            for (const instance of (0, instances_1.allOf)(instances)) {
                const resource = (0, resources_1.resourceOf)(instance, module, why);
                this.resources.push(resource);
                this.ofInstance.set(instance, resource);
                this.moduleOf.set(resource, module);
            }
        }
        for (const part of (0, settings_1.partsOf)(module)) {
            this.parts.set(`${part.file} ${part.path.join(' ')} ${part.kind === 'module' ? part.address : ''}`, part);
        }
        for (const [name, { file }] of source.calls)
            this.readCalls(module, name, file, perhaps);
    }
    readCalls(module, name, file, perhaps) {
        const calls = module.callsOf(name);
        if (calls === undefined)
            return;
        const address = `${module.prefix}module.${name}`;
        const why = this.repeated(file, address, calls) ?? perhaps;
        const unread = new Set();
        for (const call of (0, instances_1.allOf)(calls)) {
            if ('module' in call) {
                for (const gap of this.modules.gapsOf(call.module)) {
                    this.gaps.push({ ...gap, address: `${call.module.prefix}${gap.address}` });
                }
                this.readModule(call.module, why);
            }
            else if (!unread.has(call.why)) {
                unread.add(call.why);
                this.gaps.push({ file, address, why: call.why, effect: 'more' });
            }
        }
    }
    /** Why it is not known how many there are. */
    repeated(file, address, instances) {
        if (instances.kind !== 'unknown')
            return undefined;
        const [argument, ...value] = instances.why.split(' is ');
        const why = `has a ${argument} that is ${value.join(' is ')}, so how many there are is not known`;
        this.gaps.push({ file, address, why, effect: 'more' });
        return instances.why;
    }
}
/** The values that files give to variables; a file in HCL hides which. */
function inputsOf(variableFiles, gaps) {
    const given = new Map(variableFiles.flatMap(({ json }) => Object.entries(json)));
    const hidden = (suffix) => gaps.find(({ address }) => address.endsWith(suffix));
    const [always, unlessGiven] = [hidden('.auto.tfvars'), hidden('terraform.tfvars')];
    return (name) => {
        const file = always ?? (given.has(name) ? undefined : unlessGiven);
        return file === undefined ? given.get(name) : new resource_1.Reference(`\${var.${name}}`, [`var.${name}`]);
    };
}
/** The values of a file of variables, one by one; what is for a variable that is sensitive is so, too. */
function variableParts({ file, json }, { variables }) {
    return Object.entries(json).map(([name, value]) => ({
        file,
        address: `var.${name} in ${(0, node_path_1.basename)(file)}`,
        kind: 'variable',
        path: [],
        values: { [name]: value },
        isSensitive: variables.get(name)?.body.sensitive === true,
    }));
}
function outputsOf(root) {
    return [...root.source.outputs].map(([name, { file, path, body }]) => {
        const { value, sensitive } = (0, resources_1.stripped)(root.evaluate(body.value));
        const said = body['//'];
        return {
            file,
            name,
            path,
            isSensitive: body.sensitive === true || body.sensitive === 'true',
            // Where Terraform hides something of it, it is not for show.
            value: sensitive.length > 0 ? new resource_1.Reference(`\${output.${name}}`, fromOf(value)) : value,
            said: typeof said === 'object' && said !== null ? said : {},
        };
    });
}
function fromOf(value) {
    return (0, references_1.collectReferences)({ value }).map(({ to }) => to);
}
//# sourceMappingURL=configuration.js.map