"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.WaiverIndex = void 0;
const grouping_1 = require("../terraform/grouping");
const waivers_1 = require("./waivers");
/** Finds the exceptions that cover something, without looking at all of them. */
class WaiverIndex {
    ofRules = new Map();
    order = new Map();
    constructor(waivers) {
        for (const [index, waiver] of waivers.entries()) {
            this.order.set(waiver, index);
            const { beside, named, wide } = this.ofRule((0, waivers_1.ruleOf)(waiver).rule);
            if (waiver.beside !== undefined)
                (0, grouping_1.addTo)(beside, waiver.beside.subject, waiver);
            else if ((0, waivers_1.isWide)(waiver.scope))
                wide.push(waiver);
            else
                (0, grouping_1.addTo)(named, waiver.scope, waiver);
        }
    }
    /** The exceptions from a rule, or from one finding of it, that cover something, in the order in which they were given. */
    covering(rule, document, subject) {
        const known = this.ofRules.get(rule);
        if (known === undefined)
            return [];
        const names = known.named.size + known.wide.length === 0 ? [] : (0, waivers_1.namesOf)(document, subject);
        const found = [
            ...(known.beside.get(subject) ?? []),
            ...names.flatMap((name) => known.named.get(name) ?? []),
            ...known.wide.filter(({ scope }) => (0, waivers_1.coversFrom)(scope, names)),
        ];
        if (found.length < 2)
            return found;
        return [...new Set(found)].sort((a, b) => (this.order.get(a) ?? 0) - (this.order.get(b) ?? 0));
    }
    ofRule(rule) {
        const known = this.ofRules.get(rule) ?? { beside: new Map(), named: new Map(), wide: [] };
        this.ofRules.set(rule, known);
        return known;
    }
}
exports.WaiverIndex = WaiverIndex;
//# sourceMappingURL=waiver-index.js.map