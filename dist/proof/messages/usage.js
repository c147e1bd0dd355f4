"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Usages = void 0;
exports.keyOf = keyOf;
exports.namedProperty = namedProperty;
const compiled_rule_1 = require("../../routing/compiled-rule");
const rules_1 = require("../../rules");
const syntax_1 = require("../../rules/language/syntax");
/** One key for the spellings of one property. */
function keyOf({ scope, name }) {
    return scope === 'sys' ? `sys.${name}` : (0, rules_1.foldName)(name);
}
/** What filters do with the properties that they name, by `keyOf`. */
class Usages {
    byKey = new Map();
    /** The filters themselves: of others nothing is known. */
    filters;
    /** Groups of properties that meet in one comparison or sum, with the literals that they meet there. */
    meetings = [];
    /** What the filter in hand names. */
    touched = new Set();
    constructor(filters) {
        this.filters = new Set(filters);
        for (const filter of this.filters) {
            this.touched.clear();
            if (filter.kind === 'correlation')
                this.addCorrelation(filter);
            else if (filter.predicate !== undefined)
                this.addPredicate(filter.predicate);
            for (const usage of this.touched)
                usage.rules++;
        }
        this.addPartition();
    }
    /** The partition of a message is its session where it has one, so the two are compared. */
    addPartition() {
        if (!this.byKey.has('sys.PartitionKey'))
            return;
        for (const name of ['PartitionKey', 'SessionId'])
            this.usage({ scope: 'sys', name }).computed = true;
    }
    addCorrelation(filter) {
        const { system, properties } = (0, compiled_rule_1.correlationMatch)(filter);
        for (const [name, value] of system)
            this.usage({ scope: 'sys', name }).literals.add(value);
        for (const [name, value] of properties)
            this.usage({ scope: undefined, name }).literals.add(value);
    }
    addPredicate(predicate) {
        for (const node of (0, syntax_1.walk)(predicate)) {
            switch (node.kind) {
                case 'property':
                    this.usage(node);
                    break;
                case 'comparison':
                    this.addMeeting([node.left, node.right]);
                    break;
                case 'in':
                    for (const member of node.members)
                        this.addMeeting([node.operand, member]);
                    break;
                case 'like':
                    this.addLike(node.operand, node.escape === undefined ? [node.pattern] : [node.pattern, node.escape]);
                    break;
            }
        }
    }
    /** Two sides of a comparison: a property beside a literal is the simple case. */
    addMeeting(sides) {
        const [simple] = sides.filter((side) => side.kind === 'property');
        const [literal] = sides.filter((side) => side.kind === 'literal');
        if (simple !== undefined && literal !== undefined) {
            this.usage(simple).literals.add(literal.value);
            return;
        }
        const parts = sides.flatMap((side) => [...(0, syntax_1.walk)(side)]);
        const properties = parts.map(propertyIn).filter((property) => property !== undefined);
        for (const property of properties)
            this.usage(property).computed = true;
        const besideDoubles = new Set(parts.flatMap(propertyBesideDouble));
        for (const part of parts) {
            const property = propertyIn(part);
            if (property !== undefined && !besideDoubles.has(part))
                this.usage(property).meetsOthers = true;
        }
        this.meetings.push({
            keys: properties.map(keyOf),
            literals: parts.flatMap((part) => (part.kind === 'literal' ? [part.value] : [])),
        });
    }
    addLike(operand, patterns) {
        const isSimple = operand.kind === 'property' && patterns.every(({ kind }) => kind === 'literal');
        if (isSimple)
            this.usage(operand).liked = true;
        for (const part of [operand, ...patterns].flatMap((side) => [...(0, syntax_1.walk)(side)])) {
            const property = propertyIn(part);
            if (property === undefined)
                continue;
            this.usage(property).liked = true;
            if (!isSimple)
                this.usage(property).computed = true;
        }
    }
    usage(node) {
        const key = keyOf(node);
        const known = this.byKey.get(key) ?? {
            name: node.name,
            isSystem: node.scope === 'sys',
            literals: new Set(),
            liked: false,
            computed: false,
            meetsOthers: false,
            rules: 0,
        };
        this.byKey.set(key, known);
        this.touched.add(known);
        return known;
    }
}
exports.Usages = Usages;
/** A part that is computed with a double literal, as in `price * 1.2`: whatever number it is, it becomes a double first. */
function propertyBesideDouble(node) {
    if (node.kind !== 'arithmetic')
        return [];
    const isDouble = (side) => side.kind === 'literal' && typeof side.value === 'number';
    return [...(isDouble(node.right) ? [node.left] : []), ...(isDouble(node.left) ? [node.right] : [])];
}
/** The property that a part reads: by its name, or as `p('name')`. */
function propertyIn(node) {
    if (node.kind === 'property')
        return node;
    return node.kind === 'call' ? namedProperty(node) : undefined;
}
/** The property that `p('name')` reads; `undefined` where only the message tells the name. */
function namedProperty(node) {
    if (node.kind !== 'call')
        return undefined;
    const [argument] = (0, syntax_1.childrenOf)(node);
    return argument?.kind === 'literal' && typeof argument.value === 'string'
        ? { scope: undefined, name: argument.value }
        : undefined;
}
//# sourceMappingURL=usage.js.map