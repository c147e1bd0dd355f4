import { Schema } from '../schema';
import { type JsonObject } from './resource';
/**
 * A plan of `terraform show -json`, as far as it is read. Of what is not listed Terraform may add more; of its version
 * `planProblem` speaks.
 */
export declare const PLAN: Schema;
/** Whether some JSON is a plan of `terraform show -json`; one that changes nothing at all has no list of changes. */
export declare function isPlan(json: JsonObject): boolean;
/** A plan, with its list of changes. @throws UnreadableDocument in one line, with everything that is not as Terraform writes it */
export declare function checkedPlan(file: string, json: JsonObject): JsonObject;
