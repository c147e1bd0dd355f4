import { type JsonObject, type JsonPath } from '../resource';
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
export declare function blocksOf(file: string, section: unknown, labels: number, path: JsonPath): Block[];
/** An object, or the objects of a list. */
export declare function objectsOf(section: unknown): JsonObject[];
