import { plainText } from '../../schema';
import type { BlocksBeside, TerraformDocument } from '../document';
import { isObject, type JsonObject } from '../resource';

/**
 * The blocks `moved`, `import` and `removed` of a configuration.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json
 */
export function blocksBeside({ files, beside }: TerraformDocument): BlocksBeside {
  if (beside !== undefined) return beside;
  const sections = files.flatMap(({ text }) => sectionsOf(text));
  const blocks = (name: string) => sections.flatMap((section) => blocksOf(section[name]));
  return {
    moved: new Map(blocks('moved').map(({ from, to }) => [addressOf(to), addressOf(from)])),
    imported: new Set(blocks('import').map(({ to }) => addressOf(to))),
    forgotten: new Set(
      blocks('removed')
        .filter(({ lifecycle }) => blocksOf(lifecycle).some(({ destroy }) => destroy === false))
        .map(({ from }) => addressOf(from)),
    ),
  };
}

/** The parts of a file, which may be one object or a list of them; a file of another form has none. */
function sectionsOf(text: string): JsonObject[] {
  try {
    return blocksOf(JSON.parse(text));
  } catch {
    return [];
  }
}

function blocksOf(section: unknown): JsonObject[] {
  return (Array.isArray(section) ? section : [section]).filter(isObject);
}

/** An address, which may be written as a template: `${azurerm_x.y}`. */
function addressOf(text: unknown): string {
  return plainText(text).replace(/^\$\{(.*)\}$/, '$1');
}
