"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ResourceSiblings = exports.Siblings = void 0;
/**
 * All instances of one block, by their keys. What each of them asks of all others is found out once: by each alone it
 * would take the square of the time.
 */
class Siblings {
    all;
    byKey = new Map();
    repeated = new Set();
    compared = new WeakMap();
    constructor(all, keyOf) {
        this.all = all;
        for (const one of all) {
            const key = keyOf(one);
            if (this.byKey.has(key))
                this.repeated.add(key);
            else
                this.byKey.set(key, one);
        }
    }
    /** The instance of a key; the first, where something has several. */
    at(key) {
        return this.byKey.get(key);
    }
    /** The only instance of a key. */
    only(key) {
        return this.repeated.has(key) ? undefined : this.byKey.get(key);
    }
    has(key) {
        return this.byKey.has(key);
    }
    /** Whether another block has just the same keys. */
    hasKeysOf(other) {
        const known = this.compared.get(other);
        if (known !== undefined)
            return known;
        const found = this.byKey.size === other.byKey.size && [...this.byKey.keys()].every((key) => other.has(key));
        this.compared.set(other, found);
        return found;
    }
}
exports.Siblings = Siblings;
const SEVERAL = Symbol('several');
/** Instances of resources, of which one may be called by the key of another. */
class ResourceSiblings extends Siblings {
    /** By a key, the key of the instance that has it as an attribute. */
    owners;
    constructor(all) {
        super(all, ({ key }) => key);
    }
    /** Whether another instance than that of a key has the key as an attribute: a map may be keyed by that instead. */
    isNamedByOthers(key) {
        this.owners ??= this.findOwners();
        return this.owners.has(key) && this.owners.get(key) !== key;
    }
    findOwners() {
        const owners = new Map();
        for (const { key, resource } of this.all) {
            for (const value of Object.values(resource.values)) {
                if (!this.has(value))
                    continue;
                owners.set(value, owners.has(value) && owners.get(value) !== key ? SEVERAL : key);
            }
        }
        return owners;
    }
}
exports.ResourceSiblings = ResourceSiblings;
//# sourceMappingURL=plan-siblings.js.map