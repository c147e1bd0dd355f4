import { type Path, Steppable } from '../hcl/values';
/** A module that calls others, as far as a reference asks it. */
interface Caller {
    /** What steps from a module that is called lead to. */
    moduleAt(name: string, path: Path): unknown;
    /** The keys of a module that is called `for_each` of something known. */
    keysOf(name: string): readonly (string | number)[] | undefined;
}
/** All outputs of a module, all instances of one, or one that is not known. */
export declare class ModuleReference extends Steppable {
    #private;
    private readonly path;
    private readonly name;
    constructor(address: string, path: Path, module: Caller, name: string);
    at(path: Path): unknown;
    entries(): ReadonlyMap<string, unknown> | undefined;
}
export {};
