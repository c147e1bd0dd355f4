"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SENSITIVE = void 0;
exports.ruleInWords = ruleInWords;
exports.ruleText = ruleText;
const rules_1 = require("../rules");
const shown_value_1 = require("../terraform/shown-value");
Object.defineProperty(exports, "SENSITIVE", { enumerable: true, get: function () { return shown_value_1.SENSITIVE; } });
const deployed_rules_1 = require("./topology/deployed-rules");
const fact_1 = require("./topology/fact");
/** A rule in words, for people; what is not known, refused or sensitive is said to be. */
function ruleInWords(rule) {
    if (rule.isSensitive)
        return `a filter that is marked as sensitive ${shown_value_1.SENSITIVE}`;
    const { match, action } = rule;
    if (match.kind === 'refused')
        return `refused: ${match.unresolved.problem}`;
    const unknown = (0, deployed_rules_1.unresolvedOf)(rule).map(({ argument }) => argument);
    const matched = match.kind === 'known'
        ? (0, rules_1.filterInWords)(match.filter)
        : match.atMost === undefined
            ? 'a filter that is not known'
            : `${(0, rules_1.filterInWords)(match.atMost)} and a condition that is not known`;
    const changed = action.kind === 'known' && action.value !== undefined ? `, ${(0, rules_1.actionInWords)(action.value)}` : '';
    const perhaps = action.kind === 'unknown' ? ', perhaps with an action, which is not known' : '';
    return `${matched}${changed}${perhaps}${unknown.length > 0 ? ` (${[...new Set(unknown)].join(', ')})` : ''}`;
}
/** A rule as it is written, for people: its filter and action, or why they cannot be shown. */
function ruleText(rule) {
    if (rule.isSensitive)
        return shown_value_1.SENSITIVE;
    const { match, action } = rule;
    const written = match.kind === 'part' ? match.atMost : match.filter;
    const open = match.kind === 'part' ? (0, fact_1.becauseOf)(match.unresolved) : undefined;
    const filter = written === undefined ? (open ?? (match.kind === 'refused' ? match.unresolved.problem : '')) : written.toString();
    const more = written !== undefined && open !== undefined ? ` and what is not known (${open})` : '';
    if (action.kind === 'unknown')
        return `${filter}${more}, perhaps with an action, which is not known`;
    return `${filter}${more}${action.value === undefined ? '' : ` -> ${action.value}`}`;
}
//# sourceMappingURL=rule-words.js.map