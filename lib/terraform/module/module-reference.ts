import { type Path, pathText, Steppable } from '../hcl/hcl-values';

/** A module that calls others, as far as a reference asks it. */
interface Caller {
  /** What steps from a module that is called lead to. */
  moduleAt(name: string, path: Path): unknown;
  /** The keys of a module that is called `for_each` of something known. */
  keysOf(name: string): readonly (string | number)[] | undefined;
}

/** All outputs of a module, all instances of one, or one that is not known. */
export class ModuleReference extends Steppable {
  // Private to the language, so that whoever writes values as JSON does not write all of the configuration.
  readonly #module: Caller;

  constructor(
    address: string,
    private readonly path: Path,
    module: Caller,
    private readonly name: string,
  ) {
    super(`\${${address}${pathText(path)}}`, [`${address}${pathText(path)}`]);
    this.#module = module;
  }

  at(path: Path): unknown {
    return path.length === 0 ? this : this.#module.moduleAt(this.name, [...this.path, ...path]);
  }

  entries(): ReadonlyMap<string, unknown> | undefined {
    const keys = this.path.length > 0 ? undefined : this.#module.keysOf(this.name);
    if (keys === undefined) return undefined;
    return new Map([...keys].map((key) => [String(key), this.at([{ kind: 'index', key }])] as const));
  }
}
