/** A type as Terraform writes it in JSON: `"string"`, `"dynamic"`, `["list","string"]`, `["list",["object",{…}]]`. */
export type AttributeType = string | readonly [collection: string, of: unknown];

/** What an attribute or block of a resource is. */
export interface BlockSchema {
  readonly attributes: ReadonlyMap<string, AttributeSchema>;
  readonly blocks: ReadonlyMap<string, NestedBlockSchema>;
}

export interface AttributeSchema {
  /** Left out where `nested` tells what it is. */
  readonly type?: AttributeType | undefined;
  /** The attributes inside, where the schema tells them one by one. */
  readonly nested?: NestedAttributes | undefined;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly sensitive: boolean;
  /** Whether it is given to the provider, and kept nowhere. @default false */
  readonly writeOnly?: boolean | undefined;
}

export interface NestedAttributes {
  readonly attributes: ReadonlyMap<string, AttributeSchema>;
  readonly nesting: Nesting;
}

export interface NestedBlockSchema extends BlockSchema {
  readonly nesting: Nesting;
  /** Whether there has to be one. */
  readonly required: boolean;
}

/** How many there are of a block, and in which order: `single` is one object, `list` and `set` are several. */
export type Nesting = 'single' | 'group' | 'list' | 'set' | 'map';

/** Everything that a provider has, by types. */
export interface ProviderSchema {
  readonly provider: BlockSchema;
  readonly resources: ReadonlyMap<string, BlockSchema>;
  readonly dataSources: ReadonlyMap<string, BlockSchema>;
  /** The names of functions that a configuration calls as `provider::name::function`. @default - none */
  readonly functions?: ReadonlySet<string> | undefined;
  /** What a module tells a provider of itself. @default - nothing */
  readonly meta?: BlockSchema | undefined;
}

export const NOTHING: BlockSchema = { attributes: new Map(), blocks: new Map() };

/** A schema as `terraform providers schema -json` writes a block. */
export interface WrittenBlock {
  readonly attributes?: Readonly<Record<string, WrittenAttribute>>;
  readonly block_types?: Readonly<
    Record<string, { readonly nesting_mode: Nesting; readonly min_items?: number; readonly block?: WrittenBlock }>
  >;
}
interface WrittenAttribute {
  readonly type?: AttributeType;
  readonly nested_type?: {
    readonly attributes?: Readonly<Record<string, WrittenAttribute>>;
    readonly nesting_mode: Nesting;
  };
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly write_only?: boolean;
}

/** A schema out of what `terraform providers schema -json` writes. */
export function blockOfWritten({ attributes = {}, block_types: blocks = {} }: WrittenBlock): BlockSchema {
  return {
    attributes: attributesOfWritten(attributes),
    blocks: new Map(
      Object.entries(blocks).map(([name, { nesting_mode: nesting, min_items: least = 0, block = {} }]) => [
        name,
        { ...blockOfWritten(block), nesting, required: least > 0 },
      ]),
    ),
  };
}

function attributesOfWritten(attributes: Readonly<Record<string, WrittenAttribute>>): Map<string, AttributeSchema> {
  return new Map(
    Object.entries(attributes).map(([name, { type, nested_type: nested, ...flags }]) => [
      name,
      {
        type,
        nested: nested && { attributes: attributesOfWritten(nested.attributes ?? {}), nesting: nested.nesting_mode },
        required: flags.required === true,
        optional: flags.optional === true,
        computed: flags.computed === true,
        sensitive: flags.sensitive === true,
        writeOnly: flags.write_only === true,
      },
    ]),
  );
}
