"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.saidOfTopic = saidOfTopic;
const rules_1 = require("../../rules");
const schema_1 = require("../../schema");
/** What stands beside a topic, and whether all of it has the form that is expected. */
function saidOfTopic({ values }) {
    const { contract, setBySenders, systemProperties, observers, claims } = (values['//'] ?? {});
    const read = (Array.isArray(claims) ? claims : []).map(rules_1.claimFromJson);
    return {
        contract: objectOf(contract),
        setBySenders: Array.isArray(setBySenders) ? setBySenders.map(schema_1.plainText) : undefined,
        systemProperties: objectOf(systemProperties),
        observers: (0, rules_1.isObject)(observers)
            ? Object.fromEntries(Object.entries(observers).map(([name, reason]) => [name, (0, schema_1.plainText)(reason)]))
            : {},
        claims: read.filter((claim) => claim !== undefined),
        isWhole: !read.includes(undefined),
    };
}
function objectOf(value) {
    return typeof value === 'object' && value !== null ? value : undefined;
}
//# sourceMappingURL=said.js.map