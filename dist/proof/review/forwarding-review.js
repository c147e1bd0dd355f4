"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.reviewForwarding = reviewForwarding;
const forwards_1 = require("./forwards");
/** So often Azure forwards a message before it dead-letters it. @see shared/facts/azurerm.md section 10 */
const MOST_HOPS = 4;
/**
 * What a change does to messages that are forwarded: a target that goes, is made anew, takes nothing or is not known; a
 * loop; too many hops. The entity that forwards may be unchanged itself.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-auto-forwarding
 */
function reviewForwarding(change, before, after, previous, subjectOf) {
    const [old, now] = [(0, forwards_1.forwardsIn)(before), (0, forwards_1.forwardsIn)(after)];
    const known = new Map(old.map((forward) => [keyOf(forward), forward]));
    const kinds = new Map(change.changes.map(({ address, kind }) => [address, kind]));
    const targets = now.flatMap((forward) => {
        const was = known.get(keyOf({ ...forward, source: previous(forward.source) }));
        const told = reviewTarget(change, forward, was, kinds, previous);
        return told === undefined ? [] : [{ subject: subjectOf(forward.source), ...told }];
    });
    return [...targets, ...reviewLoops(old, now, previous, subjectOf), ...reviewHops(old, now, previous, subjectOf)];
}
const keyOf = ({ source, argument }) => `${source} ${argument}`;
function reviewTarget({ before, after }, now, was, kinds, previous) {
    const code = 'forward-target';
    const what = now.argument === 'forward_to' ? 'messages' : 'dead-lettered messages';
    const gate = 'message-loss';
    const to = `\`${now.name}\``;
    if (now.target === undefined) {
        if (was?.target !== undefined && was.name === now.name)
            return { code, gate, text: `${what} go on to ${to}, and that **goes away**: they are dead-lettered` };
        if (was?.name === now.name)
            return undefined;
        const text = `${what} go on to ${to}, which is not part of this: cannot tell whether it is there and takes them`;
        return { code, text, unknown: true };
    }
    const isNew = was === undefined || kinds.get(now.source) === 'create';
    if (isReplacement(kinds.get(now.target)) && !isNew && !isReplacement(kinds.get(now.source))) {
        const text = `${what} go on to ${to}, which is **made anew**: Azure keeps the old one as their target, so they are dead-lettered until this is updated (\`replace_triggered_by\`)`;
        return { code, gate, text };
    }
    const statusIn = ({ resources }, address) => resources.find((resource) => resource.address === address)?.values.status;
    const isClosed = (status) => status === 'Disabled' || status === 'SendDisabled';
    const isClosedNow = isClosed(statusIn(after, now.target));
    const wasClosed = was?.target === previous(now.target) && isClosed(statusIn(before, was.target));
    if (!isClosedNow || wasClosed)
        return undefined;
    return { code, gate, text: `${what} go on to ${to}, which **takes none**: they are dead-lettered` };
}
function isReplacement(kind) {
    return kind === 'delete-then-create' || kind === 'create-then-delete';
}
function reviewLoops(old, now, previous, subjectOf) {
    const before = new forwards_1.Chains(old).loops();
    return [...new forwards_1.Chains(now).loops().values()].flatMap((loop) => {
        const key = loop
            .map(({ source }) => previous(source))
            .sort()
            .join(' ');
        if (before.has(key))
            return [];
        const text = `messages are forwarded **in a loop**, ${pathOf(loop, subjectOf)}: after ${MOST_HOPS} hops Azure dead-letters them, and each round may start jobs again`;
        return [{ code: 'forward-loop', subject: subjectOf(loop[0]?.source ?? ''), text, gate: 'message-loss' }];
    });
}
function reviewHops(old, now, previous, subjectOf) {
    const before = new forwards_1.Chains(old);
    return new forwards_1.Chains(now).longerThan(MOST_HOPS).flatMap((chain) => {
        const [first] = chain;
        // It may have been part of a longer one, which is not known any more.
        if (first === undefined || before.isLonger(previous(first.entity), MOST_HOPS))
            return [];
        const text = `messages are forwarded more than ${MOST_HOPS} times, ${pathOf(chain, subjectOf)}: Azure **dead-letters them on the way**`;
        return [{ code: 'forward-hops', subject: subjectOf(first.source), text, gate: 'message-loss' }];
    });
}
function pathOf(chain, subjectOf) {
    const stops = [...chain.map(({ source }) => subjectOf(source)), chain.at(-1)?.name ?? ''];
    return stops.map((stop) => `\`${stop}\``).join(' → ');
}
//# sourceMappingURL=forwarding-review.js.map