import type { JsonPath, WrittenPlace } from '../../../terraform';
import type { Place, ProviderSetup } from './configuration-file';
import type { ConfigurationTree, ModuleFolder } from './configuration-tree';

/**
 * Where something stands that is no resource, by its path in a plan: how Terraform and its providers are set up, what
 * modules are called, what is handed out.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation
 */
export function placeOfSetting(tree: ConfigurationTree, path: JsonPath, argument: string): WrittenPlace | undefined {
  const [first, section, name] = path.map(String);
  if (first === 'variables') return named(tree.root, 'variables', section)?.place;
  // The whole of it, and where its state is kept.
  if (first === undefined || first === 'terraform') return placeOfTerraform(tree.root, argument);
  if (first !== 'configuration') return undefined;
  if (section === 'provider_config')
    return name === undefined ? placeOfTerraform(tree.root, argument) : placeOfProvider(tree, name);
  const calls = path.flatMap((step, index) => (path[index - 1] === 'module_calls' ? [String(step)] : []));
  const call = calls.pop();
  const module = tree.modules.get(calls.join('.'));
  if (call !== undefined) return module && named(module, 'calls', call)?.place;
  return name === 'outputs' ? named(tree.root, 'outputs', String(path[3]))?.place : undefined;
}

/** What is declared in a module by a name. */
function named(
  { files }: ModuleFolder,
  kind: 'variables' | 'calls' | 'outputs',
  name: string | undefined,
): { readonly place: Place } | undefined {
  return files
    .flatMap<{ readonly name: string; readonly place: Place }>((file) => file[kind])
    .find((one) => one.name === name);
}

/**
 * Where a configuration as a whole is set up: the argument of a `terraform` block, or of it what it would stand in; else
 * the first provider, else the first file.
 */
function placeOfTerraform({ files }: ModuleFolder, argument: string): WrittenPlace | undefined {
  const blocks = files.flatMap(({ settings }) => settings);
  const parts = argument.split('.');
  for (let length = parts.length; length > 0; length--) {
    const wanted = parts.slice(0, length).join('.');
    for (const { place, lines } of blocks) {
      const line = lines.get(wanted);
      if (line !== undefined) return { file: place.file, line, endLine: line };
    }
  }
  const [block] = blocks;
  const [provider] = files.flatMap(({ providers }) => providers);
  const [first] = files;
  return block?.place ?? provider?.place ?? (first && { file: first.file, line: 1, endLine: 1 });
}

/** A provider by its key in a plan: `azurerm`, `azurerm.west`, `module.bus:azurerm`. */
function placeOfProvider(tree: ConfigurationTree, key: string): WrittenPlace | undefined {
  const [, within = '', own = key] = /^(.*):([^:]*)$/.exec(key) ?? [];
  const module = tree.modules.get(within.replaceAll('module.', ''));
  const [name, alias] = own.split('.');
  const isIt = (one: ProviderSetup) => one.name === name && one.alias === alias;
  return module?.files.flatMap(({ providers }) => providers).find(isIt)?.place;
}
