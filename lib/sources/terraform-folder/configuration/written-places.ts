import { basename } from 'node:path';
import { isObject, type JsonObject, type JsonPath, Reference, type WrittenPlace } from '../../../terraform';
import { isOverride } from '../../../terraform/module/override';
import type { Declaration } from './configuration-file';
import type { ConfigurationTree } from './configuration-tree';
import { placeOfSetting } from './settings-places';

/** Where in the user's files the parts of an evaluated configuration are written. */
export class WrittenPlaces {
  /** The declarations of each resource: its own, and then what overrides it. */
  private readonly declarations = new Map<string, readonly [Declaration, ...Declaration[]]>();
  private readonly changes: readonly JsonObject[];

  /** @param json what was evaluated, as a plan */
  constructor(
    private readonly tree: ConfigurationTree,
    json: JsonObject,
  ) {
    this.changes = (Array.isArray(json.resource_changes) ? json.resource_changes : []).filter(isObject);
    for (const [module, { files }] of tree.modules) {
      const isOver = ({ file }: { readonly file: string }) => isOverride(basename(file));
      const ordered = [...files.filter((one) => !isOver(one)), ...files.filter(isOver)];
      for (const declaration of ordered.flatMap(({ declarations }) => declarations)) {
        const { kind, type, name } = declaration;
        const key = `${module} ${kind === 'data' ? 'data.' : ''}${type}.${name}`;
        const known = this.declarations.get(key);
        this.declarations.set(key, known === undefined ? [declaration] : [...known, declaration]);
      }
    }
  }

  /** The files of resources, by their addresses. */
  get files(): ReadonlyMap<string, string> {
    return this.ofDeclarations(([{ place }]) => place.file);
  }

  /** How Terraform treats resources, by their addresses: all that is written, and that is nothing of most. */
  get lifecycles(): ReadonlyMap<string, JsonObject> {
    return this.ofDeclarations((all) => {
      const written = Object.assign({}, ...all.map(({ lifecycle }) => lifecycle)) as Declaration['lifecycle'];
      const values = Object.entries(written).map(([name, value]) => [name, value ?? new Reference('an expression')]);
      return Object.fromEntries(values);
    });
  }

  private ofDeclarations<T>(find: (all: readonly [Declaration, ...Declaration[]]) => T): ReadonlyMap<string, T> {
    return new Map(
      this.changes.flatMap((change) => {
        const declarations = this.declarationsOf(change);
        return declarations === undefined ? [] : [[String(change.address), find(declarations)] as const];
      }),
    );
  }

  /** The lines of what stands at a path of the plan, or of an argument of it. */
  at(path: JsonPath, argument: string): WrittenPlace | undefined {
    const [section, index] = path;
    if (section !== 'resource_changes') return placeOfSetting(this.tree, path, argument);
    const change = typeof index === 'number' ? this.changes[index] : undefined;
    const declarations = change && this.declarationsOf(change);
    if (declarations === undefined) return undefined;
    const written = argument.replace(/\.\d+(?=\.|$)/g, '');
    for (const wanted of [written, argument.split('.')[0] ?? ''])
      for (const { place, lines } of [...declarations].reverse()) {
        const line = lines.get(wanted);
        if (line !== undefined) return { file: place.file, line, endLine: line };
      }
    return declarations[0].place;
  }

  /** Where in the plan a resource or a call of a module is, by its address. */
  pathOf(address: string): JsonPath | undefined {
    const index = this.changes.findIndex((change) => change.address === address);
    if (index !== -1) return ['resource_changes', index];
    const calls = modulesIn(address);
    if (!/(^|\.)module\.[\w-]+(\[[^\]]*\])?$/.test(address)) return undefined;
    return [
      'configuration',
      ...calls.flatMap((name, depth) => [depth === 0 ? 'root_module' : 'module', 'module_calls', name]),
    ];
  }

  private declarationsOf({ address, type, name, mode }: JsonObject) {
    return this.declarations.get(
      `${modulesIn(String(address)).join('.')} ${mode === 'data' ? 'data.' : ''}${type}.${name}`,
    );
  }
}

function modulesIn(address: string): string[] {
  return [...address.matchAll(/(?:^|\.)module\.([\w-]+)/g)].map(([, module]) => String(module));
}
