"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.twoCopiesWarning = twoCopiesWarning;
exports.predicateOf = predicateOf;
const check_filter_1 = require("../checks/check-filter");
const satisfiability_1 = require("../checks/satisfiability");
const correlation_filter_1 = require("../filters/correlation-filter");
const message_1 = require("../messages/message");
const position_1 = require("../text/position");
/**
 * That a message may come twice to one subscription: a rule with an action makes a copy of its own, beside the one
 * of any other rule that matches. `undefined` where one of the two cannot match what the other does.
 */
function twoCopiesWarning(a, b, contract) {
    if (!a.hasAction && !b.hasAction)
        return undefined;
    const [left, right] = [predicateOf(a.filter), predicateOf(b.filter)];
    if (left === undefined || right === undefined || (0, satisfiability_1.areDisjoint)(left, right, (0, check_filter_1.rangesOf)(contract)))
        return undefined;
    const [copying] = a.hasAction ? [a, b] : [b, a];
    const message = `a message that both ${a.name} and ${b.name} match comes twice and starts two jobs, since ${copying.name} has an action; make one of the two exclude the other`;
    return { severity: 'warning', code: 'two-copies', message };
}
/** The condition of a filter as a tree; `undefined` for one that is not valid. */
function predicateOf(filter) {
    if (filter.kind === 'sql')
        return filter.predicate;
    const { properties = {}, ...fields } = filter.conditions;
    const equalities = [
        ...Object.entries(fields).map(([name, value]) => equality('sys', (0, correlation_filter_1.systemPropertyOf)(name), value)),
        ...Object.entries(properties).map(([name, value]) => equality(undefined, (0, message_1.foldName)(name), value)),
    ];
    const [first, ...others] = equalities;
    return first && others.reduce((left, right) => ({ kind: 'and', left, right, ...position_1.NOWHERE }), first);
}
function equality(scope, name, value) {
    const left = { kind: 'property', scope, name, ...position_1.NOWHERE };
    return { kind: 'comparison', operator: '=', left, right: { kind: 'literal', value, ...position_1.NOWHERE }, ...position_1.NOWHERE };
}
//# sourceMappingURL=check-copies.js.map