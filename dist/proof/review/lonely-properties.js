"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.lonelyProperties = lonelyProperties;
const routing_1 = require("../../routing");
const rules_1 = require("../../rules");
const usage_1 = require("../messages/usage");
const topic_proof_1 = require("../questions/topic-proof");
/** Properties that only one rule asks for, that none asked for before, and that are nearly called as another one. */
function lonelyProperties(change) {
    const [old, now] = [change.before, change.after].map(({ topic }) => new usage_1.Usages((0, topic_proof_1.filtersOf)(topic)).byKey);
    const names = [...old.values(), ...now.values()].filter(({ isSystem }) => !isSystem).map(({ name }) => name);
    const lonely = [...now].filter(([key, { isSystem, rules }]) => !isSystem && rules === 1 && !old.has(key));
    return lonely.flatMap(([key, { name }]) => {
        const near = (0, rules_1.nearest)(name, names.filter((other) => (0, rules_1.foldName)(other) !== (0, rules_1.foldName)(name)));
        const owner = change.changed.find(({ after }) => after !== undefined && asksFor(after, key))?.after;
        if (near === undefined || owner === undefined)
            return [];
        const text = `no other rule asks for \`${name}\`; did you mean \`${near}\`? While no sender sets \`${name}\`, the rule matches nothing`;
        return [{ code: 'lonely-property', subject: change.subject(owner), text }];
    });
}
function asksFor({ rules }, key) {
    return (0, routing_1.knownOf)(rules).some((rule) => {
        const filter = (0, routing_1.knownFilter)(rule);
        return filter !== undefined && !rule.isSensitive && new usage_1.Usages([filter]).byKey.has(key);
    });
}
//# sourceMappingURL=lonely-properties.js.map