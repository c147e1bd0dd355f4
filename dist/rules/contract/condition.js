"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.STAND_IN = exports.Condition = void 0;
exports.not = not;
exports.made = made;
exports.builderInspection = builderInspection;
exports.build = build;
const inspection_1 = require("../inspection/inspection");
const problem_1 = require("../inspection/problem");
const print_1 = require("../language/print");
const position_1 = require("../text/position");
const lost_conditions_1 = require("./lost-conditions");
/** A condition on a message, made with the fields of a contract. */
class Condition {
    predicate;
    opposite;
    constructor(
    /** The syntax tree of the condition. */
    predicate, 
    /** The condition for exactly the other messages. */
    opposite) {
        this.predicate = predicate;
        this.opposite = opposite;
    }
    /** This condition and all of the others. */
    and(...others) {
        return joined('and', [this, ...others]);
    }
    /** This condition or any of the others. */
    or(...others) {
        return joined('or', [this, ...others]);
    }
    /** @internal */
    _negated() {
        return new Condition(this.opposite(), () => this.predicate);
    }
}
exports.Condition = Condition;
/**
 * The condition for all other messages, those that lack an optional property included: where SQL's NOT would lose
 * them, what is printed asks for them.
 */
function not(condition) {
    const [used] = usedConditions('not', [condition]);
    return used === undefined ? exports.STAND_IN : made(used._negated());
}
function joined(kind, parts) {
    const conditions = usedConditions(`.${kind}`, parts);
    const join = (operator, predicates) => predicates.reduce((left, right) => ({ kind: operator, left, right, ...position_1.NOWHERE }));
    return made(new Condition(join(kind, conditions.map(({ predicate }) => predicate)), () => join(kind === 'and' ? 'or' : 'and', conditions.map((condition) => condition._negated().predicate))));
}
const TRUTH = {
    kind: 'comparison',
    operator: '=',
    left: { kind: 'literal', value: 1n, ...position_1.NOWHERE },
    right: { kind: 'literal', value: 1n, ...position_1.NOWHERE },
    ...position_1.NOWHERE,
};
/** Stands where a condition could not be made; the mistake is told, and the filter never deployed. */
exports.STAND_IN = new Condition(TRUTH, () => TRUTH);
let current;
/** A condition that has to become part of the filter that is being built. */
function made(condition) {
    current?.loose.add(condition);
    return condition;
}
/** Where mistakes in the building of a filter go. */
function builderInspection() {
    return current?.inspection ?? new inspection_1.Inspection();
}
/** The conditions among what was given to be one; they are part of another one from here on. */
function usedConditions(method, given) {
    if (given.length === 0 || (method !== 'not' && given.length === 1)) {
        builderInspection().wrong(method, [], 'at least one condition', 'give one');
    }
    for (const one of given) {
        if (one instanceof Condition)
            current?.loose.delete(one);
        else
            builderInspection().wrong(method, one, A_CONDITION, 'give one');
    }
    return given.filter((one) => one instanceof Condition);
}
const A_CONDITION = "a condition such as m.eventType.is('…')";
/**
 * Runs a callback that answers a condition, and looks at every condition that it makes on the way: `a && b` is `b` to
 * JavaScript, and `a` would silently be no part of the filter.
 */
function build(callback, fields) {
    if (typeof callback !== 'function')
        return { condition: exports.STAND_IN, mistakes: [noFunction(callback)] };
    const outer = current;
    const building = { loose: new Set(), inspection: new inspection_1.Inspection() };
    const { problems } = building.inspection;
    current = building;
    try {
        const answer = callback(fields);
        if (answer instanceof Condition)
            building.loose.delete(answer);
        const loose = [...building.loose].map(({ predicate }) => (0, print_1.printFilter)(predicate));
        const isTold = problems.length > 0 && loose.length === 0;
        if (isTold && !(answer instanceof Condition))
            return { condition: exports.STAND_IN, mistakes: problems };
        if (!(answer instanceof Condition))
            problems.push([notACondition(answer), ...loose.map(unused)].join('; '));
        else
            problems.push(...[...loose, ...(0, lost_conditions_1.lostConditions)(String(callback))].map((one) => `${unused(one)}${INSTEAD}`));
        return { condition: answer instanceof Condition ? answer : exports.STAND_IN, mistakes: problems };
    }
    catch (error) {
        const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
        return { condition: exports.STAND_IN, mistakes: [...problems, message] };
    }
    finally {
        current = outer;
    }
}
function notACondition(answer) {
    const fix = answer === undefined
        ? 'return the condition'
        : typeof answer === 'boolean'
            ? "write m.gpuCount.atLeast(1) for >=, .is('…') for ===, not(…) for !"
            : 'return one';
    if (typeof answer === 'object' && answer !== null && 'exists' in answer) {
        return `the function answers a property, allowed ${A_CONDITION}; ask it: .is(…), .isTrue() or .exists()`;
    }
    return `the function answers ${(0, problem_1.show)(answer)}, allowed ${A_CONDITION}; ${fix}`;
}
function unused(condition) {
    return `the condition "${condition}" is no part of the filter`;
}
const INSTEAD = ': && and || of JavaScript keep one side, and a statement keeps none; write a.and(b) or a.or(b)';
function noFunction(given) {
    const sql = typeof given === 'string' ? given : '…';
    return `got ${(0, problem_1.show)(given)}, allowed a function such as (m) => m.eventType.is('…'); for SQL, write SqlFilter.parse(${JSON.stringify(sql)})`;
}
//# sourceMappingURL=condition.js.map