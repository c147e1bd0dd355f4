import { whatItHides } from '../../../routing';
import { argumentAt, type DocumentChange, isObject, type JsonObject, type TerraformResource } from '../../../terraform';
import type { Remark } from '../remarks/review';

const SCRIPT = /^(null_resource|terraform_data)$/;

/**
 * What changes, may say something of Service Bus, and is not understood: resources of azapi, deployments of templates,
 * scripts. Nothing certain can be said beside them.
 */
export function reviewNotUnderstood({ before, after, changes }: DocumentChange): Remark[] {
  const known = new Map([...before.resources, ...after.resources].map((resource) => [resource.address, resource]));
  const scripts = scriptsIn(after.files.map(({ text }) => text));
  return changes.flatMap(({ address, kind }) => {
    if (kind === 'none' || kind === 'forget') return [];
    const resource = known.get(address);
    if (resource === undefined) return [];
    const what = SCRIPT.test(resource.type) ? scripts(resource) : whatItHides(resource);
    if (what === undefined) return [];
    const text = `\`${resource.type}\` ${what}, which is not understood here: cannot tell what it does to messages`;
    return [{ code: 'not-understood', subject: address, text, unknown: true as const }];
  });
}

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
