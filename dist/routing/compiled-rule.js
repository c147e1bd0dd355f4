"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MAYBE = void 0;
exports.compileRule = compileRule;
exports.compileCopy = compileCopy;
exports.copiesOf = copiesOf;
exports.correlationMatch = correlationMatch;
const rules_1 = require("../rules");
const outline_1 = require("./rule-index/outline");
const deployed_rules_1 = require("./topology/deployed-rules");
/** That a rule may match or not: some of it is not known. */
exports.MAYBE = Symbol('maybe');
/** Compiles a rule. */
function compileRule(rule) {
    const filter = (0, deployed_rules_1.knownFilter)(rule);
    return {
        rule,
        outline: filter === undefined ? undefined : outlineOf(filter),
        matches: compileMatch(rule),
        copy: compileCopy(rule.name, (0, deployed_rules_1.knownAction)(rule)?.statements),
    };
}
/**
 * What a rule makes of a message that it matches, by its action.
 *
 * @param newId what newid() gives; by default by chance
 */
function compileCopy(name, statements, newId) {
    return (message) => {
        if (statements === undefined)
            return undefined;
        const copy = (0, rules_1.applyAction)(statements, message, newId);
        if (copy instanceof rules_1.Failure)
            return copy;
        // Service Bus marks the copy of a rule with an action.
        copy.setProperty('RuleName', name);
        return copy;
    };
}
/**
 * The copies that matching rules make.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/topic-filters#actions
 */
function copiesOf(matched, message) {
    const plain = [];
    const changed = [];
    const failed = [];
    for (const rule of matched) {
        const copy = rule.copy(message);
        if (copy === undefined)
            plain.push(rule);
        else if (copy instanceof rules_1.Failure)
            failed.push({ rule, failure: copy });
        else
            changed.push({ rule, message: copy });
    }
    return { plain, changed, failed };
}
function compileMatch({ match }) {
    if (match.kind === 'known')
        return compileRuleFilter(match.filter);
    // The apply fails on it: what is there then is not known.
    if (match.kind === 'refused' || match.atMost === undefined)
        return () => exports.MAYBE;
    const atMost = compileRuleFilter(match.atMost);
    return (message) => (atMost(message) === true ? exports.MAYBE : false);
}
function compileRuleFilter(filter) {
    if (filter.kind === 'sql')
        return filter.predicate === undefined ? () => undefined : (0, rules_1.compileFilter)(filter.predicate);
    const match = correlationMatch(filter);
    return (message) => (0, rules_1.matchesCorrelation)(match, message);
}
function outlineOf(filter) {
    if (filter.kind === 'correlation')
        return (0, outline_1.correlationOutline)(correlationMatch(filter));
    return filter.predicate === undefined ? undefined : (0, outline_1.predicateOutline)(filter.predicate);
}
/** A correlation filter as Terraform can give it: all of its values are text. */
function correlationMatch({ conditions: { properties = {}, ...fields } }) {
    const system = Object.entries(fields).map(([name, value]) => [(0, rules_1.systemPropertyOf)(name), value]);
    return { system: new Map(system), properties: new Map(Object.entries(properties)) };
}
//# sourceMappingURL=compiled-rule.js.map