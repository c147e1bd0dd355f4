"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.emulatorConfig = emulatorConfig;
const rules_1 = require("../rules");
const deployed_rules_1 = require("./topology/deployed-rules");
const fact_1 = require("./topology/fact");
/** The limits of Microsoft's Service Bus emulator. https://learn.microsoft.com/azure/service-bus-messaging/overview-emulator */
const LIMITS = {
    entities: 50,
    subscriptions: 50,
    sqlFilters: 20,
    correlationFilters: 1000,
    deliveries: 10,
    timeToLive: ['PT5M', 'PT1H'],
    lock: ['PT1M', 'PT5M'],
    duplicateWindow: ['PT5S', 'PT5M'],
};
/** The configuration of the emulator for what a topology deploys. */
function emulatorConfig(topology) {
    return new Writer().write(topology);
}
function whyUnused({ subscriptions }) {
    return (0, fact_1.missingOf)(subscriptions).length > 0 ? 'has no subscription that is known' : 'has no subscription';
}
class Writer {
    differences = [];
    unknown = [];
    write({ topics, queues, unresolved }) {
        this.unknown.push(...unresolved);
        // A topic without a subscription is nothing that the emulator takes, and nothing that anybody could observe.
        const used = topics.filter((topic) => (0, fact_1.knownOf)(topic.subscriptions).length > 0 || this.leaveOut(`topic ${topic.label}`, whyUnused(topic)));
        const [entities, others] = this.ofOneNamespace([...queues, ...used]);
        for (const { label, namespace } of others)
            this.leaveOut(label, `is in the namespace ${namespace}, and the emulator has one`);
        if (entities.length > LIMITS.entities) {
            this.differences.push(`${entities.length - LIMITS.entities} of ${entities.length} topics and queues are left out: the emulator takes ${LIMITS.entities}`);
        }
        const kept = new Set(entities.slice(0, LIMITS.entities));
        return {
            config: {
                UserConfig: {
                    Namespaces: [
                        {
                            Name: 'sbemulatorns',
                            Queues: queues.filter((queue) => kept.has(queue)).map((queue) => this.queue(queue)),
                            Topics: used.filter((topic) => kept.has(topic)).map((topic) => this.topic(topic)),
                        },
                    ],
                    Logging: { Type: 'File' },
                },
            },
            differences: this.differences,
            unknown: (0, fact_1.distinct)(this.unknown).map(fact_1.unresolvedText),
        };
    }
    /** Two entities of one name cannot be in one namespace: then those of the first namespace are written. */
    ofOneNamespace(entities) {
        const names = new Set(entities.map(({ name }) => name.toLowerCase()));
        if (names.size === entities.length)
            return [[...entities], []];
        const first = entities[0]?.namespace;
        return [
            entities.filter(({ namespace }) => namespace === first),
            entities.filter(({ namespace }) => namespace !== first),
        ];
    }
    /** What the document says, or what stands for it where it does not; that is noted. */
    said(fact, otherwise) {
        if (fact.kind === 'unknown')
            this.unknown.push(fact.unresolved);
        return (0, fact_1.valueOr)(fact, otherwise);
    }
    queue(queue) {
        const what = `queue ${queue.name}`;
        this.noteStatus(what, queue);
        const timeToLive = this.said(queue.timeToLive, undefined);
        return {
            Name: queue.name,
            Properties: { ...this.receiving(what, queue, timeToLive), ...this.duplicates(what, queue) },
        };
    }
    topic(topic) {
        const what = `topic ${topic.name}`;
        this.noteStatus(what, topic);
        this.unknown.push(...(0, fact_1.missingOf)(topic.subscriptions));
        const all = (0, fact_1.knownOf)(topic.subscriptions);
        const subscriptions = all.slice(0, LIMITS.subscriptions);
        if (subscriptions.length < all.length) {
            this.differences.push(`${what}: ${all.length - subscriptions.length} subscriptions are left out: the emulator takes ${LIMITS.subscriptions}`);
        }
        this.noteFilters(what, subscriptions);
        return {
            Name: topic.name,
            Properties: {
                DefaultMessageTimeToLive: this.duration(what, 'time to live', this.said(topic.timeToLive, undefined), LIMITS.timeToLive),
                ...this.duplicates(what, topic),
            },
            Subscriptions: subscriptions.map((subscription) => this.subscription(subscription)),
        };
    }
    subscription(subscription) {
        const what = `subscription ${subscription.topic.name}/${subscription.name}`;
        this.noteStatus(what, subscription);
        this.unknown.push(...(0, fact_1.missingOf)(subscription.rules));
        const timeToLive = this.said(subscription.timeToLive, undefined) ?? this.said(subscription.topic.timeToLive, undefined);
        return {
            Name: subscription.name,
            Properties: this.receiving(what, subscription, timeToLive),
            Rules: (0, fact_1.knownOf)(subscription.rules).flatMap((rule) => this.rule(what, rule)),
        };
    }
    rule(what, rule) {
        const { name } = rule;
        const filter = (0, deployed_rules_1.knownFilter)(rule);
        // A file is an output like any other: what is sensitive is not written into it.
        if (rule.isSensitive) {
            const problem = 'its filter or action is marked as sensitive, and is not written into a file';
            this.unknown.push({ address: rule.resource.address, argument: '', problem });
        }
        if (filter === undefined)
            this.unknown.push(...(0, deployed_rules_1.unresolvedOf)(rule));
        if (filter === undefined || rule.isSensitive) {
            this.leaveOut(`${what}: rule ${name}`, 'cannot be written');
            return [];
        }
        const action = this.said(rule.action, undefined);
        const changed = action === undefined ? {} : { Action: { SqlExpression: action.sql } };
        if (filter.kind === 'sql') {
            return [{ Name: name, Properties: { FilterType: 'Sql', SqlFilter: { SqlExpression: filter.sql }, ...changed } }];
        }
        const { properties, ...fields } = filter.conditions;
        const named = Object.entries(fields).map(([field, value]) => [(0, rules_1.systemPropertyOf)(field), value]);
        const CorrelationFilter = {
            ...Object.fromEntries(named),
            ...(properties !== undefined && { Properties: properties }),
        };
        return [{ Name: name, Properties: { FilterType: 'Correlation', CorrelationFilter, ...changed } }];
    }
    receiving(what, entity, timeToLive) {
        const most = this.said(entity.maxDeliveryCount, undefined) ?? LIMITS.deliveries;
        if (most > LIMITS.deliveries)
            this.differences.push(`${what}: ${LIMITS.deliveries} deliveries instead of ${most}`);
        return {
            DeadLetteringOnMessageExpiration: this.said(entity.deadLettersExpired, false),
            DefaultMessageTimeToLive: this.duration(what, 'time to live', timeToLive, LIMITS.timeToLive),
            LockDuration: this.duration(what, 'lock', this.said(entity.lockDuration, undefined) ?? 'PT1M', LIMITS.lock),
            MaxDeliveryCount: Math.min(most, LIMITS.deliveries),
            ForwardDeadLetteredMessagesTo: this.target(what, this.said(entity.forwardDeadLetteredMessagesTo, undefined)),
            ForwardTo: this.target(what, this.said(entity.forwardTo, undefined)),
            RequiresSession: this.said(entity.requiresSession, false),
        };
    }
    duplicates(what, entity) {
        if (!this.said(entity.detectsDuplicates, false))
            return { RequiresDuplicateDetection: false };
        const written = this.said(entity.duplicateWindow, undefined) ?? 'PT10M';
        const window = this.duration(what, 'duplicate window', written, LIMITS.duplicateWindow);
        return { RequiresDuplicateDetection: true, DuplicateDetectionHistoryTimeWindow: window };
    }
    target(what, target) {
        if (target === undefined)
            return '';
        if (target.entity !== undefined)
            return target.name;
        this.leaveOut(`${what}: forwarding to ${target.name}`, 'leads out of the document');
        return '';
    }
    /** A duration within what the emulator takes, and a line where that is another one. */
    duration(what, name, text, [least, most]) {
        const ticks = text === undefined ? undefined : (0, rules_1.parseIsoTimeSpan)(text)?.ticks;
        const [shortest, longest] = [least, most].map((limit) => (0, rules_1.parseIsoTimeSpan)(limit)?.ticks ?? 0n);
        const used = ticks === undefined || ticks > longest ? most : ticks < shortest ? least : text;
        if (used !== text)
            this.differences.push(`${what}: ${name} ${used} instead of ${text ?? 'for ever'}`);
        return used;
    }
    noteStatus(what, entity) {
        const status = this.said(entity.status, 'Active');
        if (status !== 'Active')
            this.differences.push(`${what}: active, not ${status}: the emulator has no status`);
    }
    noteFilters(what, subscriptions) {
        const filters = subscriptions.flatMap(({ rules }) => (0, fact_1.knownOf)(rules).map((rule) => (0, deployed_rules_1.knownFilter)(rule)?.kind));
        for (const [kind, name, most] of [
            ['sql', 'SQL filters', LIMITS.sqlFilters],
            ['correlation', 'correlation filters', LIMITS.correlationFilters],
        ]) {
            const count = filters.filter((filter) => filter === kind).length;
            if (count > most)
                this.differences.push(`${what}: ${count} ${name}, and the emulator takes ${most}: it will not start with them`);
        }
    }
    leaveOut(what, why) {
        this.differences.push(`${what} is left out: it ${why}`);
        return false;
    }
}
//# sourceMappingURL=emulator.js.map