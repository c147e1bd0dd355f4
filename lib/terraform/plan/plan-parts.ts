import { own, plainText } from '../../schema';
import { leavesOf } from '../references';
import { type ConfigurationPart, isObject, type JsonObject, type JsonPath } from '../resource';

/**
 * What a plan has beside resources and outputs, where a secret may stand: the values of variables, and what is written
 * for providers and in calls of modules.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation
 */
export function planParts(file: string, json: JsonObject): ConfigurationPart[] {
  const configuration = objectAt(json, 'configuration');
  const root = objectAt(configuration, 'root_module');
  const declared = objectAt(root, 'variables');
  const variables = Object.entries(objectAt(json, 'variables')).map(([name, variable]): ConfigurationPart => {
    const { value } = isObject(variable) ? variable : {};
    const isSensitive = objectAt(declared, name).sensitive === true;
    return {
      file,
      address: `var.${name}`,
      kind: 'variable',
      path: ['variables', name],
      values: { value },
      isSensitive,
    };
  });
  const providers = Object.entries(objectAt(configuration, 'provider_config')).map(([name, provider]) =>
    written(file, `provider.${name}`, 'provider', ['configuration', 'provider_config', name], provider),
  );
  const at = ['configuration', 'root_module'];
  const backend: ConfigurationPart = {
    file,
    address: 'terraform.backend',
    kind: 'backend',
    path: [],
    // A plan does not say where the state is kept.
    values: {},
    isSensitive: false,
  };
  return [backend, ...variables, ...providers, ...resourcesIn(file, root, '', at), ...callsIn(file, root, '', at)];
}

function callsIn(file: string, module: JsonObject, prefix: string, path: JsonPath): ConfigurationPart[] {
  return Object.entries(objectAt(module, 'module_calls')).flatMap(([name, call]) => {
    const at = [...path, 'module_calls', name];
    const address = `${prefix}module.${name}`;
    const inner = isObject(call) ? objectAt(call, 'module') : {};
    const below = [...at, 'module'];
    return [
      written(file, address, 'module', at, call),
      ...resourcesIn(file, inner, `${address}.`, below),
      ...callsIn(file, inner, `${address}.`, below),
    ];
  });
}

/** What is written for resources; the values of a plan may come from Azure as well. */
function resourcesIn(file: string, module: JsonObject, prefix: string, path: JsonPath): ConfigurationPart[] {
  const resources = Array.isArray(module.resources) ? module.resources : [];
  return resources.map((resource: unknown, index) => {
    const address = isObject(resource) ? plainText(resource.address) : String(index);
    return written(file, `${prefix}${address}`, 'resource', [...path, 'resources', index], resource);
  });
}

/** The constants among some expressions. */
function written(
  file: string,
  address: string,
  kind: ConfigurationPart['kind'],
  path: JsonPath,
  block: unknown,
): ConfigurationPart {
  const expressions = isObject(block) ? block.expressions : undefined;
  const isConstant = (part: unknown) => isObject(part) && 'constant_value' in part;
  const constants = leavesOf(expressions, isConstant).flatMap(({ argument, leaf }) =>
    isObject(leaf) && 'constant_value' in leaf ? [[argument, leaf.constant_value] as const] : [],
  );
  return { file, address, kind, path, values: Object.fromEntries(constants), isSensitive: false };
}

function objectAt(part: JsonObject, name: string): JsonObject {
  const found = own(part, name);
  return isObject(found) ? found : {};
}
