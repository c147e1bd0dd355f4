import { asAzurerm } from '../../routing/topology/azapi';
import { argumentAt, type DocumentChange, isObject, type JsonObject, type TerraformResource } from '../../terraform';
import type { Remark } from './review';

const DEPLOYMENT = /^azurerm_\w*template_deployment$|^azurerm_management_group_template_deployment$/;
const AZAPI = /^azapi_(resource|update_resource|resource_action|data_plane_resource)$/;
const SCRIPT = /^(null_resource|terraform_data)$/;

/**
 * What changes, may say something of Service Bus, and is not understood: resources of azapi, deployments of templates,
 * scripts. Nothing certain can be said beside them.
 */
export function reviewNotUnderstood({ before, after, changes }: DocumentChange): Remark[] {
  const known = new Map([...before.resources, ...after.resources].map((resource) => [resource.address, resource]));
  const scripts = scriptsIn(after.files.map(({ text }) => text));
  return changes.flatMap(({ address, kind, type: given }) => {
    if (kind === 'none' || kind === 'forget') return [];
    const resource = known.get(address);
    const type = resource?.type ?? given;
    const what =
      resource === undefined
        ? whatItIs(given, {})
        : SCRIPT.test(type)
          ? scripts(resource)
          : asAzurerm(resource) === undefined
            ? whatItIs(type, resource.values)
            : undefined;
    if (what === undefined) return [];
    const text = `\`${type}\` ${what}, which is not understood here: cannot tell what it does to messages`;
    return [{ code: 'not-understood', subject: address, text, unknown: true as const }];
  });
}

/** What a resource may be of Service Bus; `undefined` where it is nothing of it. */
function whatItIs(type: string, values: TerraformResource['values']): string | undefined {
  if (AZAPI.test(type)) {
    const { type: resourceType, resource_id: id } = values;
    const said = [resourceType, id].filter((one): one is string => typeof one === 'string');
    if (said.some((one) => /microsoft\.servicebus/i.test(one))) return `changes \`${said[0]}\``;
    return said.length === 0 ? 'changes a resource of Azure of a type that is not known' : undefined;
  }
  if (DEPLOYMENT.test(type)) {
    const content = values.template_content ?? values.template_body;
    if (typeof content !== 'string') return 'deploys a template that is not known';
    return /microsoft\.(servicebus|resources\/deployments)/i.test(content)
      ? 'deploys a template with Service Bus'
      : undefined;
  }
  if (!/^azurerm_servicebus_/.test(type)) return undefined;
  return KNOWN.has(type) ? undefined : 'is a type of Service Bus';
}

/** The types that this review understands. */
const KNOWN = new Set(
  [
    'namespace',
    'topic',
    'queue',
    'subscription',
    'subscription_rule',
    'namespace_authorization_rule',
    'topic_authorization_rule',
    'queue_authorization_rule',
    'namespace_disaster_recovery_config',
    'namespace_customer_managed_key',
  ].map((name) => `azurerm_servicebus_${name}`),
);

/** Whether a resource runs commands: in a configuration it says so itself, in a plan its configuration does. */
function scriptsIn(texts: readonly string[]): (resource: TerraformResource) => string | undefined {
  let modules: readonly JsonObject[] | undefined;
  return ({ address, values }) => {
    modules ??= texts.flatMap(modulesIn);
    const local = address.replace(/^(module\.[\w-]+(\[[^\]]*\])?\.)*/, '').replace(/\[.*$/, '');
    const inPlan = modules.some((module) =>
      [module.resources].flat().some((one) => isObject(one) && one.address === local && one.provisioners !== undefined),
    );
    return inPlan || values.provisioner !== undefined ? 'runs commands (`provisioner`)' : undefined;
  };
}

function modulesIn(text: string): JsonObject[] {
  const below = (module: unknown): JsonObject[] => {
    if (!isObject(module)) return [];
    const calls = isObject(module.module_calls) ? Object.values(module.module_calls) : [];
    return [module, ...calls.flatMap((call) => below(isObject(call) ? call.module : undefined))];
  };
  try {
    return below(argumentAt(JSON.parse(text), 'configuration.root_module'));
  } catch {
    return [];
  }
}
