"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Explaining = void 0;
exports.bodyText = bodyText;
const broker_1 = require("../../broker");
const routing_1 = require("../../routing");
const rules_1 = require("../../rules");
const setup_of_1 = require("./setup-of");
/** So much of a body is shown. */
const LONGEST_BODY = 64 * 1024;
/** A body as people read it. */
function bodyText(body) {
    const text = body.kind === 'text' ? body.text : `${body.bytes.length} bytes: ${body.bytes.subarray(0, 512).toString('hex')}`;
    return text.length > LONGEST_BODY ? `${text.slice(0, LONGEST_BODY)}…` : text;
}
/** Why messages go where they go, as `scheduler route --explain` says it. */
class Explaining {
    topology;
    router = new routing_1.Router();
    contracts = new routing_1.Contracts();
    constructor(topology) {
        this.topology = topology;
    }
    /** The topic of a name; `undefined` for a queue, and for one that the document does not have. */
    topic(name) {
        return this.topology.topics.find((one) => (0, rules_1.foldName)(one.name) === (0, rules_1.foldName)(name));
    }
    /** Where a message is not as the contract of what it is sent to says. */
    problems(to, message) {
        const topic = this.topic(to);
        return topic === undefined ? [] : this.contracts.problems(topic, message);
    }
    /** Where a message would go; the lines of the command. */
    route(to, message) {
        const topic = this.topic(to);
        if (topic === undefined)
            return { why: [`${to}: it is sent to the queue itself, and no rule decides`], others: [] };
        const result = this.router.route(topic, message);
        return { why: (0, routing_1.resultLines)(result, message, ''), others: othersOf((0, routing_1.explainOthers)(topic, result, message)) };
    }
    /** Everything about a message that was sent. */
    detail(row, encoded) {
        const { message, body } = (0, broker_1.readEncoded)(encoded);
        const topic = this.topic(row.to);
        const otherwise = topic === undefined || row.end === 'dropped'
            ? undefined
            : otherwiseOf(row, this.router.route(topic, message), topic);
        return {
            ...row,
            json: (0, routing_1.sentJson)(message),
            body: bodyText(body),
            ...this.route(row.to, message),
            problems: this.problems(row.to, message),
            ...(otherwise !== undefined && { otherwise }),
        };
    }
}
exports.Explaining = Explaining;
/** Lines `  not <subscription>: <reason>`, by subscription. */
function othersOf(lines) {
    const reasons = new Map();
    for (const line of lines) {
        const [, subscription = '', reason = ''] = /^ {2}not (.+?): (.*)$/s.exec(line) ?? [];
        reasons.set(subscription, [...(reasons.get(subscription) ?? []), reason]);
    }
    return [...reasons].map(([subscription, own]) => ({ subscription, reasons: own }));
}
/** What Service Bus has done that its rules of the document do not say; nothing where that cannot be told. */
function otherwiseOf({ copies }, result, topic) {
    if ((0, routing_1.unknownsIn)(result).length > 0)
        return undefined;
    // What was scheduled has come nowhere yet.
    if (copies.some(({ state }) => state === 'scheduled'))
        return undefined;
    const prefix = (0, rules_1.foldName)(`${topic.name}/Subscriptions/`);
    const came = copies.map(({ entity }) => entity).filter((entity) => (0, rules_1.foldName)(entity).startsWith(prefix));
    const of = (results) => results.map(({ subscription }) => (0, setup_of_1.subscriptionAddress)(topic.name, subscription.name));
    const more = without(came, of(result.results));
    const less = without(of(result.results.filter((one) => (0, routing_1.deliveredCopies)(one).length > 0)), came);
    if (more.length + less.length === 0)
        return undefined;
    const said = [
        ...(more.length > 0 ? [`it came to ${more.map(nameOf).join(', ')}`] : []),
        ...(less.length > 0 ? [`it did not come to ${less.map(nameOf).join(', ')}`] : []),
    ];
    return `Service Bus did otherwise: ${said.join(', and ')}. Its rules were changed since they were deployed.`;
}
/** Those that are not among others; letters and capitals are one. */
function without(names, others) {
    const known = new Set(others.map(rules_1.foldName));
    return [...new Set(names)].filter((name) => !known.has((0, rules_1.foldName)(name)));
}
function nameOf(entity) {
    return entity.slice(entity.lastIndexOf('/') + 1);
}
//# sourceMappingURL=explaining.js.map