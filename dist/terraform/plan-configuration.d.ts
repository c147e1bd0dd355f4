import { type JsonObject } from './resource';
/** What a plan says of how a module is written: references of its expressions, not the expressions. */
export interface ModuleConfiguration {
    /** The resources, by `type.name`. */
    readonly resources: ReadonlyMap<string, ResourceConfiguration>;
    readonly calls: ReadonlyMap<string, ModuleCall>;
    /** The expressions of its outputs, by name. */
    readonly outputs: JsonObject;
}
export interface ResourceConfiguration {
    readonly expressions: JsonObject;
    readonly forEach: unknown;
    /** The key of its provider in the plan's `provider_config`. */
    readonly provider: string | undefined;
}
export interface ModuleCall {
    readonly expressions: JsonObject;
    readonly forEach: unknown;
    readonly module: ModuleConfiguration;
}
/** The module of a plan's configuration, with those that it calls. */
export declare function moduleConfiguration(json: unknown): ModuleConfiguration;
/** The module at a place, by the names of the calls that lead there. */
export declare function moduleAt(root: ModuleConfiguration | undefined, modules: readonly string[]): ModuleConfiguration | undefined;
