"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.snapshotOf = snapshotOf;
exports.restoreInto = restoreInto;
const rules_1 = require("../../rules");
const administration_1 = require("./administration");
const broker_error_1 = require("./broker-error");
const duplicate_history_1 = require("./duplicate-history");
const entity_1 = require("./entity");
const entity_checks_1 = require("./entity-checks");
const records_1 = require("./records");
const stored_message_1 = require("./stored-message");
const storing_1 = require("./storing");
const subscription_rule_1 = require("./subscription-rule");
/** Everything durable of a core, as records. */
function snapshotOf(kernel) {
    const records = [];
    const contents = new Set();
    const entities = [...kernel.entities.all()].flatMap((one) => one.kind === 'topic' ? [one, ...one.subscriptions.values()] : [one]);
    for (const entity of entities) {
        records.push((0, records_1.entityRecord)(entity), (0, records_1.counterRecord)(entity));
        if (entity.kind === 'subscription')
            for (const { definition } of entity.rules.values())
                records.push((0, records_1.ruleRecord)(entity, definition.name));
        else
            for (const [key] of entity.duplicates?.all() ?? [])
                records.push((0, records_1.duplicateRecord)(entity, key));
        for (const store of (0, entity_1.storesOf)(entity)) {
            for (const stored of store.log.all()) {
                contents.add(stored.content);
                records.push((0, records_1.messageRecord)(stored));
            }
            for (const session of store.sessions?.all() ?? [])
                if (session.state !== undefined)
                    records.push((0, records_1.sessionRecord)(session));
        }
    }
    return [...records, ...[...contents].flatMap(records_1.contentRecords)];
}
/** Puts what records tell into an empty core. Records may come in any order; of a key only the last counts. */
function restoreInto(kernel, records) {
    const byKey = new Map();
    for (const { key, value } of records) {
        if (value === undefined)
            byKey.delete(key);
        else
            byKey.set(key, value);
    }
    const of = (prefix) => [...byKey].filter(([key]) => key.startsWith(prefix)).map(([, value]) => value);
    const entities = of(records_1.KEYS.entity);
    // A topic before its subscriptions.
    for (const one of entities.filter(({ kind }) => kind !== 'subscription'))
        restoreEntity(kernel, one);
    for (const one of entities.filter(({ kind }) => kind === 'subscription'))
        restoreEntity(kernel, one);
    const counters = of(records_1.KEYS.counter);
    for (const { entity: address, nextSequence, accessedAt } of counters)
        Object.assign(entityAt(kernel, address), { nextSequence, accessedAt });
    for (const { entity: address } of counters)
        (0, administration_1.watchIdle)(kernel, entityAt(kernel, address));
    for (const one of of(records_1.KEYS.rule))
        restoreRule(kernel, one);
    const messages = of(records_1.KEYS.message);
    restoreMessages(kernel, messages, contentsOf(kernel, byKey));
    for (const one of of(records_1.KEYS.session)) {
        const session = entityAt(kernel, one.entity).main.sessions?.open(one.id);
        if (session === undefined)
            continue;
        session.state = Buffer.from(one.state, 'base64');
        session.stateSetAt = one.stateSetAt;
    }
    const duplicates = of(records_1.KEYS.duplicate);
    for (const { entity, key, until } of duplicates.sort((a, b) => a.until - b.until || (a.key < b.key ? -1 : 1))) {
        const sending = entityAt(kernel, entity);
        sending.duplicates ??= new duplicate_history_1.DuplicateHistory();
        if (sending.duplicates.next() === undefined)
            kernel.due.add(until, { kind: 'forget', entity: sending });
        sending.duplicates.remember(key, until);
    }
    // All of it is stored already.
    kernel.journal.take();
}
function entityAt(kernel, address) {
    const place = kernel.entities.find(address);
    if (place instanceof broker_error_1.BrokerError)
        throw new Error(`the journal has no record of ${address}, and others that need it`);
    return place.entity;
}
function restoreEntity(kernel, json) {
    const { kind, name, createdAt, updatedAt, settings } = json;
    const all = { ...entity_checks_1.DEFAULTS[kind], ...settings };
    const entity = kind === 'queue'
        ? new entity_1.QueueEntity(name, all, createdAt)
        : kind === 'topic'
            ? new entity_1.TopicEntity(name, all, createdAt)
            : new entity_1.SubscriptionEntity(entityAt(kernel, json.topic), name, all, createdAt);
    entity.updatedAt = updatedAt;
    kernel.entities.add(entity);
}
function restoreRule(kernel, { subscription, createdAt, rule }) {
    const { filter } = rule;
    const definition = {
        name: rule.name,
        filter: 'sql' in filter
            ? { kind: 'sql', sql: filter.sql, ...(filter.parameters && { parameters: valuesOf(filter.parameters) }) }
            : {
                kind: 'correlation',
                system: new Map(filter.system),
                properties: valuesOf(filter.properties),
            },
        ...(rule.action !== undefined && { action: rule.action }),
        ...(rule.actionParameters && { actionParameters: valuesOf(rule.actionParameters) }),
    };
    const made = (0, subscription_rule_1.makeRule)(definition, createdAt, kernel.newId);
    if (made instanceof broker_error_1.BrokerError)
        throw new Error(`the journal has a rule that is refused: ${made.description}`);
    entityAt(kernel, subscription).setRule(rule.name, made);
}
function valuesOf(values) {
    return new Map(values.map(([name, value]) => [name, (0, rules_1.valueFromJson)(value, name)]));
}
/** The contents by number. */
function contentsOf(kernel, byKey) {
    const contents = new Map();
    for (const [key, encoded] of byKey) {
        if (!key.startsWith(records_1.KEYS.content))
            continue;
        const id = Number(key.slice(records_1.KEYS.content.length));
        const head = byKey.get(`${records_1.KEYS.head}${id}`);
        contents.set(id, new stored_message_1.Content(id, { ...head, encoded: encoded }));
        kernel.nextContent = Math.max(kernel.nextContent, id + 1);
    }
    return contents;
}
function restoreMessages(kernel, messages, contents) {
    for (const json of messages.sort((a, b) => a.sequence - b.sequence)) {
        const owner = entityAt(kernel, json.entity);
        const store = json.subqueue === undefined
            ? owner.main
            : json.subqueue === 'dead-letter'
                ? owner.deadLetters
                : owner.transferDeadLetters;
        const content = contents.get(json.content);
        if (content === undefined)
            throw new Error(`the journal has no content ${json.content}, and messages that have it`);
        const { hops = 0, enqueuedSequence = 0, deadLetterSource } = json;
        const origin = { content, hops, enqueuedSequence, deadLetterSource };
        const stored = new stored_message_1.StoredMessage(store, json.sequence, origin, json.enqueuedAt, json.timeToLive);
        stored.state = json.state ?? 'active';
        stored.deliveryCount = json.deliveryCount ?? 0;
        stored.scheduledAt = json.scheduledAt;
        const [token, until] = json.lock ?? [];
        if (token !== undefined && until !== undefined) {
            stored.lock = { token, until, session: undefined, isClaimed: false };
            store.locks.set(token, stored);
            kernel.due.add(until, { kind: 'lock', stored, token });
        }
        (0, storing_1.put)(kernel, stored);
    }
}
//# sourceMappingURL=restoring.js.map