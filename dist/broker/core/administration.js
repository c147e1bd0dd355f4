"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.create = create;
exports.watchIdle = watchIdle;
exports.update = update;
exports.remove = remove;
exports.removeEntity = removeEntity;
const broker_error_1 = require("./broker-error");
const dead_lettering_1 = require("./dead-lettering");
const describing_1 = require("./describing");
const entity_1 = require("./entity");
const entity_checks_1 = require("./entity-checks");
const entity_table_1 = require("./entity-table");
const receiving_1 = require("./receiving");
const refusals_1 = require("./refusals");
const rule_commands_1 = require("./rule-commands");
const rule_definition_1 = require("./rule-definition");
const storing_1 = require("./storing");
const subscription_rule_1 = require("./subscription-rule");
const tier_1 = require("./tier");
const MOST_ENTITIES = 10_000;
const MOST_SUBSCRIPTIONS = 2000;
/** An object without what is not set, so that defaults stay. */
function given(settings) {
    return Object.fromEntries(Object.entries(settings ?? {}).filter(([, value]) => value !== undefined));
}
function create(kernel, command) {
    const { entity: definition, rule = rule_definition_1.DEFAULT_RULE } = command;
    const { kind, name } = definition;
    const limits = (0, tier_1.limitsOf)(kernel);
    const settings = given(definition.settings);
    const named = (0, entity_checks_1.nameProblem)(definition);
    const problems = [
        ...(named === undefined ? [] : [named]),
        ...(0, entity_checks_1.settingProblems)(settings, (0, tier_1.tierOf)(kernel), limits, false),
    ];
    if (kind !== 'queue' && !limits.hasTopics)
        problems.push(`there are no topics in the tier ${(0, tier_1.tierOf)(kernel)}`);
    if (problems.length > 0)
        return (0, entity_checks_1.argumentError)(problems);
    const topic = definition.kind === 'subscription' ? kernel.entities.find(definition.topic) : undefined;
    if (topic instanceof broker_error_1.BrokerError)
        return topic;
    if (topic !== undefined && topic.entity.kind !== 'topic')
        return (0, entity_table_1.notFound)(topic.entity.address);
    const parent = topic?.entity;
    const address = parent === undefined ? name : `${parent.name}/Subscriptions/${name}`;
    const existing = kernel.entities.find(address);
    if (!(existing instanceof broker_error_1.BrokerError)) {
        return new broker_error_1.BrokerError('com.microsoft:entity-already-exists', `The messaging entity '${existing.entity.address}' already exists.`);
    }
    const target = forwardProblem(kernel, address, settings);
    if (target !== undefined)
        return target;
    const capacity = capacityOf(kernel, settings);
    const [count, most] = parent === undefined ? [kernel.entities.size, MOST_ENTITIES] : [parent.subscriptions.size, MOST_SUBSCRIPTIONS];
    if (count >= most) {
        const what = parent === undefined ? 'The namespace' : `The topic '${parent.name}'`;
        const kinds = parent === undefined ? 'queues and topics' : 'subscriptions';
        return new broker_error_1.BrokerError('amqp:resource-limit-exceeded', `${what} has ${count} ${kinds}, which is the most.`);
    }
    if (parent !== undefined) {
        const made = (0, subscription_rule_1.makeRule)(rule, kernel.now, kernel.newId);
        if (made instanceof broker_error_1.BrokerError)
            return made;
        const subscription = new entity_1.SubscriptionEntity(parent, name, { ...entity_checks_1.DEFAULTS.subscription, ...settings }, kernel.now);
        const refused = (0, rule_commands_1.ruleRefusal)(subscription, made);
        if (refused !== undefined)
            return refused;
        addEntity(kernel, subscription);
        (0, rule_commands_1.addTo)(kernel, subscription, made);
    }
    else if (kind === 'queue') {
        addEntity(kernel, new entity_1.QueueEntity(name, { ...entity_checks_1.DEFAULTS.queue, ...settings, ...capacity }, kernel.now));
    }
    else
        addEntity(kernel, new entity_1.TopicEntity(name, { ...entity_checks_1.DEFAULTS.topic, ...settings, ...capacity }, kernel.now));
    return undefined;
}
/** How much a new queue or topic takes: of one with partitions, what all of them take. */
function capacityOf(kernel, settings) {
    const { messageSize, partitions } = (0, tier_1.limitsOf)(kernel);
    const { maxSizeInMegabytes = entity_checks_1.DEFAULTS.queue.maxSizeInMegabytes, maxMessageSizeInKilobytes, partitioning } = settings;
    return {
        maxSizeInMegabytes: maxSizeInMegabytes * (partitioning === true ? partitions : 1),
        maxMessageSizeInKilobytes: maxMessageSizeInKilobytes ?? messageSize / 1024,
    };
}
function addEntity(kernel, entity) {
    kernel.entities.add(entity);
    kernel.journal.entity(entity);
    watchIdle(kernel, entity);
}
/** Waits for an entity to be idle, where it is to be deleted then. */
function watchIdle(kernel, entity) {
    const { autoDeleteOnIdle } = entity.settings;
    entity.idleAt = autoDeleteOnIdle === undefined ? undefined : (0, describing_1.lastUse)(entity) + autoDeleteOnIdle;
    if (entity.idleAt !== undefined)
        kernel.due.add(entity.idleAt, { kind: 'idle', entity });
}
/** What an entity forwards to has to be there, and be another one. */
function forwardProblem(kernel, address, settings) {
    for (const name of ['forwardTo', 'forwardDeadLetteredMessagesTo']) {
        const target = settings[name];
        if (target === undefined)
            continue;
        const found = kernel.entities.sending(target);
        if (found instanceof broker_error_1.BrokerError)
            return found;
        if (found.address.toLowerCase() === address.toLowerCase())
            return (0, entity_checks_1.argumentError)([
                `${name} of '${address}' is '${target}', which is itself; an entity forwards to another one`,
            ]);
    }
    return undefined;
}
function update(kernel, { entity: address, settings }) {
    const place = kernel.entities.find(address);
    if (place instanceof broker_error_1.BrokerError)
        return place;
    const { entity } = place;
    const before = entity.settings;
    const after = { ...before, ...changed(settings) };
    const problems = (0, entity_checks_1.settingProblems)(after, (0, tier_1.tierOf)(kernel), (0, tier_1.limitsOf)(kernel), true);
    for (const name of entity_checks_1.FIXED) {
        if (after[name] === before[name])
            continue;
        problems.push(`the value of ${name} of an existing ${entity.kind} cannot be changed`);
    }
    if (problems.length > 0)
        return (0, entity_checks_1.argumentError)(problems);
    const target = forwardProblem(kernel, entity.address, settings);
    if (target !== undefined)
        return target;
    entity.settings = after;
    entity.updatedAt = kernel.now;
    kernel.journal.entity(entity);
    watchIdle(kernel, entity);
    if (after.status !== before.status)
        statusChanged(kernel, entity);
    if (entity.kind !== 'topic' && after.forwardTo !== undefined && before.forwardTo === undefined)
        forwardWaiting(kernel, entity, after.forwardTo);
    return undefined;
}
/** Settings that say something: `undefined` does so only where it is a value of its own. */
function changed(settings) {
    return Object.fromEntries(Object.entries(settings).filter(([name, value]) => value !== undefined || entity_checks_1.OPTIONAL.has(name)));
}
/** Links are closed that the new status does not allow, and what waited may go out. */
function statusChanged(kernel, entity) {
    const { status } = entity.settings;
    if (status === 'Disabled' || status === 'ReceiveDisabled')
        closeReceivers(kernel, entity, (0, refusals_1.disabled)(entity.address));
    if (entity.kind !== 'subscription') {
        const error = (0, refusals_1.sendRefusal)(entity);
        if (error?.condition === 'com.microsoft:entity-disabled')
            kernel.emit({ kind: 'senders-closed', entity: entity.address, error });
    }
    for (const store of (0, entity_1.storesOf)(entity)) {
        kernel.stirred.add(store);
        for (const session of store.sessions?.all() ?? [])
            kernel.stirredSessions.add(session);
    }
}
/** What waits when an entity begins to forward goes on; who has something locked keeps it. */
function forwardWaiting(kernel, entity, target) {
    closeReceivers(kernel, entity, new broker_error_1.BrokerError('amqp:link:detach-forced', `'${entity.address}' forwards its messages to '${target}' now.`), entity.main);
    for (const stored of entity.main.log.all()) {
        if (stored.state !== 'active' || stored.lock !== undefined)
            continue;
        kernel.transfers.push({ from: entity, leaving: (0, dead_lettering_1.leave)(kernel, stored), target, isDeadLetter: false });
    }
}
function closeReceivers(kernel, entity, error, only) {
    for (const receiver of [...kernel.receivers.values()]) {
        if (receiver.store.owner !== entity || (only !== undefined && receiver.store !== only))
            continue;
        (0, receiving_1.dropReceiver)(kernel, receiver, false);
        kernel.emit({ kind: 'receiver-closed', receiver: receiver.id, error });
    }
}
function remove(kernel, { entity: address }) {
    const place = kernel.entities.find(address);
    if (place instanceof broker_error_1.BrokerError)
        return place;
    if (place.address.subqueue !== undefined) {
        const why = `'${address}' cannot be deleted for itself: it goes with its entity.`;
        return new broker_error_1.BrokerError('amqp:not-allowed', why);
    }
    removeEntity(kernel, place.entity);
    return undefined;
}
/** Takes an entity away with everything in it, and closes the links to it. */
function removeEntity(kernel, entity) {
    if (entity.kind === 'topic')
        for (const one of [...entity.subscriptions.values()])
            removeEntity(kernel, one);
    const error = (0, entity_table_1.notFound)(entity.address);
    kernel.entities.remove(entity);
    closeReceivers(kernel, entity, error);
    if (entity.kind !== 'subscription')
        kernel.emit({ kind: 'senders-closed', entity: entity.address, error });
    for (const store of (0, entity_1.storesOf)(entity)) {
        for (const session of store.sessions?.all() ?? [])
            if (session.state !== undefined)
                kernel.journal.session(session);
        for (const stored of store.log.all())
            (0, storing_1.discard)(kernel, stored);
    }
    if (entity.kind === 'subscription')
        for (const rule of entity.rules.values())
            kernel.journal.rule(entity, rule.definition.name);
    else
        for (const [key] of entity.duplicates?.all() ?? [])
            kernel.journal.duplicate(entity, key);
    kernel.journal.entity(entity);
}
//# sourceMappingURL=administration.js.map