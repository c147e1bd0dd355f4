import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { shippedJson } from '../../lib/sources/terraform-folder/stand-in/base-schemas';
import {
  type AttributeSchema,
  type AttributeType,
  type BlockSchema,
  blockOfWritten,
  type NestedBlockSchema,
} from '../../lib/sources/terraform-folder/stand-in/provider-schema';
import { NO_LONGER_REQUIRED, RESOURCE_OVERLAY } from './azure-facts';

const BINDINGS = join(dirname(require.resolve('@cdktf/provider-azurerm/package.json')), 'lib');

/** The folder of bindings of each Terraform type, so that only the types in use have to be read. */
function folderOf(kind: 'resource' | 'data' | 'provider', type: string): string {
  const name = type.replace(/^azurerm_/, '').replaceAll('_', '-');
  if (kind === 'provider') return 'provider';
  return kind === 'data' ? `data-azurerm-${name}` : name;
}

/** The types that this project's stacks can hold: everything of Service Bus and its neighbours. */
const TYPES = [
  /^servicebus-/,
  /^data-azurerm-servicebus-/,
  /^((data-azurerm-)?resource-group|resource-group-template-deployment)$/,
  /^(data-azurerm-)?user-assigned-identity$/,
  /^role-(assignment|definition)$/,
  /^(private-endpoint|private-dns-zone.*|virtual-network|subnet.*|network-security-.*)$/,
  /^data-azurerm-(subscription|client-config|key-vault|machine-learning-workspace)$/,
  /^(management-lock|monitor-.*|log-analytics-workspace|application-insights)$/,
  /^(storage-account|storage-container|storage-blob|key-vault|key-vault-key|machine-learning-.*|service-plan)$/,
  /^(function-app-flex-consumption|linux-function-app|logic-app-.*|eventgrid-system-topic.*)$/,
];

/** Whether this project's stacks can hold a type, by the name of its folder in the bindings. */
export function isUsed(folder: string): boolean {
  return TYPES.some((type) => type.test(folder.replaceAll('_', '-')));
}

/** The majors of azurerm that there are schemas of. */
export type Major = 4 | 5;

let ofFive: ReturnType<typeof shippedJson> | undefined;

/** The schemas of azurerm 5.2. */
function five(): ReturnType<typeof shippedJson> {
  ofFive ??= shippedJson();
  return ofFive;
}

/** The types that stacks can hold, by the bindings for azurerm 4, and as it says itself for 5. */
export function knownTypes(major: Major): { readonly resources: string[]; readonly dataSources: string[] } {
  if (major === 5) return { resources: Object.keys(five().resources), dataSources: Object.keys(five().data) };
  const folders = readdirSync(BINDINGS).filter(isUsed);
  const typeOf = (folder: string) => `azurerm_${folder.replace(/^data-azurerm-/, '').replaceAll('-', '_')}`;
  const isData = (folder: string) => folder.startsWith('data-azurerm-');
  return {
    resources: folders.filter((folder) => !isData(folder)).map(typeOf),
    dataSources: folders.filter(isData).map(typeOf),
  };
}

/** The schema of a type. */
export function readSchema(kind: 'resource' | 'data' | 'provider', type: string, major: Major): BlockSchema {
  if (major === 4) return schemaOfBindings(kind, type);
  const { provider, resources, data } = five();
  const written = kind === 'provider' ? provider : (kind === 'data' ? data : resources)[type];
  if (written === undefined) throw new Error(`azurerm 5.2 has no ${type}`);
  return blockOfWritten(written);
}

/**
 * The schema of a type, read from the generated bindings: the `…ToHclTerraform` functions name each attribute with
 * its type, the declarations say what is required, getters without a counterpart are computed.
 */
