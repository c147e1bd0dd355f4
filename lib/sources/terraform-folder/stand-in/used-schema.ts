import { addUse, type ConfigurationFile, emptyUse, renamed, type Use } from '../configuration/configuration-file';
import type { AttributeSchema, BlockSchema, NestedBlockSchema, ProviderSchema } from './provider-schema';

/** What is known of types beside how a configuration uses them. */
export interface BaseSchemas {
  /**
   * Whether it is just what the provider itself says: then what a configuration has beside that is an error, which
   * Terraform tells. Else the types are those of some version, and a configuration may have others.
   */
  readonly isExact: boolean;
  /** The providers, by the last part of their addresses. */
  readonly providers: ReadonlyMap<string, BlockSchema>;
  readonly resources: ReadonlyMap<string, BlockSchema>;
  readonly dataSources: ReadonlyMap<string, BlockSchema>;
  readonly ephemeral: ReadonlyMap<string, BlockSchema>;
}

/**
 * The schema of everything that a configuration uses: what is known of its types, and where nothing is, the arguments and
 * blocks that it has, of any type, and the attributes that its expressions ask for.
 *
 * @param provider the last part of the provider's address: `azurerm`
 * @param base what is known of types; the first that has one counts
 */
export function usedSchema(
  files: readonly ConfigurationFile[],
  provider: string,
  bases: readonly BaseSchemas[],
): ProviderSchema {
  const uses = new Map<string, Use>();
  const base = new Map<string, readonly [schema: BlockSchema | undefined, isExact: boolean]>();
  for (const { kind, type, use } of files.flatMap(({ declarations }) => declarations)) {
    const planned = kind === 'resource' ? type : renamed(kind, type);
    const all = uses.get(planned) ?? emptyUse();
    uses.set(planned, all);
    addUse(all, use);
    const of = ({ resources, dataSources, ephemeral }: BaseSchemas) =>
      (kind === 'resource' ? resources : kind === 'data' ? dataSources : ephemeral).get(type);
    const found = bases.find((one) => of(one) !== undefined);
    base.set(planned, [found && of(found), found?.isExact === true]);
  }
  const asked = askedFor(files, uses);
  const resources = new Map(
    [...uses].map(([type, use]) => {
      const [schema, isExact] = base.get(type) ?? [undefined, false];
      return [
        type,
        isExact && schema !== undefined
          ? schema
          : extended(schema, use, asked.get(type), isOfVersion(type, schema, use)),
      ] as const;
    }),
  );
  const settings = emptyUse();
  const names = new Set(files.flatMap((file) => file.providers.map(({ name }) => name)));
  for (const { name, use } of files.flatMap((file) => file.providers)) {
    // One that is called otherwise in the configuration may be any.
    if (name === provider || !names.has(provider)) addUse(settings, use);
  }
  const meta = emptyUse();
  for (const { use } of files.flatMap(({ metas }) => metas)) addUse(meta, use);
  const ofProvider = bases.flatMap(({ providers, isExact }) => {
    const schema = providers.get(provider);
    return schema === undefined ? [] : [{ schema, isExact }];
  })[0];
  return {
    provider: ofProvider?.isExact === true ? ofProvider.schema : extended(ofProvider?.schema, settings, undefined),
    resources,
    dataSources: new Map(),
    functions: new Set(files.flatMap(({ functions }) => functions.map((name) => name.split('::')[2] ?? ''))),
    meta: extended(undefined, meta, undefined),
  };
}

/** The attributes that expressions ask of types: `x.y.identity[0].principal_id` asks for `principal_id` in `identity`. */
function askedFor(files: readonly ConfigurationFile[], uses: ReadonlyMap<string, Use>): Map<string, Use> {
  const asked = new Map<string, Use>();
  for (const names of files.flatMap(({ mentions }) => mentions)) {
    const [first = '', second = ''] = names;
    const isOther = first === 'data' || first === 'ephemeral';
    const type = isOther ? renamed(first, second) : first;
    if (!uses.has(type)) continue;
    let use = asked.get(type) ?? emptyUse();
    asked.set(type, use);
    for (const name of names.slice(isOther ? 3 : 2)) {
      use.attributes.add(name);
      const inner = use.blocks.get(name) ?? emptyUse();
      use.blocks.set(name, inner);
      use = inner;
    }
  }
  return asked;
}

const ANYTHING = { type: 'dynamic', required: false, optional: true, computed: true, sensitive: false } as const;

/** Whether a type is used as the version has it whose schema is known: Service Bus has kept its own from 4 to 5. */
function isOfVersion(type: string, schema: BlockSchema | undefined, use: Use): boolean {
  if (schema === undefined || !/^azurerm_servicebus_/.test(type)) return false;
  const has = (name: string) => schema.attributes.has(name) || schema.blocks.has(name);
  return [...use.attributes, ...use.blocks.keys()].every(has);
}

/**
 * A schema with what is used beside it.
 *
 * @param isStrict whether what is required is required; another version may not require it
 */
function extended(base: BlockSchema | undefined, use: Use, asked: Use | undefined, isStrict = false): BlockSchema {
  const attributes = new Map<string, AttributeSchema>();
  const blocks = new Map<string, NestedBlockSchema>();
  for (const [name, attribute] of base?.attributes ?? [])
    attributes.set(
      name,
      attribute.required && !isStrict ? { ...attribute, required: false, optional: true } : attribute,
    );
  for (const [name, block] of base?.blocks ?? [])
    blocks.set(name, {
      ...extended(block, use.blocks.get(name) ?? emptyUse(), asked?.blocks.get(name)),
      nesting: block.nesting,
      required: false,
    });
  for (const [name, block] of use.blocks) {
    if (blocks.has(name)) continue;
    const isKnown = attributes.has(name);
    if (isKnown) continue;
    const inner = extended(undefined, block, asked?.blocks.get(name));
    blocks.set(name, { ...inner, nesting: 'list', required: false });
  }
  for (const name of use.attributes) {
    if (attributes.has(name) || blocks.has(name)) continue;
    const isWriteOnly = name.endsWith('_wo');
    // Where the others of a type are known, one that is not set is not there.
    attributes.set(name, { ...ANYTHING, computed: base === undefined && !isWriteOnly, writeOnly: isWriteOnly });
  }
  for (const name of asked?.attributes ?? [])
    if (!attributes.has(name) && !blocks.has(name)) attributes.set(name, ANYTHING);
  // Every resource has an id.
  if (base === undefined && asked !== undefined && !attributes.has('id')) attributes.set('id', ID);
  return { attributes, blocks };
}

const ID = { type: 'string', required: false, optional: true, computed: true, sensitive: false } as const;
