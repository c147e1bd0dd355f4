import type { DocumentContents } from './configuration';
import { type PlanSide } from './plan-instances';
import { type JsonObject } from './resource';
export type { PlanSide } from './plan-instances';
/**
 * The resources of a plan on one side of it.
 *
 * Ids of what is created are not known yet; they are joined through the references of the configuration, as far as
 * those decide it.
 */
export declare function readPlan(file: string, json: JsonObject, side: PlanSide): DocumentContents;
/**
 * Why nothing should be proved from a plan: it is of another format, or has no configuration to tell what belongs
 * together. `undefined` for one as `terraform show -json` writes it.
 */
export declare function planProblem({ format_version: version, configuration }: JsonObject): string | undefined;
