"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Changing = void 0;
const changes_by_azapi_1 = require("./changes-by-azapi");
const named_ids_1 = require("./named-ids");
/**
 * What changes subjects from outside, or may. For each kind of resource all that may change one is resolved once: asked
 * of each subject anew it would take the square of the time.
 */
class Changing {
    resolve;
    all;
    ofKind = new Map();
    constructor(opaque, resolve) {
        this.resolve = resolve;
        this.all = [...opaque];
    }
    /** The first resource that changes a subject, or may. */
    first(subject) {
        if (this.all.length === 0)
            return undefined;
        const { byAddress, ids, anything } = this.changesOf(subject);
        const first = Math.min(byAddress.get(subject.address) ?? anything, ids.first(subject) ?? anything, anything);
        return this.all[first]?.[0];
    }
    changesOf(subject) {
        const kind = (0, changes_by_azapi_1.kindOfType)(subject.type);
        const known = this.ofKind.get(kind) ?? this.findChanges(subject);
        this.ofKind.set(kind, known);
        return known;
    }
    findChanges(subject) {
        const byAddress = new Map();
        const ids = new named_ids_1.NamedIds();
        const lists = new Set();
        let anything = this.all.length;
        const add = ({ address }, position) => {
            if (!byAddress.has(address))
                byAddress.set(address, position);
        };
        for (const [position, [one, { makes }]] of this.all.entries()) {
            const argument = (0, changes_by_azapi_1.argumentOfChange)(one, makes, subject);
            const target = argument === undefined ? undefined : this.resolve(one, argument);
            if (target?.kind === 'resource')
                add(target.resource, position);
            if (target?.kind === 'id')
                ids.add(target.id, position);
            if (target?.kind !== 'unknown')
                continue;
            const { candidates } = target;
            if (candidates === undefined)
                anything = Math.min(anything, position);
            else if (!lists.has(candidates))
                for (const candidate of candidates)
                    add(candidate, position);
            if (candidates !== undefined)
                lists.add(candidates);
        }
        return { byAddress, ids, anything };
    }
}
exports.Changing = Changing;
//# sourceMappingURL=changing.js.map