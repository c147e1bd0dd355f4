import type { PlanNote } from './changes';
import { type JsonObject } from './resource';
/**
 * What a plan says beside its changes.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
export declare function notesOf(json: JsonObject): PlanNote[];
