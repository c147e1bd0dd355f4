"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.mixedTypesWarning = mixedTypesWarning;
const proof_1 = require("../proof");
const routing_1 = require("../routing");
const rules_1 = require("../rules");
/**
 * The properties of which rules of a topic do not agree what they are, in a sentence. A rule whose author says that it is
 * meant is left out, and no sensitive rule is quoted.
 */
function mixedTypesWarning(topic) {
    const rules = (0, routing_1.knownOf)(topic.subscriptions).flatMap(({ name, rules: own }) => (0, routing_1.knownOf)(own).flatMap((rule) => {
        const filter = (0, routing_1.knownFilter)(rule);
        const isMeant = Object.hasOwn(rule.acknowledged, 'mixed-types');
        if (filter === undefined || isMeant || rule.isSensitive)
            return [];
        return [{ place: `${name}/${rule.name}`, filter, action: (0, routing_1.knownAction)(rule) }];
    }));
    const json = (0, proof_1.contractOf)(topic);
    const mixed = (0, rules_1.mixedTypes)(rules, json && rules_1.MessageContract.fromJson(json));
    return mixed.length === 0 ? undefined : (0, rules_1.mixedText)(mixed);
}
//# sourceMappingURL=mixed-types.js.map