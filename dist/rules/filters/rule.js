"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.asRule = asRule;
/** A rule from what an author may write: a rule, or just its filter. */
function asRule(definition) {
    return 'filter' in definition ? definition : { filter: definition };
}
//# sourceMappingURL=rule.js.map