import { own } from '../../schema';
import { isObject, leavesOf, type TerraformResource } from '../../terraform';
import { armText, armValue } from './arm-expression';
import type { RegisteredAsset } from './deployment';
import type { UploadedFiles } from './files';
import { type FilledDocument, jsonIn, NotKnown, text } from './filled-document';

/** `Microsoft.MachineLearningServices/workspaces/codes/versions` */
const ASSET_TYPE =
  /^Microsoft\.MachineLearningServices\/workspaces\/(codes|components|data|environments|models)\/versions$/i;
/** Other kinds of resources that a template may deploy, and that would run here were they written in Terraform. */
const OTHER_TYPE = /^Microsoft\.(MachineLearningServices|Logic|Web)\//i;

/** Something that is registered, and where. */
interface Registration {
  readonly workspaceId: string;
  /** The resource of the document. */
  readonly address: string;
  readonly asset: RegisteredAsset;
}

/** What a document registers in workspaces by deployments of ARM templates: azurerm has no resources for it. */
export function registeredAssets(filled: FilledDocument, uploaded: UploadedFiles): Registration[] {
  const deployments = filled.ofTypes((type) => type === 'azurerm_resource_group_template_deployment');
  return filled.each(deployments, (deployment) => registrationsOf(deployment, filled, uploaded)).flat();
}

function registrationsOf(
  deployment: TerraformResource,
  filled: FilledDocument,
  uploaded: UploadedFiles,
): Registration[] {
  const template = jsonIn(deployment, 'template_content');
  const resources = isObject(template) && Array.isArray(template.resources) ? template.resources.filter(isObject) : [];
  const parameters = parametersOf(deployment, template);
  return resources.flatMap((resource) => {
    const type = armText(resource.type, parameters);
    const kind = ASSET_TYPE.exec(type)?.[1]?.toLowerCase() as RegisteredAsset['kind'] | undefined;
    if (kind === undefined) {
      if (OTHER_TYPE.test(type)) filled.leave(deployment.address, `deploys ${type}, which is not run on this machine`);
      return [];
    }
    const [workspace, name, version, ...rest] = armText(resource.name, parameters).split('/');
    if (version === undefined || rest.length > 0)
      throw new NotKnown(`has a ${type} without workspace, name and version`);
    const workspaceId = workspaceNamed(workspace as string, deployment, parameters, filled);
    const properties = armValue(resource.properties, parameters);
    return {
      workspaceId,
      address: deployment.address,
      asset: {
        id: `${workspaceId}/${kind}/${name}/versions/${version}`,
        kind,
        files: filesOf(properties, uploaded),
        properties: isObject(properties) ? properties : {},
      },
    };
  });
}

/** What a template is deployed with: values that are given, and defaults where none are. */
function parametersOf(deployment: TerraformResource, template: unknown): ReadonlyMap<string, unknown> {
  const given = deployment.values.parameters_content === undefined ? {} : jsonIn(deployment, 'parameters_content');
  const declared = isObject(template) && isObject(template.parameters) ? template.parameters : {};
  return new Map(
    Object.entries(declared).flatMap(([name, declaration]): [string, unknown][] => {
      const value = isObject(given) ? own(given, name) : undefined;
      const chosen =
        isObject(value) && 'value' in value ? value.value : isObject(declaration) && declaration.defaultValue;
      return chosen === undefined || chosen === false ? [] : [[name, chosen]];
    }),
  );
}

/** The template has the name of the workspace, and stands in its resource group. */
function workspaceNamed(
  name: string,
  deployment: TerraformResource,
  parameters: ReadonlyMap<string, unknown>,
  filled: FilledDocument,
): string {
  const ids = [...parameters.values()].filter((value): value is string => typeof value === 'string');
  const given = ids.find((value) => value.toLowerCase().endsWith(`/workspaces/${name.toLowerCase()}`));
  if (given !== undefined) return given;
  const group = text(deployment, 'resource_group_name').toLowerCase();
  const found = filled.resources.find(
    ({ type, values }) =>
      type === 'azurerm_machine_learning_workspace' &&
      values.name === name &&
      String(values.resource_group_name).toLowerCase() === group,
  );
  const id = found && filled.idOf(found);
  if (id === undefined)
    throw new NotKnown(`registers something in the workspace ${name}, which this document does not have`);
  return id;
}

/** The files that the properties of an asset name by the address of a folder or file. */
function filesOf(properties: unknown, uploaded: UploadedFiles): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const { leaf } of leavesOf(properties, () => false)) {
    if (typeof leaf !== 'string' || !leaf.startsWith('https://')) continue;
    const file = uploaded.at(leaf);
    if (file !== undefined) files.set(leaf.slice(leaf.lastIndexOf('/') + 1), file);
    for (const [path, below] of uploaded.below(leaf)) files.set(path, below);
  }
  return files;
}
