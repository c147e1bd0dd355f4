"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.examplesOf = examplesOf;
const rules_1 = require("../rules");
const route_1 = require("./route");
const deployed_rules_1 = require("./topology/deployed-rules");
const fact_1 = require("./topology/fact");
/**
 * A message for each subscription of a topic that gets it, put together from what its rules ask for. Each was routed; there
 * is none for a subscription of which none was found, or whose rules are marked as sensitive.
 */
function examplesOf(topic) {
    const { contract: schema, setBySenders, systemProperties } = topic;
    const contract = schema === undefined ? undefined : rules_1.MessageContract.fromJson({ schema, setBySenders, systemProperties });
    const router = new route_1.Router();
    return (0, fact_1.knownOf)(topic.subscriptions).flatMap((subscription) => {
        for (const rule of (0, fact_1.knownOf)(subscription.rules)) {
            const filter = (0, deployed_rules_1.knownFilter)(rule);
            const predicate = rule.isSensitive || filter === undefined ? undefined : (0, rules_1.predicateOf)(filter);
            const message = predicate === undefined ? undefined : (0, rules_1.exampleOf)([predicate], contract)?.message;
            if (message === undefined)
                continue;
            const reached = router.route(topic, message).results;
            const isReached = reached.some((one) => one.subscription === subscription && one.copies.length > 0);
            if (isReached)
                return [{ subscription: subscription.name, message }];
        }
        return [];
    });
}
//# sourceMappingURL=examples.js.map