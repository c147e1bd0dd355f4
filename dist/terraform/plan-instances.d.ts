import { type JsonObject, type TerraformResource } from './resource';
/** What of a plan is looked at: what will be, or what was before. */
export type PlanSide = 'before' | 'after';
/** One instance of a resource of the configuration. */
export interface Instance {
    readonly resource: TerraformResource;
    /** The modules that it is in, each with its own key: `a["x"]`, `b`. */
    readonly modules: readonly string[];
    /** `type.name`, as the configuration of its module calls it. */
    readonly local: string;
    /** The key of `for_each`, or the number of `count`. */
    readonly key: string | number | undefined;
}
/**
 * The instances that a plan has on one side of it.
 *
 * A plan lists changes, those that change nothing included; but one with `-target` lists only its targets, and data
 * sources that were read while planning stand in the prior state alone. What the prior state has and no change is about
 * stays as it is.
 */
export declare function instancesOf(file: string, json: JsonObject, side: PlanSide): Instance[];
/** What a plan deletes and does not create again, as it was. */
export declare function deletedBy(file: string, json: JsonObject): TerraformResource[];
/** `module.a["x"].module.b` as `a["x"]` and `b`. */
export declare function splitModules(address: string): string[];
/** A module's name without the key of its instance. */
export declare function moduleName(module: string): string;
/** The key of a module's instance; `undefined` for a module of which there is one. */
export declare function moduleKey(module: string): Instance['key'];
