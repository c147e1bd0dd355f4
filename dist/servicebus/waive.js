"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.waive = waive;
exports.waiversBeside = waiversBeside;
const rules_1 = require("../rules");
const waiversOf = new WeakMap();
/**
 * Accepts that something does not follow a security rule: for a reason, approved by somebody, until a day.
 *
 * The waiver stands in the JSON beside the resource, where `scheduler audit` and an auditor find it; it fails there
 * when it has expired, and when nothing needs it any more.
 *
 * @param element a resource, an output or a stack
 */
function waive(element, ...waivers) {
    if (waivers.length === 0)
        return;
    const all = waiversOf.get(element) ?? [];
    if (all.length === 0) {
        element.node.addValidation({ validate: () => all.flatMap((waiver) => named(waiver)) });
        waiversOf.set(element, all);
    }
    all.push(...waivers);
    element.addOverride('//.waivers', [...all].sort(byId));
}
/** The waivers that stand beside a construct, in the order in which they were given. */
function waiversBeside(construct) {
    return waiversOf.get(construct) ?? [];
}
function byId(a, b) {
    const [one, other] = [idOf(a), idOf(b)];
    if (one === other)
        return 0;
    return one < other ? -1 : 1;
}
function named(waiver) {
    return (0, rules_1.waiverProblems)(waiver).map(({ text }) => `waiver of ${idOf(waiver)}: ${text}`);
}
/** What a waiver is called in messages: it may come from JSON, and be none. */
function idOf(waiver) {
    const id = waiver?.id;
    return typeof id === 'string' ? id : (0, rules_1.show)(id);
}
//# sourceMappingURL=waive.js.map