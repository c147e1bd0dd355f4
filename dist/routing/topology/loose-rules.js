"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LooseRules = void 0;
/** So many pairs of a rule and a subscription that it may belong to are told one by one. */
const MOST_PAIRED = 20_000;
/** Rules of which it is not known to which subscription they belong, by what they may belong to. */
class LooseRules {
    groups = new Map();
    keys = new WeakMap();
    /** @param candidates all that it may belong to; `undefined` where that may be anything */
    add(rule, candidates, why) {
        const key = candidates === undefined ? '' : this.keyOf(candidates);
        const group = this.groups.get(key) ?? { candidates, missing: [] };
        const problem = `its subscription is not known: ${why}`;
        group.missing.push({ address: rule.resource.address, argument: 'subscription_id', problem, rule });
        this.groups.set(key, group);
    }
    /** What tells candidates apart; many rules may have one list of them. */
    keyOf(candidates) {
        const key = this.keys.get(candidates) ?? candidates.map(({ address }) => address).join(' ');
        this.keys.set(candidates, key);
        return key;
    }
    /** Gives each subscription the rules that may be its own. */
    share(subscriptionsAmong) {
        for (const { candidates, missing } of this.groups.values()) {
            const subscriptions = subscriptionsAmong(candidates);
            const told = missing.length * subscriptions.length <= MOST_PAIRED ? missing : summary(missing);
            for (const { missing: open } of subscriptions)
                for (const one of told)
                    open.push(one);
        }
    }
}
exports.LooseRules = LooseRules;
/** Of very many, that there are some has to do: each of them beside each subscription would be millions. */
function summary([first, ...others]) {
    if (first === undefined)
        return [];
    const { address, argument, problem } = first;
    return [{ address, argument, problem: `${problem}; and so are those of ${others.length} others` }];
}
//# sourceMappingURL=loose-rules.js.map