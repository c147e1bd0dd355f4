"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.registeredAssets = registeredAssets;
const schema_1 = require("../../schema");
const terraform_1 = require("../../terraform");
const arm_expression_1 = require("./arm-expression");
const filled_document_1 = require("./filled-document");
/** `Microsoft.MachineLearningServices/workspaces/codes/versions` */
const ASSET_TYPE = /^Microsoft\.MachineLearningServices\/workspaces\/(codes|components|data|environments|models)\/versions$/i;
/** Other kinds of resources that a template may deploy, and that would run here were they written in Terraform. */
const OTHER_TYPE = /^Microsoft\.(MachineLearningServices|Logic|Web)\//i;
/** What a document registers in workspaces by deployments of ARM templates: azurerm has no resources for it. */
function registeredAssets(filled, uploaded) {
    const deployments = filled.ofTypes((type) => type === 'azurerm_resource_group_template_deployment');
    return filled.each(deployments, (deployment) => registrationsOf(deployment, filled, uploaded)).flat();
}
function registrationsOf(deployment, filled, uploaded) {
    const template = (0, filled_document_1.jsonIn)(deployment, 'template_content');
    const resources = (0, terraform_1.isObject)(template) && Array.isArray(template.resources) ? template.resources.filter(terraform_1.isObject) : [];
    const parameters = parametersOf(deployment, template);
    return resources.flatMap((resource) => {
        const type = (0, arm_expression_1.armText)(resource.type, parameters);
        const kind = ASSET_TYPE.exec(type)?.[1]?.toLowerCase();
        if (kind === undefined) {
            if (OTHER_TYPE.test(type))
                filled.leave(deployment.address, `deploys ${type}, which is not run on this machine`);
            return [];
        }
        const [workspace, name, version, ...rest] = (0, arm_expression_1.armText)(resource.name, parameters).split('/');
        if (version === undefined || rest.length > 0)
            throw new filled_document_1.NotKnown(`has a ${type} without workspace, name and version`);
        const workspaceId = workspaceNamed(workspace, deployment, parameters, filled);
        const properties = (0, arm_expression_1.armValue)(resource.properties, parameters);
        return {
            workspaceId,
            address: deployment.address,
            asset: {
                id: `${workspaceId}/${kind}/${name}/versions/${version}`,
                kind,
                files: filesOf(properties, uploaded),
                properties: (0, terraform_1.isObject)(properties) ? properties : {},
            },
        };
    });
}
/** What a template is deployed with: values that are given, and defaults where none are. */
function parametersOf(deployment, template) {
    const given = deployment.values.parameters_content === undefined ? {} : (0, filled_document_1.jsonIn)(deployment, 'parameters_content');
    const declared = (0, terraform_1.isObject)(template) && (0, terraform_1.isObject)(template.parameters) ? template.parameters : {};
    return new Map(Object.entries(declared).flatMap(([name, declaration]) => {
        const value = (0, terraform_1.isObject)(given) ? (0, schema_1.own)(given, name) : undefined;
        const chosen = (0, terraform_1.isObject)(value) && 'value' in value ? value.value : (0, terraform_1.isObject)(declaration) && declaration.defaultValue;
        return chosen === undefined || chosen === false ? [] : [[name, chosen]];
    }));
}
/** The template has the name of the workspace, and stands in its resource group. */
function workspaceNamed(name, deployment, parameters, filled) {
    const ids = [...parameters.values()].filter((value) => typeof value === 'string');
    const given = ids.find((value) => value.toLowerCase().endsWith(`/workspaces/${name.toLowerCase()}`));
    if (given !== undefined)
        return given;
    const group = (0, filled_document_1.text)(deployment, 'resource_group_name').toLowerCase();
    const found = filled.resources.find(({ type, values }) => type === 'azurerm_machine_learning_workspace' &&
        values.name === name &&
        String(values.resource_group_name).toLowerCase() === group);
    const id = found && filled.idOf(found);
    if (id === undefined)
        throw new filled_document_1.NotKnown(`registers something in the workspace ${name}, which this document does not have`);
    return id;
}
/** The files that the properties of an asset name by the address of a folder or file. */
function filesOf(properties, uploaded) {
    const files = new Map();
    for (const { leaf } of (0, terraform_1.leavesOf)(properties, () => false)) {
        if (typeof leaf !== 'string' || !leaf.startsWith('https://'))
            continue;
        const file = uploaded.at(leaf);
        if (file !== undefined)
            files.set(leaf.slice(leaf.lastIndexOf('/') + 1), file);
        for (const [path, below] of uploaded.below(leaf))
            files.set(path, below);
    }
    return files;
}
//# sourceMappingURL=assets.js.map