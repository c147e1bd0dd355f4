"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.namespacesOf = namespacesOf;
exports.setupOf = setupOf;
exports.filterDefinition = filterDefinition;
const routing_1 = require("../../routing");
const rules_1 = require("../../rules");
const setup_1 = require("./setup");
const TICKS_PER_MILLISECOND = 10000n;
const TIERS = ['Basic', 'Standard', 'Premium'];
/** The namespaces of topologies, as they stand for their topics and queues, in the order of their names. */
function namespacesOf(topologies) {
    const all = topologies.flatMap(({ topics, queues }) => [...topics, ...queues].map(({ namespace }) => namespace));
    return [...new Set(all)].sort();
}
/**
 * What topologies deploy into a namespace.
 *
 * Nothing is guessed: an entity whose name only the apply tells, and a rule of which not all is known, are left out and
 * told; a setting that is not known has the default of the service, which is told as well.
 *
 * @param namespace one of `namespacesOf`
 */
function setupOf(topologies, namespace) {
    return new Reader(namespace).read(topologies);
}
class Reader {
    namespace;
    commands = new setup_1.SetupCommands();
    unknown = [];
    lines = [];
    tier;
    constructor(namespace) {
        this.namespace = namespace;
    }
    read(topologies) {
        for (const { topics, queues, unresolved } of topologies) {
            this.unknown.push(...unresolved);
            for (const queue of queues)
                if (this.isHere(queue))
                    this.queue(queue);
            for (const topic of topics)
                if (this.isHere(topic))
                    this.topic(topic);
        }
        const leftOut = [...(0, routing_1.distinct)(this.unknown).map(routing_1.unresolvedText), ...this.lines];
        return { commands: this.commands.commands, leftOut, tier: this.tier };
    }
    isHere({ namespace, name, address, tier }) {
        if (namespace !== this.namespace)
            return false;
        const known = (0, routing_1.valueOr)(tier, undefined)?.toLowerCase();
        this.tier ??= TIERS.find((one) => one.toLowerCase() === known);
        return this.isNamed(name, address);
    }
    /** What has no name that is known is called by its address, and has its reason among what is not resolved. */
    isNamed(name, address) {
        return name !== address;
    }
    said(fact, otherwise) {
        if (fact.kind === 'unknown')
            this.unknown.push(fact.unresolved);
        return (0, routing_1.valueOr)(fact, otherwise);
    }
    queue(queue) {
        const settings = {
            ...this.common(queue),
            ...this.receiving(queue),
            ...this.sending(queue),
        };
        this.commands.queue(queue.name, settings, this.forwarding(queue));
    }
    topic(topic) {
        const settings = { ...this.common(topic), ...this.sending(topic) };
        this.commands.topic(topic.name, settings);
        this.unknown.push(...(0, routing_1.missingOf)(topic.subscriptions));
        for (const subscription of (0, routing_1.knownOf)(topic.subscriptions))
            if (this.isNamed(subscription.name, subscription.address))
                this.subscription(subscription);
    }
    subscription(subscription) {
        const settings = {
            ...this.common(subscription),
            ...this.receiving(subscription),
            deadLetterOnFilterErrors: this.said(subscription.deadLettersFilterErrors, true),
        };
        this.unknown.push(...(0, routing_1.missingOf)(subscription.rules));
        const rules = (0, routing_1.knownOf)(subscription.rules).flatMap((rule) => this.rule(rule));
        this.commands.subscription(subscription.topic.name, subscription.name, settings, rules, this.forwarding(subscription));
    }
    rule(rule) {
        const filter = (0, routing_1.knownFilter)(rule);
        const unresolved = (0, routing_1.unresolvedOf)(rule);
        this.unknown.push(...unresolved);
        if (filter === undefined || unresolved.length > 0 || rule.name === rule.resource.address)
            return [];
        const action = rule.action.kind === 'known' ? rule.action.value : undefined;
        return [{ name: rule.name, filter: filterDefinition(filter), ...(action !== undefined && { action: action.sql }) }];
    }
    common(entity) {
        return withoutUnset({
            status: this.said(entity.status, 'Active'),
            defaultTimeToLive: durationOf(this.said(entity.timeToLive, undefined)),
            autoDeleteOnIdle: durationOf(this.said(entity.autoDeleteOnIdle, undefined)),
        });
    }
    receiving(entity) {
        return withoutUnset({
            lockDuration: durationOf(this.said(entity.lockDuration, undefined)),
            maxDeliveryCount: this.said(entity.maxDeliveryCount, undefined),
            requiresSession: this.said(entity.requiresSession, false),
            deadLetterOnExpiration: this.said(entity.deadLettersExpired, false),
        });
    }
    sending({ detectsDuplicates, duplicateWindow, ...capacity }) {
        return withoutUnset({
            requiresDuplicateDetection: this.said(detectsDuplicates, false),
            duplicateWindow: durationOf(this.said(duplicateWindow, undefined)),
            maxSizeInMegabytes: this.said(capacity.maxSize, undefined),
            maxMessageSizeInKilobytes: this.said(capacity.maxMessageSize, undefined),
            partitioning: this.said(capacity.partitioning, false),
        });
    }
    forwarding(entity) {
        return {
            forwardTo: this.target(entity, 'forwards to', this.said(entity.forwardTo, undefined)),
            forwardDeadLetteredMessagesTo: this.target(entity, 'forwards its dead letters to', this.said(entity.forwardDeadLetteredMessagesTo, undefined)),
        };
    }
    target({ address }, what, target) {
        if (target === undefined)
            return undefined;
        const { entity, name } = target;
        if (entity !== undefined && this.isNamed(entity.name, entity.address))
            return entity.name;
        this.lines.push(`${address}: it ${what} ${name}, which the document does not have, and does not here`);
        return undefined;
    }
}
/** A filter as clients would create it. */
function filterDefinition(filter) {
    if (filter.kind === 'sql')
        return { kind: 'sql', sql: filter.sql };
    const { properties = {}, ...fields } = filter.conditions;
    return {
        kind: 'correlation',
        system: new Map(Object.entries(fields).map(([field, text]) => [(0, rules_1.systemPropertyOf)(field), text])),
        properties: new Map(Object.entries(properties)),
    };
}
/** A length of time as ISO 8601 has it, in milliseconds. */
function durationOf(text) {
    const ticks = text === undefined ? undefined : (0, rules_1.parseIsoTimeSpan)(text)?.ticks;
    return ticks === undefined ? undefined : Number(ticks / TICKS_PER_MILLISECOND);
}
/** What is not set has the default of the service. */
function withoutUnset(settings) {
    return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
//# sourceMappingURL=from-topology.js.map