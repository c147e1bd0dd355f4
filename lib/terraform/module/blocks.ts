import { isObject, type JsonObject, type JsonPath } from '../resource';

/** A block of a configuration, and where it stands in its file. */
export interface Block {
  readonly file: string;
  readonly path: JsonPath;
  readonly labels: readonly string[];
  readonly body: JsonObject;
}

/**
 * The blocks of a section. At every level Terraform takes an object, or a list of objects that mean the same together.
 *
 * @param labels how many labels a block has: two for a resource, none for `locals`
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#nested-block-mapping
 */
export function blocksOf(file: string, section: unknown, labels: number, path: JsonPath): Block[] {
  const visit = (part: unknown, given: readonly string[], at: JsonPath): Block[] => {
    if (Array.isArray(part)) return part.flatMap((one, index) => visit(one, given, [...at, index]));
    if (!isObject(part)) return [];
    if (given.length === labels) return [{ file, path: at, labels: given, body: part }];
    return Object.entries(part).flatMap(([label, inner]) =>
      label === '//' ? [] : visit(inner, [...given, label], [...at, label]),
    );
  };
  return visit(section, [], path);
}

/** An object, or the objects of a list. */
export function objectsOf(section: unknown): JsonObject[] {
  return (Array.isArray(section) ? section.flat(Number.POSITIVE_INFINITY) : [section]).filter(isObject);
}
