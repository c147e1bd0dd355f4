"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TopicRules = void 0;
const routing_1 = require("../../routing");
const rules_1 = require("../../rules");
/** The rules of all subscriptions of a topic as they are now, indexed: made anew where any of them changes. */
class TopicRules {
    index;
    constructor(subscriptions) {
        const all = [...subscriptions].sort((a, b) => (a.key < b.key ? -1 : 1));
        this.index = new routing_1.RuleIndex(all.map((subscription) => ({
            subscription,
            rules: [...subscription.rules.values()]
                .map(({ compiled }) => compiled)
                .sort((a, b) => (a.rule.name < b.rule.name ? -1 : 1)),
            missing: [],
        })));
    }
    /** What every subscription gets that gets anything. */
    copies(message) {
        return this.index.match(message).map(({ subscription, matched, failed }) => {
            const { plain, changed, failed: failedActions } = (0, routing_1.copiesOf)(matched, message);
            return {
                subscription,
                plain: plain.length > 0,
                changed: changed.map((one) => one.message),
                failures: [...failed, ...failedActions].map(({ rule, failure }) => ({
                    rule: rule.rule.name,
                    reason: failure.reason,
                    isTooLarge: failure instanceof rules_1.TooLarge,
                })),
            };
        });
    }
}
exports.TopicRules = TopicRules;
//# sourceMappingURL=topic-rules.js.map