import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isUsed } from './schema';

/**
 * Writes what a real azurerm says of itself into the package, as far as this project's stacks can hold it:
 *
 *     terraform providers schema -json > schema.json      (in a folder that requires azurerm, after terraform init)
 *     node --require ./lib/typescript.cjs __tests__/terraform/write-schema.ts schema.json 5.2
 */
const [, , file = '', version = ''] = process.argv;

interface Schemas {
  readonly provider: { readonly block: Block };
  readonly resource_schemas: Readonly<Record<string, { readonly block: Block }>>;
  readonly data_source_schemas: Readonly<Record<string, { readonly block: Block }>>;
}
interface Block {
  readonly attributes?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly block_types?: Readonly<Record<string, { readonly block: Block }>>;
}

const { provider_schemas: all } = JSON.parse(readFileSync(file, 'utf8'));
const [schemas] = Object.values(all) as [Schemas];

/** Descriptions are of no use to a test. */
function bare({ attributes = {}, block_types: blocks = {} }: Block): object {
  const without = ({ description: _, description_kind: __, ...rest }: Readonly<Record<string, unknown>>) => rest;
  return {
    attributes: Object.fromEntries(Object.entries(attributes).map(([name, one]) => [name, without(one)])),
    block_types: Object.fromEntries(
      Object.entries(blocks).map(([name, { block, ...rest }]) => [name, { ...rest, block: bare(block) }]),
    ),
  };
}

/** A type a line, so that the next version is read as a list of changes. */
function lines(types: Schemas['resource_schemas'], prefix: string): string {
  const used = Object.entries(types).filter(([type]) => isUsed(`${prefix}${type.replace(/^azurerm_/, '')}`));
  return used.map(([type, { block }]) => `    ${JSON.stringify(type)}: ${JSON.stringify(bare(block))}`).join(',\n');
}

writeFileSync(
  join(__dirname, '../../lib/sources/terraform-folder/stand-in/azurerm-schema.json'),
  `{
  "version": ${JSON.stringify(version)},
  "provider": ${JSON.stringify(bare(schemas.provider.block))},
  "resources": {
${lines(schemas.resource_schemas, '')}
  },
  "data": {
${lines(schemas.data_source_schemas, 'data-azurerm-')}
  }
}
`,
);
