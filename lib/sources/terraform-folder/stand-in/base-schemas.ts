import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type JsonObject } from '../../../terraform';
import { type BlockSchema, blockOfWritten, type WrittenBlock } from './provider-schema';
import type { BaseSchemas } from './used-schema';

/** What azurerm says of itself, as far as this project's stacks hold it: with version 5.2. */
interface ShippedSchemas {
  readonly provider: WrittenBlock;
  readonly resources: Readonly<Record<string, WrittenBlock>>;
  readonly data: Readonly<Record<string, WrittenBlock>>;
}

/** The schemas of azurerm 5.2 that come with this package, as they are written in there. */
export function shippedJson(): ShippedSchemas {
  return JSON.parse(readFileSync(join(__dirname, 'azurerm-schema.json'), 'utf8')) as ShippedSchemas;
}

/** What is known of azurerm's types where the provider itself is not there to be asked. */
export function shippedSchemas(): BaseSchemas {
  const { provider, resources, data } = shippedJson();
  return {
    isExact: false,
    providers: new Map([['azurerm', blockOfWritten(provider)]]),
    resources: blocksOf(resources),
    dataSources: blocksOf(data),
    ephemeral: new Map(),
  };
}

/** What providers say of themselves: the JSON of `terraform providers schema -json`. */
export function schemasOfProviders(json: JsonObject): BaseSchemas {
  const providers = new Map<string, BlockSchema>();
  const [resources, dataSources, ephemeral] = [new Map(), new Map(), new Map()];
  for (const [address, provider] of Object.entries(objectAt(json, 'provider_schemas'))) {
    if (!isObject(provider)) continue;
    providers.set(address.split('/').at(-1) ?? address, blockOfWritten(blockIn(provider.provider)));
    for (const [to, section] of [
      [resources, 'resource_schemas'],
      [dataSources, 'data_source_schemas'],
      [ephemeral, 'ephemeral_resource_schemas'],
    ] as const)
      for (const [type, schema] of Object.entries(objectAt(provider, section)))
        to.set(type, new Lazy(() => blockOfWritten(blockIn(schema))));
  }
  return { isExact: true, providers, resources, dataSources, ephemeral };
}

/** A schema that is made when somebody asks: a provider has a thousand types, and a configuration uses ten. */
class Lazy implements BlockSchema {
  private made: BlockSchema | undefined;

  constructor(private readonly make: () => BlockSchema) {}

  get attributes(): BlockSchema['attributes'] {
    return this.block.attributes;
  }

  get blocks(): BlockSchema['blocks'] {
    return this.block.blocks;
  }

  private get block(): BlockSchema {
    this.made ??= this.make();
    return this.made;
  }
}

function blocksOf(types: Readonly<Record<string, WrittenBlock>>): Map<string, BlockSchema> {
  return new Map(Object.entries(types).map(([type, block]) => [type, new Lazy(() => blockOfWritten(block))]));
}

function blockIn(schema: unknown): WrittenBlock {
  return isObject(schema) && isObject(schema.block) ? (schema.block as WrittenBlock) : {};
}

function objectAt(json: unknown, name: string): JsonObject {
  const found = isObject(json) ? json[name] : undefined;
  return isObject(found) ? found : {};
}
