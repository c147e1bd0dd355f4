"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.settingsOf = settingsOf;
exports.partsOf = partsOf;
const resource_1 = require("../resource");
const blocks_1 = require("./blocks");
const modules_1 = require("./modules");
const resources_1 = require("./resources");
/** How Terraform is set up, as the root module says it. */
function settingsOf({ terraform, said }, files) {
    const backends = terraform.flatMap(({ file, path, body }) => [
        ...(0, blocks_1.blocksOf)(file, body.backend, 1, [...path, 'backend']),
        ...(0, blocks_1.blocksOf)(file, body.cloud, 0, [...path, 'cloud']).map((block) => ({ ...block, labels: ['cloud'] })),
    ]);
    const backend = backends.at(-1);
    const required = terraform.flatMap(({ body }) => (0, blocks_1.objectsOf)(body.required_providers).flatMap(Object.entries));
    const metadata = (0, resource_1.isObject)(said.metadata) ? said.metadata : {};
    return {
        file: terraform[0]?.file ?? files[0]?.file ?? '',
        path: ['terraform'],
        backend: backend?.labels[0],
        backendArguments: backend?.body,
        isPlan: false,
        providers: new Map(required.map(([name, one]) => [name, versionOf(one)])),
        writtenBy: typeof metadata.version === 'string' ? `cdktf ${metadata.version}` : undefined,
        said,
    };
}
function versionOf(required) {
    const version = (0, resource_1.isObject)(required) ? required.version : required;
    return typeof version === 'string' && version !== '' ? version : undefined;
}
/** What a module has beside resources and outputs, where a secret may stand. */
function partsOf(module) {
    const { source, prefix } = module;
    const part = (kind, address, { file, path }, values, isSensitive = false) => {
        const { '//': _, ...written } = values;
        return evaluated(kind, `${prefix}${address}`, { file, path }, kind === 'variable' ? written : module.evaluate(written), isSensitive);
    };
    const evaluated = (kind, address, { file, path }, given, isSensitive = false) => {
        const { value, sensitive } = (0, resources_1.stripped)(given);
        return {
            file,
            address,
            kind,
            path,
            values: (0, resource_1.isObject)(value) ? value : {},
            isSensitive: isSensitive || sensitive.length > 0,
        };
    };
    return [
        ...[...source.locals].map(([name, local]) => part('local', `local.${name}`, { file: local.file, path: local.path.slice(0, -1) }, { [name]: local.value })),
        ...[...source.variables].map(([name, block]) => part('variable', `var.${name}`, block, { default: block.body.default }, block.body.sensitive === true)),
        ...source.providers.map((block) => {
            const alias = typeof block.body.alias === 'string' ? `.${block.body.alias}` : '';
            return part('provider', `provider.${block.labels[0]}${alias}`, block, block.body);
        }),
        ...[...source.calls].flatMap(([name, block]) => module
            .evaluateInCalls(name, (0, modules_1.argumentsOf)(block.body))
            .map(([address, values]) => evaluated('module', address, block, values))),
        ...source.terraform.flatMap(({ file, path, body }) => (0, blocks_1.blocksOf)(file, body.backend, 1, [...path, 'backend']).map((block) => part('backend', 'terraform.backend', block, block.body))),
    ];
}
//# sourceMappingURL=settings.js.map