import type { Instance } from './plan-instances';

type Key = Instance['key'];

/**
 * All instances of one block, by their keys. What each of them asks of all others is found out once: by each alone it
 * would take the square of the time.
 */
export class Siblings<T> {
  private readonly byKey = new Map<Key, T>();
  private readonly repeated = new Set<Key>();
  private readonly compared = new WeakMap<Siblings<unknown>, boolean>();

  constructor(
    readonly all: readonly T[],
    keyOf: (one: T) => Key,
  ) {
    for (const one of all) {
      const key = keyOf(one);
      if (this.byKey.has(key)) this.repeated.add(key);
      else this.byKey.set(key, one);
    }
  }

  /** The instance of a key; the first, where something has several. */
  at(key: Key): T | undefined {
    return this.byKey.get(key);
  }

  /** The only instance of a key. */
  only(key: Key): T | undefined {
    return this.repeated.has(key) ? undefined : this.byKey.get(key);
  }

  has(key: Key): boolean {
    return this.byKey.has(key);
  }

  /** Whether another block has just the same keys. */
  hasKeysOf(other: Siblings<unknown>): boolean {
    const known = this.compared.get(other);
    if (known !== undefined) return known;
    const found = this.byKey.size === other.byKey.size && [...this.byKey.keys()].every((key) => other.has(key));
    this.compared.set(other, found);
    return found;
  }
}

const SEVERAL = Symbol('several');

/** Instances of resources, of which one may be called by the key of another. */
export class ResourceSiblings extends Siblings<Instance> {
  /** By a key, the key of the instance that has it as an attribute. */
  private owners: Map<unknown, Key | typeof SEVERAL> | undefined;

  constructor(all: readonly Instance[]) {
    super(all, ({ key }) => key);
  }

  /** Whether another instance than that of a key has the key as an attribute: a map may be keyed by that instead. */
  isNamedByOthers(key: Key): boolean {
    this.owners ??= this.findOwners();
    return this.owners.has(key) && this.owners.get(key) !== key;
  }

  private findOwners(): Map<unknown, Key | typeof SEVERAL> {
    const owners = new Map<unknown, Key | typeof SEVERAL>();
    for (const { key, resource } of this.all) {
      for (const value of Object.values(resource.values)) {
        if (!this.has(value as Key)) continue;
        owners.set(value, owners.has(value) && owners.get(value) !== key ? SEVERAL : key);
      }
    }
    return owners;
  }
}
