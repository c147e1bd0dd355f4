"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.reviewForwarded = reviewForwarded;
const routing_1 = require("../../routing");
const rules_1 = require("../../rules");
const message_set_1 = require("../messages/message-set");
const usage_1 = require("../messages/usage");
const topic_proof_1 = require("../questions/topic-proof");
const destination_review_1 = require("./destination-review");
/** So many messages of a rule are followed to where they end. */
const MOST_FOLLOWED = 200;
/**
 * What becomes of copies that are changed in another way than before, and go on to another topic: its rules may select
 * on what the action sets, so the same message ends somewhere else, or nowhere.
 *
 * Messages are followed by the router. One that ends elsewhere is an answer; where none of those tried does, it cannot
 * be told.
 */
async function reviewForwarded(change) {
    const remarks = [];
    for (const { before, after } of change.changed) {
        if (before === undefined || after === undefined || actionsOf(before) === actionsOf(after))
            continue;
        const next = [before, after].flatMap((one) => nextTopic(one) ?? []);
        if (next.length === 0 || !mayMatter([before, after], next))
            continue;
        remarks.push(...(await follow(change, { before, after }, next)));
    }
    return remarks;
}
async function follow(change, { before, after }, next) {
    const subject = change.subject(after);
    const both = (0, message_set_1.inAll)(change.before.receives(before), change.after.receives(after));
    const messages = await samples(change, { before, after }, both, next);
    const router = new routing_1.Router();
    const isOther = knownActionsOf(before, after) !== knownActionsOf(after, before);
    let unresolved = isOther ? [] : openActions([before, after]);
    for (const message of messages) {
        const [was, is] = [endsOf(router, before, message), endsOf(router, after, message)];
        if (was.unresolved.length + is.unresolved.length > 0) {
            unresolved = [...unresolved, ...was.unresolved, ...is.unresolved];
            continue;
        }
        if (was.ends.join() === is.ends.join())
            continue;
        // Where only an action that is not known is another one, the next topics themselves have changed.
        if (!isOther)
            continue;
        const isLost = was.ends.length > 0 && is.ends.length === 0;
        // Ends of which the names are not known may be the same by other words.
        const nameless = [...was.nameless, ...is.nameless];
        if (!isLost && nameless.length > 0) {
            unresolved = [...unresolved, ...nameless];
            continue;
        }
        const [from, to] = [was, is].map(({ ends }) => ends.length === 0 ? 'nobody' : ends.map((one) => `\`${one}\``).join(' and '));
        const now = is.ends.length === 0 ? 'they reach nobody' : `they end at ${to}`;
        const text = `its copies go on to \`${next.at(-1)?.label}\`, and with another action ${now}; before, at ${from}`;
        const code = isLost ? 'lost-coverage' : 'forwarded-elsewhere';
        return [{ code, subject, text, message, ...(isLost && { gate: 'lost-coverage' }) }];
    }
    const reason = unresolved.length > 0
        ? (0, routing_1.becauseOf)(unresolved)
        : `none of ${messages.length} messages that were followed ends elsewhere, and that is no proof`;
    const question = `whether \`${next.at(-1)?.label}\` does the same with its changed copies cannot be told`;
    return [(0, destination_review_1.undecided)(subject, question, unresolved.length > 0 ? { reason, unresolved } : { reason })];
}
/** Messages that come before and after, varied by the texts that the next topics look for. */
async function samples({ prover, before, after }, pair, both, next) {
    const rules = [
        ...(0, routing_1.knownOf)(pair.before.rules).map((rule) => before.matches(pair.before, rule)),
        ...(0, routing_1.knownOf)(pair.after.rules).map((rule) => after.matches(pair.after, rule)),
    ];
    const found = [];
    for (const set of rules) {
        const message = await prover.find((0, message_set_1.inAll)(both, set));
        if (message.kind === 'message')
            found.push(message.message);
    }
    const usages = [...new usage_1.Usages(next.flatMap(topic_proof_1.filtersOf)).byKey.values()].filter(({ isSystem }) => !isSystem);
    const varied = found.flatMap((message) => usages.flatMap(({ name, literals }) => [...literals].flatMap((literal) => {
        if (typeof literal !== 'string' || message.property((0, rules_1.foldName)(name)) === literal)
            return [];
        const other = message.copy();
        other.setProperty(name, literal);
        return both.has(other) ? [other] : [];
    })));
    return [...found, ...varied].slice(0, MOST_FOLLOWED);
}
/** Where the copies of a message end that one subscription gets. */
function endsOf(router, subscription, message) {
    const result = router.route(subscription.topic, message);
    const own = { ...result, results: result.results.filter((one) => one.subscription === subscription), unknown: [] };
    return { ends: endsIn(own).sort(), unresolved: (0, routing_1.unknownsIn)(own), nameless: namelessIn(own) };
}
function namelessIn({ results }) {
    return results.flatMap((one) => [
        ...((0, topic_proof_1.hasNoKnownName)(one.subscription)
            ? [{ address: one.subscription.address, argument: 'name', problem: 'it is not known' }]
            : []),
        ...one.copies.flatMap(({ end }) => (end.next === undefined ? [] : namelessIn(end.next))),
    ]);
}
function endsIn({ results }) {
    return results.flatMap((one) => (0, routing_1.deliveredCopies)(one).flatMap(({ end }) => (end.next === undefined ? [end.way.at(-1)] : endsIn(end.next))));
}
/** The topic that a subscription forwards to. */
function nextTopic({ forwardTo }) {
    const entity = forwardTo.kind === 'known' ? forwardTo.value?.entity : undefined;
    return entity?.kind === 'topic' ? entity : undefined;
}
function actionsOf({ rules }) {
    return JSON.stringify((0, routing_1.knownOf)(rules).map((rule) => [rule.name, rule.action.kind, (0, routing_1.knownAction)(rule)?.sql]));
}
/** The actions of rules of which the action is known on both sides. */
function knownActionsOf({ rules }, other) {
    const open = new Set([...(0, routing_1.knownOf)(rules), ...(0, routing_1.knownOf)(other.rules)].flatMap(({ name, action }) => action.kind === 'unknown' ? [name] : []));
    return JSON.stringify((0, routing_1.knownOf)(rules)
        .filter(({ name }) => !open.has(name))
        .map((rule) => [rule.name, (0, routing_1.knownAction)(rule)?.sql]));
}
function openActions(subscriptions) {
    return subscriptions.flatMap(({ rules }) => (0, routing_1.knownOf)(rules).flatMap(({ action }) => (action.kind === 'unknown' ? [action.unresolved] : [])));
}
/** Whether a rule of the next topics, or of those after them, reads what the actions write. */
function mayMatter(subscriptions, next) {
    const rules = subscriptions.flatMap((one) => (0, routing_1.knownOf)(one.rules));
    if (rules.some(({ action }) => action.kind === 'unknown'))
        return true;
    const written = new Set(rules.flatMap((rule) => ((0, routing_1.knownAction)(rule)?.statements ?? []).map(({ target }) => (0, usage_1.keyOf)(target))));
    const read = new usage_1.Usages([...reachable(next)].flatMap(topic_proof_1.filtersOf)).byKey;
    return [...written].some((key) => read.has(key));
}
/** The topics that messages may come to from these. */
function reachable(topics) {
    const met = new Set();
    const visit = (topic) => {
        if (met.has(topic))
            return;
        met.add(topic);
        for (const subscription of (0, routing_1.knownOf)(topic.subscriptions)) {
            const next = nextTopic(subscription);
            if (next !== undefined)
                visit(next);
        }
    };
    for (const topic of topics)
        visit(topic);
    return met;
}
//# sourceMappingURL=forwarded-review.js.map