import { type AttributeSchema, type BlockSchema, type Nesting, NOTHING, type ProviderSchema } from './provider-schema';

/** The numbers of `Schema.NestedBlock.NestingMode` in the protocol; those of attributes are the same, up to `map`. */
const NESTING: Readonly<Record<Nesting, number>> = { single: 1, list: 2, set: 3, map: 4, group: 5 };

/** A schema as it goes over the wire. */
export function providerOnWire({ provider, resources, dataSources, functions, meta }: ProviderSchema): object {
  const all = (types: ReadonlyMap<string, BlockSchema>) =>
    Object.fromEntries([...types].map(([type, block]) => [type, schemaOnWire(block)]));
  return {
    provider: schemaOnWire(provider),
    resource_schemas: all(resources),
    data_source_schemas: all(dataSources),
    provider_meta: schemaOnWire(meta ?? NOTHING),
    functions: functionsOnWire(functions ?? new Set()),
  };
}

/** Functions that take whatever they are given, and return something that nobody knows. */
export function functionsOnWire(names: ReadonlySet<string>): object {
  const type = Buffer.from('"dynamic"');
  const anything = { name: 'values', type, allow_null_value: true, allow_unknown_values: true };
  return Object.fromEntries([...names].map((name) => [name, { variadic_parameter: anything, return: { type } }]));
}

function schemaOnWire(block: BlockSchema): object {
  return { version: 0, block: blockOnWire(block) };
}

function blockOnWire({ attributes, blocks }: BlockSchema): object {
  return {
    version: 0,
    attributes: attributesOnWire(attributes),
    block_types: [...blocks].map(([type_name, block]) => ({
      type_name,
      block: blockOnWire(block),
      nesting: NESTING[block.nesting],
      min_items: block.required && (block.nesting === 'list' || block.nesting === 'set') ? 1 : 0,
      max_items: 0,
    })),
  };
}

function attributesOnWire(attributes: ReadonlyMap<string, AttributeSchema>): object[] {
  return [...attributes].map(([name, { type, nested, writeOnly, ...flags }]) => ({
    name,
    ...(nested === undefined
      ? { type: Buffer.from(JSON.stringify(type)) }
      : { nested_type: { attributes: attributesOnWire(nested.attributes), nesting: NESTING[nested.nesting] } }),
    ...flags,
    write_only: writeOnly === true,
  }));
}
