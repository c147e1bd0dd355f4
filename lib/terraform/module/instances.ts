import { access } from '../hcl/evaluate-hcl';
import { asNumber } from '../hcl/hcl-functions';
import { keyText, type Path, pathText, Steppable } from '../hcl/hcl-values';
import { isObject, Reference } from '../resource';
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
export type Instances<T> =
  | { readonly kind: 'one'; readonly only: T }
  | { readonly kind: 'each' | 'count'; readonly byKey: ReadonlyMap<string | number, T> }
  | { readonly kind: 'unknown'; readonly why: string; readonly from: readonly string[]; readonly any: T };

/** All instances, in order. */
export function allOf<T>(instances: Instances<T>): readonly T[] {
  if (instances.kind === 'one') return [instances.only];
  return instances.kind === 'unknown' ? [instances.any] : [...instances.byKey.values()];
}

/** The first of all instances; `undefined` where there is none. */
export function firstOf<T>(instances: Instances<T>): T | undefined {
  if (instances.kind === 'one') return instances.only;
  return instances.kind === 'unknown' ? instances.any : instances.byKey.values().next().value;
}

/** The instance that a path begins with, and what follows; `undefined` where it names all, none, or one that is not known. */
export function instanceAt<T>(
  instances: Instances<T>,
  path: Path,
): { readonly one: T; readonly rest: Path } | undefined {
  if (instances.kind === 'one') return { one: instances.only, rest: path };
  const [step, ...rest] = path;
  if (instances.kind === 'unknown' || step?.kind !== 'index') return undefined;
  const key = instances.kind === 'count' ? asNumber(step.key) : String(step.key);
  const one = key === undefined ? undefined : instances.byKey.get(key);
  return one === undefined ? undefined : { one, rest };
}

/** A resource, its attribute that only Azure knows, or all of its instances. */
export class ResourceReference extends Steppable {
  // Private to the language, so that whoever writes values as JSON does not write all of the configuration.
  readonly #instances: Instances<Instance>;
  readonly #instance: Instance | undefined;

  constructor(
    /** `module.bus.azurerm_servicebus_topic.jobs`, without the key of an instance. */
    readonly address: string,
    instances: Instances<Instance>,
    instance: Instance | undefined,
    /** The attribute; where no instance is decided, with the index. */
    readonly path: Path,
  ) {
    const whole = `${instance?.address ?? address}${pathText(path)}`;
    super(`\${${whole}}`, [whole]);
    this.#instances = instances;
    this.#instance = instance;
  }

  get instances(): Instances<Instance> {
    return this.#instances;
  }

  /** The instance, where it is decided. */
  get instance(): Instance | undefined {
    return this.#instance;
  }

  at(path: Path): unknown {
    const all = [...this.path, ...path];
    return this.instance === undefined
      ? resourceAt(this.address, this.instances, all)
      : attributeAt(this.address, this.instances, this.instance, all);
  }

  entries(): ReadonlyMap<string, unknown> | undefined {
    if (this.instance !== undefined || this.path.length > 0 || this.instances.kind !== 'each') return undefined;
    return new Map(
      [...this.instances.byKey].map(([key, instance]) => [
        String(key),
        new ResourceReference(this.address, this.instances, instance, []),
      ]),
    );
  }
}

/** A resource that the configuration does not declare. */
export class UndeclaredReference extends Reference {
  constructor(
    address: string,
    readonly path: Path,
  ) {
    super(`\${${address}${pathText(path)}}`, [`${address}${pathText(path)}`]);
  }
}

/** What a path from a resource leads to: the value of an argument that is set, or a reference. */
export function resourceAt(address: string, instances: Instances<Instance>, path: Path): unknown {
  const found = instanceAt(instances, path);
  return found === undefined
    ? new ResourceReference(address, instances, undefined, path)
    : attributeAt(address, instances, found.one, found.rest);
}

function attributeAt(address: string, instances: Instances<Instance>, instance: Instance, path: Path): unknown {
  const reference = new ResourceReference(address, instances, instance, path);
  const [first, ...rest] = path;
  const name = first?.kind === 'attribute' ? first.name : first?.kind === 'index' ? String(first.key) : undefined;
  const set = name === undefined ? undefined : instance.argument(name);
  const value = name === undefined ? set : (set ?? instance.computed(name));
  if (value === undefined || value === null) return reference;
  return access(value, inBlocks(value, rest), () => reference);
}

/** A block may be written without the list that it is: `identity[0].type` is a step of `{"identity": {"type": …}}`. */
function inBlocks(value: unknown, path: Path): Path {
  const [first, ...rest] = path;
  const isOnlyBlock = first?.kind === 'index' && first.key === 0 && isObject(value) && !(value instanceof Reference);
  return isOnlyBlock ? rest : path;
}

/** The address of an instance by its key. */
export function withKey(address: string, key: string | number | undefined): string {
  return key === undefined ? address : `${address}${keyText(key)}`;
}
