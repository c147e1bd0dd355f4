"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PropertyIndex = void 0;
const rules_1 = require("../../rules");
const values_1 = require("../../rules/values/values");
const interval_tree_1 = require("./interval-tree");
/** Finds rules by one property of a message: those with a sign that it has, and those with a guard that does not hold. */
class PropertyIndex {
    property;
    equal = new Map();
    intervals = [];
    prefixes = new Map();
    absent = [];
    present = [];
    guarded = [];
    tree;
    constructor(property) {
        this.property = property;
    }
    /** Files something under a sign. */
    addSign(sign, filed) {
        switch (sign.kind) {
            case 'equal':
                pushTo(this.equal, sign.value, filed);
                break;
            case 'prefix': {
                const sameLength = this.prefixes.get(sign.text.length) ?? new Map();
                this.prefixes.set(sign.text.length, sameLength);
                pushTo(sameLength, sign.text, filed);
                break;
            }
            case 'range':
                this.intervals.push({ from: sign.from, to: sign.to, found: filed });
                this.tree = undefined;
                break;
            default:
                this[sign.kind].push(filed);
        }
    }
    /** Files something under a guard. */
    addGuard({ kind, isNeeded }, filed) {
        const same = this.guarded.find((one) => one.kind === kind && one.isNeeded === isNeeded);
        if (same === undefined)
            this.guarded.push({ kind, isNeeded, all: [filed] });
        else if (same.all.at(-1) !== filed)
            same.all.push(filed);
    }
    /** Tells all that a message may match or fail on by this property; some of it twice. */
    find(message, tell) {
        const { isSystem, name } = this.property;
        const value = isSystem ? message.systemProperty(name) : message.property(name);
        const kind = kindOf(value);
        for (const guarded of this.guarded)
            if (!holds(guarded, kind))
                guarded.all.forEach(tell);
        if (kind === 'absent' || kind === 'null')
            this.absent.forEach(tell);
        if (kind === 'absent')
            return;
        this.present.forEach(tell);
        if (typeof value === 'string' || typeof value === 'boolean')
            this.equal.get(value)?.forEach(tell);
        if (typeof value === 'string')
            for (const [length, byText] of this.prefixes)
                byText.get(value.slice(0, length))?.forEach(tell);
        if (kind !== 'number' || this.intervals.length === 0)
            return;
        this.tree ??= new interval_tree_1.IntervalTree(this.intervals);
        this.tree.find(typeof value === 'number' ? value : value.toNumber(), tell);
    }
}
exports.PropertyIndex = PropertyIndex;
function holds({ kind, isNeeded }, found) {
    if (found === 'absent')
        return !isNeeded;
    if (found === 'null')
        return true;
    return kind === 'any' ? found !== 'failure' : kind === found;
}
/**
 * The kind of a value. Of numbers only those count as such that are compared with whole numbers and doubles as doubles are, or
 * exactly: single precision rounds the other number, too, and decimals and ulong are not compared with all.
 */
function kindOf(value) {
    if (value === undefined)
        return 'absent';
    if (value === null)
        return 'null';
    if (typeof value === 'string')
        return 'text';
    if (typeof value === 'boolean')
        return 'boolean';
    if (typeof value === 'number')
        return 'number';
    if (value instanceof values_1.Integer)
        return value.type === 'ulong' ? 'other' : 'number';
    return value instanceof rules_1.Failure ? 'failure' : 'other';
}
function pushTo(map, key, filed) {
    const same = map.get(key);
    if (same === undefined)
        map.set(key, [filed]);
    else
        same.push(filed);
}
//# sourceMappingURL=property-index.js.map