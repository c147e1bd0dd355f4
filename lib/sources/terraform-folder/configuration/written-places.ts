import { isObject, type JsonObject, type JsonPath, type WrittenPlace } from '../../../terraform';
import type { Declaration } from './configuration-file';
import type { ConfigurationTree } from './configuration-tree';

/** Where in the user's files the parts of an evaluated configuration are written. */
export class WrittenPlaces {
  private readonly declarations = new Map<string, Declaration>();
  private readonly changes: readonly JsonObject[];

  /** @param json what was evaluated, as a plan */
  constructor(
    private readonly tree: ConfigurationTree,
    json: JsonObject,
  ) {
    this.changes = (Array.isArray(json.resource_changes) ? json.resource_changes : []).filter(isObject);
    for (const [module, { files }] of tree.modules)
      for (const declaration of files.flatMap(({ declarations }) => declarations)) {
        const { kind, type, name } = declaration;
        this.declarations.set(`${module} ${kind === 'data' ? 'data.' : ''}${type}.${name}`, declaration);
      }
  }

  /** The files of resources, by their addresses. */
  get files(): ReadonlyMap<string, string> {
    return this.ofDeclarations(({ place }) => place.file);
  }

  /** What is written of how Terraform treats resources, by their addresses. */
  get lifecycles(): ReadonlyMap<string, JsonObject> {
    return this.ofDeclarations(({ lifecycle }) => (Object.keys(lifecycle).length === 0 ? undefined : lifecycle));
  }

  private ofDeclarations<T>(find: (declaration: Declaration) => T | undefined): ReadonlyMap<string, T> {
    return new Map(
      this.changes.flatMap((change) => {
        const declaration = this.declarationOf(change);
        const found = declaration && find(declaration);
        return found === undefined ? [] : [[String(change.address), found] as const];
      }),
    );
  }

  /** The lines of what stands at a path of the plan, or of an argument of it. */
  at(path: JsonPath, argument: string): WrittenPlace | undefined {
    const [section, name] = path;
    if (section === 'variables') {
      const all = this.tree.root.files.flatMap(({ variables }) => variables);
      return all.find((variable) => variable.name === name)?.place;
    }
    if (section === 'configuration') return this.inConfiguration(path);
    const change = section === 'resource_changes' && typeof name === 'number' ? this.changes[name] : undefined;
    const declaration = change && this.declarationOf(change);
    if (declaration === undefined) return undefined;
    const { place, lines } = declaration;
    const line = lines.get(argument.replace(/\.\d+(?=\.|$)/g, '')) ?? lines.get(argument.split('.')[0] ?? '');
    return line === undefined ? place : { file: place.file, line, endLine: line };
  }

  /** The call of a module at the root, and what else the first of its files has. */
  private inConfiguration(path: JsonPath): WrittenPlace | undefined {
    const [, , section, name] = path;
    const calls = this.tree.root.files.flatMap((file) => file.calls);
    return section === 'module_calls' ? calls.find((call) => call.name === name)?.place : undefined;
  }

  private declarationOf({ address, type, name, mode }: JsonObject): Declaration | undefined {
    const modules = [...String(address).matchAll(/(?:^|\.)module\.([\w-]+)/g)].map(([, module]) => module);
    return this.declarations.get(`${modules.join('.')} ${mode === 'data' ? 'data.' : ''}${type}.${name}`);
  }
}
