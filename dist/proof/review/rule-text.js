"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ruleText = ruleText;
exports.ruleKey = ruleKey;
const routing_1 = require("../../routing");
const rules_1 = require("../../rules");
/** A rule as it is deployed, for people; what is sensitive, or not known, is said to be. */
function ruleText(rule) {
    if (rule.isSensitive)
        return routing_1.SENSITIVE;
    const { match } = rule;
    const filter = match.kind === 'part' ? match.atMost : (0, routing_1.writtenFilter)(rule);
    const open = (0, routing_1.unresolvedOf)(rule);
    const text = filter === undefined ? 'a filter that is not known' : filterText(filter);
    const action = (0, routing_1.knownAction)(rule);
    const changed = action === undefined ? text : `${text}, then ${action}`;
    return open.length === 0 ? changed : `${changed} (${(0, routing_1.becauseOf)(open)})`;
}
/** A rule as a text that is the same for the same rule, and is never shown. */
function ruleKey(rule) {
    const { match, action } = rule;
    const filter = match.kind === 'part' ? match.atMost : match.filter;
    const parts = [filter?.kind, filter && filterText(filter), match.kind, (0, routing_1.unresolvedOf)(rule)];
    return JSON.stringify([...parts, action.kind === 'unknown' ? undefined : action.value?.sql]);
}
function filterText(filter) {
    return filter.kind === 'correlation' ? correlationText(filter) : filter.sql;
}
/** System fields by their names, properties of senders as such: `label` may be both. */
function correlationText({ conditions }) {
    const fields = rules_1.CORRELATION_FIELDS.flatMap((field) => conditions[field] === undefined ? [] : [[field, conditions[field]]]);
    const properties = Object.entries(conditions.properties ?? {}).map(([name, value]) => [`property ${name}`, value]);
    return [...fields, ...properties].map(([name, value]) => `${name} = '${value}'`).join(' and ');
}
//# sourceMappingURL=rule-text.js.map