function schemaOfBindings(kind: 'resource' | 'data' | 'provider', type: string): BlockSchema {
  const folder = join(BINDINGS, folderOf(kind, type));
  const code = readFileSync(join(folder, 'index.js'), 'utf8');
  const required = requiredFields(readFileSync(join(folder, 'index.d.ts'), 'utf8'));
  const structs = new Map(
    [...code.matchAll(/^function (\w+)ToHclTerraform\(struct\) \{\n([\s\S]*?)^\}/gm)].map(([, name, body]) => [
      name as string,
      body as string,
    ]),
  );
  const main = code.slice(code.indexOf('synthesizeHclAttributes()'));
  const block = blockOf(main, structs, required, 'Config');
  const attributes = new Map(block.attributes);
  const mainClass = code.slice(code.lastIndexOf('\nclass '));
  for (const [, getter, name] of mainClass.matchAll(/this\.get(\w+)Attribute\('([a-z0-9_]+)'\)/g)) {
    if (attributes.has(name as string) || block.blocks.has(name as string)) continue;
    attributes.set(name as string, computed(COMPUTED_TYPES[getter as string] ?? 'string', name as string));
  }
  if (kind !== 'provider') attributes.set('id', computed('string', 'id'));
  for (const name of kind === 'resource' ? (NO_LONGER_REQUIRED[type] ?? []) : []) {
    attributes.set(name, { ...(attributes.get(name) as AttributeSchema), required: false, optional: true });
  }
  // The bindings of an identity tell of neither; azurerm has both, known after apply.
  const identity = kind === 'resource' ? block.blocks.get('identity') : undefined;
  const blocks = new Map(block.blocks);
  if (identity !== undefined) {
    const known = new Map(identity.attributes);
    for (const name of ['principal_id', 'tenant_id']) known.set(name, computed('string', name));
    blocks.set('identity', { ...identity, attributes: known });
  }
  for (const [name, of] of Object.entries(kind === 'resource' ? (RESOURCE_OVERLAY[type] ?? {}) : {})) {
    attributes.set(name, { type: of, required: false, optional: true, computed: false, sensitive: false });
  }
  return { attributes, blocks };
}

const COMPUTED_TYPES: Readonly<Record<string, string | readonly [string, string]>> = {
  String: 'string',
  Number: 'number',
  Boolean: 'bool',
  List: ['list', 'string'],
  StringMap: ['map', 'string'],
};

function computed(type: AttributeType, name: string): AttributeSchema {
  return { type, required: false, optional: name === 'id', computed: true, sensitive: isSensitive(name) };
}

/** The bindings do not say what is sensitive. */
function isSensitive(name: string): boolean {
  return /(connection_string|primary_key|secondary_key|access_key)(?!_enabled)/.test(name);
}

const FIELD = /^( +)(\w+): \{\n\s+value: (.*),\n\s+isBlock: (\w+),\n\s+type: "(\w+)",\n\s+storageClassType: "(\w+)",/gm;

function blockOf(
  text: string,
  structs: ReadonlyMap<string, string>,
  required: ReadonlySet<string>,
  owner: string,
): BlockSchema {
  const attributes = new Map<string, AttributeSchema>();
  const blocks = new Map<string, NestedBlockSchema>();
  for (const [, , name, value, isBlock, type, storage] of text.matchAll(FIELD)) {
    const field = name as string;
    const struct = /(\w+)ToHclTerraform/.exec((value as string).replace(/cdktf\.\w+/g, ''))?.[1];
    if (isBlock === 'true' && struct !== undefined) {
      const nested = blockOf(structs.get(struct) ?? '', structs, required, struct);
      const nesting = type === 'struct' ? 'single' : type === 'set' ? 'set' : 'list';
      blocks.set(field, { ...nested, nesting, required: required.has(requiredKey(owner, field)) });
      continue;
    }
    const isRequired = required.has(requiredKey(owner, field));
    attributes.set(field, {
      type: attributeType(type as string, storage as string),
      required: isRequired,
      optional: !isRequired,
      computed: !isRequired && OPTIONAL_AND_COMPUTED.has(field),
      sensitive: isSensitive(field),
    });
  }
  return { attributes, blocks };
}

/** Known from azurerm's documentation: Azure fills these in where the configuration leaves them out. */
const OPTIONAL_AND_COMPUTED = new Set(['id', 'max_size_in_megabytes', 'max_message_size_in_kilobytes']);

function attributeType(type: string, storage: string): AttributeType {
  const element = /^number/.test(storage) ? 'number' : /^boolean/.test(storage) ? 'bool' : 'string';
  return type === 'simple' ? element : [type, element];
}

/** What the declarations require, as `<interface> <attribute>`: fields without a question mark. */
function requiredFields(declarations: string): ReadonlySet<string> {
  const required = new Set<string>();
  for (const [, name, body] of declarations.matchAll(/^export interface (\w+) [^\n]*\{\n([\s\S]*?)^\}/gm)) {
    const owner = (name as string).endsWith('Config') ? 'Config' : (name as string);
    for (const [, field] of (body as string).matchAll(
      /#(\w+) \w+#\w+\}\n(?:(?!\*\/)[\s\S])*?\*\/\n\s+readonly \w+: /g,
    )) {
      required.add(requiredKey(owner, field as string));
    }
  }
  return required;
}

/** Functions and interfaces of one struct differ in the case of the first letter. */
function requiredKey(owner: string, field: string): string {
  return `${owner.charAt(0).toUpperCase()}${owner.slice(1)} ${field}`;
}
