import { type Path, Steppable } from '../hcl/values';
import { Reference } from '../resource';
import type { Declaration } from './source';
/** One instance of a resource, with its arguments evaluated as they are asked for. */
export interface Instance {
    readonly declaration: Declaration;
    /** Its address, with modules and keys. */
    readonly address: string;
    /** An argument that is set; `undefined` for one that is not, which Azure may fill in. */
    argument(name: string): unknown;
    /** What Azure fills in, as far as whoever reads says so; `undefined` where nobody does. */
    computed(name: string): unknown;
}
/** All instances of one thing: the only one, one for each key, or one that stands for as many as there are. */
export type Instances<T> = {
    readonly kind: 'one';
    readonly only: T;
} | {
    readonly kind: 'each' | 'count';
    readonly byKey: ReadonlyMap<string | number, T>;
} | {
    readonly kind: 'unknown';
    readonly why: string;
    readonly from: readonly string[];
    readonly any: T;
};
/** All instances, in order. */
export declare function allOf<T>(instances: Instances<T>): readonly T[];
/** The first of all instances; `undefined` where there is none. */
export declare function firstOf<T>(instances: Instances<T>): T | undefined;
/** The instance that a path begins with, and what follows; `undefined` where it names all, none, or one that is not known. */
export declare function instanceAt<T>(instances: Instances<T>, path: Path): {
    readonly one: T;
    readonly rest: Path;
} | undefined;
/** A resource, its attribute that only Azure knows, or all of its instances. */
export declare class ResourceReference extends Steppable {
    #private;
    /** `module.bus.azurerm_servicebus_topic.jobs`, without the key of an instance. */
    readonly address: string;
    /** The attribute; where no instance is decided, with the index. */
    readonly path: Path;
    constructor(
    /** `module.bus.azurerm_servicebus_topic.jobs`, without the key of an instance. */
    address: string, instances: Instances<Instance>, instance: Instance | undefined, 
    /** The attribute; where no instance is decided, with the index. */
    path: Path);
    get instances(): Instances<Instance>;
    /** The instance, where it is decided. */
    get instance(): Instance | undefined;
    at(path: Path): unknown;
    entries(): ReadonlyMap<string, unknown> | undefined;
}
/** A resource that the configuration does not declare. */
export declare class UndeclaredReference extends Reference {
    readonly path: Path;
    constructor(address: string, path: Path);
}
/** What a path from a resource leads to: the value of an argument that is set, or a reference. */
export declare function resourceAt(address: string, instances: Instances<Instance>, path: Path): unknown;
/** The address of an instance by its key. */
export declare function withKey(address: string, key: string | number | undefined): string;
