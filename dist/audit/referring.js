"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.References = void 0;
exports.mustBeAll = mustBeAll;
const named_ids_1 = require("./named-ids");
const verdict_1 = require("./verdict");
/**
 * What the resources of a type lead to by an argument. Each is looked at once, whatever is asked then, and so is each
 * list of what several of them may lead to.
 */
class References {
    all;
    argument;
    certain = new Map();
    /** Why something may lead there, by address. */
    possible = new Map();
    /** Why something may lead anywhere. */
    anything;
    ids = new named_ids_1.NamedIds();
    /** @param resolve where a resource leads to, which may be to several places */
    constructor(all, argument, resolve) {
        this.all = all;
        this.argument = argument;
        // Of what may lead to one place, the last is told.
        const open = new Map();
        const mayLeadTo = (place, why) => {
            open.delete(place);
            open.set(place, why);
        };
        for (const [position, one] of all.entries()) {
            for (const target of resolve(one)) {
                if (target.kind === 'resource')
                    this.addResource(one, target.resource, mayLeadTo);
                else if (target.kind === 'id')
                    this.ids.add(target.id, position);
                else if (target.kind === 'unknown' && target.candidates === undefined)
                    this.anything ??= this.whyOpen(one);
                else if (target.kind === 'unknown')
                    mayLeadTo(target.candidates ?? [], this.whyOpen(one));
            }
        }
        for (const [place, why] of open) {
            if (typeof place === 'string')
                this.possible.set(place, why);
            else
                for (const { address } of place)
                    this.possible.set(address, why);
        }
    }
    /** What leads to a subject. */
    to(subject) {
        const id = this.ids.first(subject);
        const byId = id === undefined ? undefined : this.whyOpen(this.all[id]);
        return {
            certain: this.certain.get(subject.address) ?? [],
            open: this.anything ?? this.possible.get(subject.address) ?? byId,
        };
    }
    addResource(one, { address }, mayLeadTo) {
        const perhaps = one.resource?.perhaps;
        if (perhaps !== undefined) {
            mayLeadTo(address, `${one.address} may not be there: ${perhaps}`);
            return;
        }
        const known = this.certain.get(address);
        if (known === undefined)
            this.certain.set(address, [one]);
        // A list may name one place twice.
        else if (known.at(-1) !== one)
            known.push(one);
    }
    whyOpen({ address }) {
        return `${address} has ${this.argument.replace(/\.\*$/, '')} that only Terraform knows, and may be for it`;
    }
}
exports.References = References;
/** The verdict that depends on what may be there beside. @throws Unresolved where there may be something */
function mustBeAll({ open }) {
    if (open !== undefined)
        throw new verdict_1.Unresolved(open);
}
//# sourceMappingURL=referring.js.map