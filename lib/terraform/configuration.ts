import { collectReferences } from './references';
import {
  argumentAt,
  type ExpressionReference,
  type Gap,
  isObject,
  type JsonObject,
  type JsonPath,
  Reference,
  type Target,
  type TerraformOutput,
  type TerraformResource,
  type TerraformSettings,
} from './resource';

/** Resources of a folder of `.tf.json`, and what their references lead to. */
export interface ResolvedResources {
  readonly resources: readonly TerraformResource[];
  /**
   * What an argument leads to, as far as the document decides it.
   *
   * @param argument its name, with dots into blocks: `private_service_connection.private_connection_resource_id`
   */
  resolve(resource: TerraformResource, argument: string): Target;
  /** The parts that were not understood: nothing certain may be said that depends on them. */
  readonly gaps: readonly Gap[];
  /**
   * Whether the provider of a subscription takes the rule `$Default` away from those that it creates; `undefined` where
   * that is not known. @see features.servicebus.auto_delete_subscription_default_rule, azurerm issue 32452
   */
  removesDefaultRule(resource: TerraformResource): boolean | undefined;
  /**
   * What the document takes away, as it was: a plan says so.
   *
   * @default - nothing is known to be taken away
   */
  readonly deleted?: readonly TerraformResource[];
}

/** Everything that the files of a folder, or a plan, say. */
export interface DocumentContents extends ResolvedResources {
  readonly outputs: readonly TerraformOutput[];
  readonly settings: TerraformSettings;
  /** Everything that a resource or output refers to. */
  references(owner: TerraformResource | TerraformOutput): readonly ExpressionReference[];
}

/** What the files of one folder say together, as Terraform reads them. */
export function readConfiguration(
  files: readonly { readonly file: string; readonly json: JsonObject }[],
): DocumentContents {
  const resources = files.flatMap(({ file, json }) => [
    ...resourcesOf(file, 'managed', json.resource),
    ...resourcesOf(file, 'data', json.data),
  ]);
  const byAddress = new Map(resources.map((resource) => [resource.address, resource]));
  const removesDefaultRule = files.some(({ json }) => blocksOf(json.provider).some(hasDefaultRuleSwitch));
  return {
    resources,
    outputs: files.flatMap(({ file, json }) => outputsOf(file, json.output)),
    settings: settingsOf(files),
    references: (owner) =>
      collectReferences('values' in owner ? withoutMetadata(owner.values) : { value: owner.value }),
    gaps: [],
    removesDefaultRule: () => removesDefaultRule,
    resolve: ({ values }, argument) => {
      const value = argumentAt(values, argument);
      if (value === undefined || value === null) return { kind: 'absent' };
      if (!(value instanceof Reference)) return { kind: 'id', id: String(value) };
      const resource = byAddress.get(REFERENCE.exec(value.text)?.[1] ?? '');
      return resource === undefined ? { kind: 'unknown', why: `it is ${value.text}` } : { kind: 'resource', resource };
    },
  };
}

/** A template that is nothing but one attribute of one resource, or of one of its instances. */
const REFERENCE = /^\$\{((?:data\.)?[A-Za-z]\w*\.[\w-]+)(?:\[[^\]]*\])?\.\w+\}$/;

function resourcesOf(file: string, mode: TerraformResource['mode'], section: unknown): TerraformResource[] {
  if (!isObject(section)) return [];
  const prefix = mode === 'data' ? 'data.' : '';
  return Object.entries(section).flatMap(([type, byName]) =>
    Object.entries(isObject(byName) ? byName : {}).flatMap(([name, body]) => {
      // Terraform's JSON allows a list of blocks where one is meant.
      const [values] = Array.isArray(body) ? body : [body];
      if (!isObject(values)) return [];
      const path: JsonPath = [mode === 'data' ? 'data' : 'resource', type, name, ...(Array.isArray(body) ? [0] : [])];
      const presence = mode === 'data' ? 'read' : 'declared';
      return [
        {
          file,
          address: `${prefix}${type}.${name}`,
          mode,
          type,
          path,
          values: readValues(values),
          presence,
          sensitive: [],
        },
      ];
    }),
  );
}

/** The arguments with templates that are plain text read as Terraform reads them: `$${` is `${`, `%%{` is `%{`. */
function readValues(values: JsonObject): JsonObject {
  const read = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return hasTemplate(value) ? new Reference(value) : value.replace(/([$%])\1\{/g, '$1{');
    }
    if (Array.isArray(value)) return value.map(read);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, read(part)]));
  };
  const { '//': metadata, ...rest } = values;
  return { ...(read(rest) as object), ...(metadata !== undefined && { '//': metadata }) };
}

/** Whether a text has a template that is not written as plain text. */
function hasTemplate(text: string): boolean {
  return /(^|[^$])(\$\$)*\$\{|(^|[^%])(%%)*%\{/.test(text);
}

function withoutMetadata({ '//': _, ...values }: JsonObject): JsonObject {
  return values;
}

function outputsOf(file: string, section: unknown): TerraformOutput[] {
  return Object.entries(isObject(section) ? section : {}).flatMap(([name, body]) => {
    const [given] = Array.isArray(body) ? body : [body];
    if (!isObject(given)) return [];
    const { value } = readValues({ value: given.value });
    const said = isObject(given['//']) ? given['//'] : {};
    return [{ file, name, path: ['output', name], isSensitive: given.sensitive === true, value, said }];
  });
}

function settingsOf(files: readonly { readonly file: string; readonly json: JsonObject }[]): TerraformSettings {
  const blocks = files.flatMap(({ file, json }) => blocksOf(json.terraform).map((block) => ({ file, block })));
  const backend = blocks.flatMap(({ block }) => blocksOf(block.backend).flatMap(Object.keys))[0];
  const cloud = blocks.some(({ block }) => block.cloud !== undefined);
  const providers = blocks.flatMap(({ block }) =>
    blocksOf(block.required_providers).flatMap((required) => Object.entries(required)),
  );
  const said = files.map(({ json }) => json['//']).find(isObject) ?? {};
  const metadata = isObject(said.metadata) ? said.metadata : {};
  return {
    file: blocks[0]?.file ?? files[0]?.file ?? '',
    path: ['terraform'],
    backend: backend ?? (cloud ? 'cloud' : undefined),
    isPlan: false,
    providers: new Map(providers.map(([name, required]) => [name, versionOf(required)])),
    writtenBy: typeof metadata.version === 'string' ? `cdktf ${metadata.version}` : undefined,
    said,
  };
}

/** Whether the switch that takes `$Default` away is on, somewhere under `features`. */
function hasDefaultRuleSwitch(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(hasDefaultRuleSwitch);
  if (!isObject(part)) return false;
  return part.auto_delete_subscription_default_rule === true || Object.values(part).some(hasDefaultRuleSwitch);
}

/** A block, or a list of them. */
function blocksOf(section: unknown): JsonObject[] {
  return (Array.isArray(section) ? section : [section]).filter(isObject);
}

function versionOf(required: unknown): string | undefined {
  const version = isObject(required) ? required.version : required;
  return typeof version === 'string' && version !== '' ? version : undefined;
}
