import type { Bounds } from '../hcl/bounds';
import { type Path } from '../hcl/values';
import { type Computed, type JsonObject } from '../resource';
import { type Instance, type Instances } from './instances';
import type { Declaration, ModuleSource } from './source';
/** What a module is given for its variables; `undefined` for one that it is not given. */
export type Inputs = (variable: string) => unknown;
/** A module that is called, or why it cannot be read. */
export type Called = {
    readonly module: Module;
} | {
    readonly why: string;
};
/** What all modules of a configuration have in common. */
export interface Caller {
    /** Finds the module that a call names. */
    call(from: Module, call: JsonObject, address: string, inputs: Inputs): Called;
    readonly bounds: Bounds;
    /**
     * What Azure fills in.
     *
     * @default - only Terraform knows
     */
    readonly computed?: Computed | undefined;
}
/** `each` and `count` of an instance, and the names that `dynamic` blocks give. */
type Names = ReadonlyMap<string, unknown>;
/** One instance of a module: what it declares, evaluated as it is asked for. */
export declare class Module {
    readonly source: ModuleSource;
    /** `module.bus["a"]`; empty for the root. */
    readonly address: string;
    /** The folder that it was read from, where it was. */
    readonly folder: string | undefined;
    private readonly inputs;
    private readonly caller;
    /** The module that calls it, and how. */
    readonly calledBy: {
        readonly module: Module;
        readonly call: JsonObject;
    } | undefined;
    private readonly values;
    private readonly pending;
    private readonly resources;
    private readonly modules;
    /** What calls are given, by their addresses. */
    private readonly given;
    constructor(source: ModuleSource, 
    /** `module.bus["a"]`; empty for the root. */
    address: string, 
    /** The folder that it was read from, where it was. */
    folder: string | undefined, inputs: Inputs, caller: Caller, 
    /** The module that calls it, and how. */
    calledBy: {
        readonly module: Module;
        readonly call: JsonObject;
    } | undefined);
    /** The beginning of the addresses in it. */
    get prefix(): string;
    variable(name: string): unknown;
    local(name: string): unknown;
    output(name: string): unknown;
    /** All instances of a resource that the module declares. */
    instancesOf(declaration: Declaration): Instances<Instance>;
    /** All instances of a module that this one calls. */
    callsOf(name: string): Instances<Called> | undefined;
    /** Values that stand in a call, as they are for each of its instances, by their addresses. */
    evaluateInCalls(name: string, values: JsonObject): readonly (readonly [address: string, value: unknown])[];
    /** A value of Terraform's JSON, as it is in this module. */
    evaluate(value: unknown, names?: Names): unknown;
    private readonly withNames;
    private scope;
    private resourceAt;
    /** The keys of a module that is called `for_each` of something known. */
    keysOf(name: string): readonly (string | number)[] | undefined;
    /** What steps from a module that is called lead to. */
    moduleAt(name: string, path: Path): unknown;
    private instance;
    private repeat;
    private unknown;
    /** A value that is made once; what asks for it while it is made goes in a circle, which Terraform refuses. */
    private once;
}
export {};
