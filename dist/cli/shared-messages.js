"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sharedWarning = sharedWarning;
const proof_1 = require("../proof");
const routing_1 = require("../routing");
const rules_1 = require("../rules");
/**
 * What subscriptions share of which nothing was said, in a sentence: of topics that this project describes, since others
 * have no place to say that it is meant. What a refuted claim says is not said again, and no sensitive rule is quoted.
 */
function sharedWarning(topic, refuted) {
    const { contract, claims, observers, subscriptions } = topic;
    const isDescribed = contract !== undefined || claims.length > 0 || Object.keys(observers).length > 0;
    if (!isDescribed)
        return undefined;
    const receivers = (0, routing_1.knownOf)(subscriptions)
        .filter(({ name }) => !Object.hasOwn(observers, name))
        .map(({ name, rules }) => ({
        name,
        filters: (0, routing_1.knownOf)(rules).flatMap((rule) => (rule.isSensitive ? [] : ((0, routing_1.knownFilter)(rule) ?? []))),
    }));
    const json = (0, proof_1.contractOf)(topic);
    const shared = (0, rules_1.sharedMessages)(receivers, json && rules_1.MessageContract.fromJson(json)).filter(({ names }) => !refuted.some((claim) => names.every((name) => (0, rules_1.isAbout)(claim, name))));
    return shared.length === 0 ? undefined : (0, rules_1.sharedText)(shared);
}
//# sourceMappingURL=shared-messages.js.map