"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkCopies = checkCopies;
const proof_1 = require("../proof");
const routing_1 = require("../routing");
const rules_1 = require("../rules");
const terraform_1 = require("../terraform");
const check_report_1 = require("./check-report");
/** Rules of one subscription that make two copies of a message; the solver says of which that is not so. */
async function checkCopies(topologies, faults) {
    const found = [];
    for (const { topic, rules } of topologies.flatMap(groupsOf)) {
        for (const [index, rule] of rules.entries()) {
            for (const other of rules.slice(0, index)) {
                found.push(...(await faults.watch(rule.resource, 'rules', [], () => copiesOf(topic, other, rule))));
            }
        }
    }
    return found;
}
/** The rules of each subscription, those included whose subscription is not known and is written in the same words. */
function groupsOf({ topics, unplacedRules, }) {
    const placed = topics.flatMap((topic) => (0, routing_1.knownOf)(topic.subscriptions).map(({ rules }) => ({ topic, rules: (0, routing_1.knownOf)(rules) })));
    const loose = new Map();
    for (const rule of unplacedRules) {
        const { subscription_id: id } = rule.resource.values;
        // A plan says of all of them that they are known after apply.
        if (!(id instanceof terraform_1.Reference) || !id.text.startsWith('${'))
            continue;
        loose.set(id.text, [...(loose.get(id.text) ?? []), rule]);
    }
    return [...placed, ...[...loose.values()].map((rules) => ({ topic: undefined, rules }))];
}
async function copiesOf(topic, other, rule) {
    const [a, b] = [copying(other), copying(rule)];
    if (a === undefined || b === undefined)
        return [];
    const warning = (0, rules_1.twoCopiesWarning)(a, b, undefined);
    if (warning === undefined || (await areApart(topic, other, rule)))
        return [];
    return (0, rules_1.withoutAcknowledged)([warning], meantCopies(rule, other)).map((left) => (0, check_report_1.findingOf)(rule, 'rules', left, left.message));
}
/** Whether it is proved that no message matches two rules of a subscription. */
async function areApart(topic, a, b) {
    const filters = [a, b].flatMap((rule) => (0, routing_1.knownFilter)(rule) ?? []);
    const prover = new proof_1.Prover(filters, topic && (0, proof_1.contractOf)(topic));
    const both = await prover.find((0, proof_1.inAll)(...filters.map((filter) => prover.matching(filter))));
    await prover.close();
    return both.kind === 'none';
}
function meantCopies(...rules) {
    const reason = rules.map(({ acknowledged }) => acknowledged['two-copies']).find((one) => one !== undefined);
    return reason === undefined ? {} : { 'two-copies': reason };
}
function copying(rule) {
    const filter = (0, routing_1.knownFilter)(rule);
    const { action } = rule;
    return filter && { name: rule.name, filter, hasAction: action.kind === 'unknown' || action.value !== undefined };
}
//# sourceMappingURL=check-copies.js.map