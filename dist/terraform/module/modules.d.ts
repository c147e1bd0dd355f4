import { Bounds } from '../hcl/bounds';
import type { Computed, Gap, JsonObject } from '../resource';
import type { SourceFile, SourceFolder } from './folder';
import { type Called, type Caller, type Inputs, Module } from './scope';
/** Reads a folder. @throws an error of one line for what cannot be read */
export type ReadFolder = (folder: string) => SourceFolder;
/** The local modules that a configuration calls, each folder read once. */
export declare class LocalModules implements Caller {
    private readonly read;
    readonly computed?: Computed | undefined;
    readonly bounds: Bounds;
    private readonly loaded;
    private readonly called;
    constructor(read: ReadFolder | undefined, computed?: Computed | undefined);
    /** The files of all modules that were read. */
    get files(): readonly SourceFile[];
    /** The folders of all modules that were read. */
    get folders(): readonly string[];
    /** What of a module's folder was not understood. */
    gapsOf(module: Module): readonly Gap[];
    call(from: Module, call: JsonObject, address: string, inputs: Inputs): Called;
    private load;
    private loadNew;
}
/** The arguments of a call that are for the module, and not for Terraform. */
export declare function argumentsOf(call: JsonObject): JsonObject;
