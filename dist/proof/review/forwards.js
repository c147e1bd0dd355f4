"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Chains = void 0;
exports.forwardsIn = forwardsIn;
const routing_1 = require("../../routing");
const grouping_1 = require("../../terraform/grouping");
/** Everything that forwards, as far as it is known to what. */
function forwardsIn({ topics, queues }) {
    const of = (receiver, entity) => [
        ['forward_to', receiver.forwardTo],
        ['forward_dead_lettered_messages_to', receiver.forwardDeadLetteredMessagesTo],
    ].flatMap(([argument, target]) => target.kind === 'unknown' || target.value === undefined
        ? []
        : [
            {
                source: receiver.address,
                entity,
                argument,
                name: target.value.name,
                target: target.value.entity?.address,
            },
        ]);
    return [
        ...queues.flatMap((queue) => of(queue, queue.address)),
        ...topics.flatMap(({ address, subscriptions }) => (0, routing_1.knownOf)(subscriptions).flatMap((one) => of(one, address))),
    ];
}
/** The chains of forwards that start with each one. A document may have one of thousands, so nothing here calls itself. */
class Chains {
    forwards;
    /** The forwards from each queue or topic. */
    from = new Map();
    /** Of which queue or topic it is known that no chain from it has more forwards than so many. */
    noLonger = new Map();
    constructor(forwards) {
        this.forwards = forwards;
        for (const forward of forwards)
            if (forward.argument === 'forward_to')
                (0, grouping_1.addTo)(this.from, forward.entity, forward);
    }
    /** The forwards by which messages come back to where they were, by their sources in one order. */
    loops() {
        const found = new Map();
        const endless = this.endless();
        for (const start of this.forwards) {
            const loop = start.argument === 'forward_to' && endless.has(start.entity) ? this.backTo(start) : undefined;
            if (loop === undefined)
                continue;
            const key = loop
                .map(({ source }) => source)
                .sort()
                .join(' ');
            if (!found.has(key))
                found.set(key, loop);
        }
        return found;
    }
    /** The queues and topics from which messages may come to a loop: not those from which every chain has an end. */
    endless() {
        const endless = new Set(this.from.keys());
        const before = new Map();
        const open = new Map();
        for (const [entity, forwards] of this.from) {
            const targets = forwards.flatMap(({ target }) => (target !== undefined && this.from.has(target) ? [target] : []));
            open.set(entity, targets.length);
            for (const target of targets)
                (0, grouping_1.addTo)(before, target, entity);
        }
        const ends = [...open].flatMap(([entity, count]) => (count === 0 ? [entity] : []));
        for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
            endless.delete(end);
            for (const entity of before.get(end) ?? []) {
                const count = open.get(entity) - 1;
                open.set(entity, count);
                if (count === 0)
                    ends.push(entity);
            }
        }
        return endless;
    }
    /** The forwards from one to where it began, where they come back. */
    backTo(start) {
        const met = new Set();
        const paths = [{ forward: start, before: undefined }];
        for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
            const { target } = path.forward;
            if (target === start.entity)
                return forwardsOf(path);
            if (target === undefined || met.has(target))
                continue;
            met.add(target);
            // The first one is looked at first.
            const next = this.from.get(target) ?? [];
            for (const forward of [...next].reverse())
                paths.push({ forward, before: path });
        }
        return undefined;
    }
    /** The first chain of more forwards than that from each queue or topic which nothing forwards to. */
    longerThan(most) {
        const targets = new Set(this.forwards.map(({ target }) => target));
        const starts = [...this.from.keys()].filter((entity) => !targets.has(entity));
        return starts.flatMap((entity) => {
            const chain = this.beyond(entity, [], most);
            return chain === undefined ? [] : [chain];
        });
    }
    /** Whether there is a chain of more forwards than that from a queue or topic. */
    isLonger(entity, most) {
        return this.beyond(entity, [], most) !== undefined;
    }
    /** As deep as the chain that is looked for, which is a handful of forwards. */
    beyond(entity, path, most) {
        if (path.length > most)
            return path;
        const left = most - path.length;
        if (left >= (this.noLonger.get(entity) ?? Number.POSITIVE_INFINITY))
            return undefined;
        for (const next of this.from.get(entity) ?? []) {
            const longer = [...path, next];
            if (next.target === undefined) {
                if (longer.length > most)
                    return longer;
                continue;
            }
            const found = this.beyond(next.target, longer, most);
            if (found !== undefined)
                return found;
        }
        this.noLonger.set(entity, left);
        return undefined;
    }
}
exports.Chains = Chains;
function forwardsOf(last) {
    const forwards = [];
    for (let path = last; path !== undefined; path = path.before)
        forwards.push(path.forward);
    return forwards.reverse();
}
//# sourceMappingURL=forwards.js.map