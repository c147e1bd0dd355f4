import { type ConfigurationPart, type JsonObject } from './resource';
/**
 * What a plan has beside resources and outputs, where a secret may stand: the values of variables, and what is written
 * for providers and in calls of modules.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation
 */
export declare function planParts(file: string, json: JsonObject): ConfigurationPart[];
