import { type ConfigurationPart, isObject, type JsonObject, type TerraformSettings } from '../resource';
import { blocksOf, objectsOf } from './blocks';
import { argumentsOf } from './modules';
import { stripped } from './resources';
import type { Module } from './scope';
import type { ModuleSource } from './source';
import type { SourceFile } from './source-folder';

/** How Terraform is set up, as the root module says it. */
export function settingsOf({ terraform, said }: ModuleSource, files: readonly SourceFile[]): TerraformSettings {
  const backends = terraform.flatMap(({ file, path, body }) => [
    ...blocksOf(file, body.backend, 1, [...path, 'backend']),
    ...blocksOf(file, body.cloud, 0, [...path, 'cloud']).map((block) => ({ ...block, labels: ['cloud'] })),
  ]);
  const backend = backends.at(-1);
  const required = terraform.flatMap(({ body }) => objectsOf(body.required_providers).flatMap(Object.entries));
  const metadata = isObject(said.metadata) ? said.metadata : {};
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

function versionOf(required: unknown): string | undefined {
  const version = isObject(required) ? required.version : required;
  return typeof version === 'string' && version !== '' ? version : undefined;
}

/** What a module has beside resources and outputs, where a secret may stand. */
export function partsOf(module: Module): ConfigurationPart[] {
  const { source, prefix } = module;
  const part = (
    kind: ConfigurationPart['kind'],
    address: string,
    { file, path }: { readonly file: string; readonly path: ConfigurationPart['path'] },
    values: JsonObject,
    isSensitive = false,
  ): ConfigurationPart => {
    const { '//': _, ...written } = values;
    return evaluated(
      kind,
      `${prefix}${address}`,
      { file, path },
      kind === 'variable' ? written : module.evaluate(written),
      isSensitive,
    );
  };
  const evaluated = (
    kind: ConfigurationPart['kind'],
    address: string,
    { file, path }: { readonly file: string; readonly path: ConfigurationPart['path'] },
    given: unknown,
    isSensitive = false,
  ): ConfigurationPart => {
    const { value, sensitive } = stripped(given);
    return {
      file,
      address,
      kind,
      path,
      values: isObject(value) ? value : {},
      isSensitive: isSensitive || sensitive.length > 0,
    };
  };
  return [
    ...[...source.locals].map(([name, local]) =>
      part('local', `local.${name}`, { file: local.file, path: local.path.slice(0, -1) }, { [name]: local.value }),
    ),
    ...[...source.variables].map(([name, block]) =>
      part('variable', `var.${name}`, block, { default: block.body.default }, block.body.sensitive === true),
    ),
    ...source.providers.map((block) => {
      const alias = typeof block.body.alias === 'string' ? `.${block.body.alias}` : '';
      return part('provider', `provider.${block.labels[0]}${alias}`, block, block.body);
    }),
    ...[...source.calls].flatMap(([name, block]) =>
      module
        .evaluateInCalls(name, argumentsOf(block.body))
        .map(([address, values]) => evaluated('module', address, block, values)),
    ),
    ...source.terraform.flatMap(({ file, path, body }) =>
      blocksOf(file, body.backend, 1, [...path, 'backend']).map((block) =>
        part('backend', 'terraform.backend', block, block.body),
      ),
    ),
  ];
}
