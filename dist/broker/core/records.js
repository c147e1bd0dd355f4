"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.KEYS = void 0;
exports.entityRecord = entityRecord;
exports.counterRecord = counterRecord;
exports.ruleRecord = ruleRecord;
exports.contentRecords = contentRecords;
exports.messageRecord = messageRecord;
exports.sessionRecord = sessionRecord;
exports.duplicateRecord = duplicateRecord;
const node_crypto_1 = require("node:crypto");
const rules_1 = require("../../rules");
/** What the first letter of a key says that it is about. */
exports.KEYS = {
    entity: 'e/',
    /** What changes of an entity with every message: its next number, and when it was used. */
    counter: 'n/',
    rule: 'r/',
    /** The bytes of a content, and beside them what is read of them. */
    content: 'c/',
    head: 'h/',
    message: 'm/',
    session: 's/',
    duplicate: 'd/',
};
/** Names and ids of others, of any length and letters, as a part of a key. */
function digest(text) {
    return (0, node_crypto_1.createHash)('sha256').update(Buffer.from(text, 'utf16le')).digest('base64url');
}
/** An object without what is not there. */
function json(values) {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
function entityRecord(entity) {
    const key = `${exports.KEYS.entity}${entity.key}`;
    if (entity.isDeleted)
        return { key, value: undefined };
    const { kind, name, createdAt, updatedAt, settings } = entity;
    const topic = entity.kind === 'subscription' ? entity.topic.name : undefined;
    return {
        key,
        value: json({
            kind,
            name,
            topic,
            createdAt,
            updatedAt,
            settings: json(settings),
        }),
    };
}
function counterRecord({ address, key, isDeleted, nextSequence, accessedAt }) {
    const value = isDeleted ? undefined : json({ entity: address, nextSequence, accessedAt });
    return { key: `${exports.KEYS.counter}${key}`, value };
}
function ruleRecord(subscription, name) {
    const key = `${exports.KEYS.rule}${subscription.key}:${digest(name.toLowerCase())}`;
    const rule = subscription.isDeleted ? undefined : subscription.rules.get(name.toLowerCase());
    if (rule === undefined)
        return { key, value: undefined };
    const { definition, createdAt } = rule;
    return { key, value: json({ subscription: subscription.address, createdAt, rule: ruleJson(definition) }) };
}
function ruleJson({ name, filter, action, actionParameters }) {
    const written = filter.kind === 'sql'
        ? json({ sql: filter.sql, parameters: valuesJson(filter.parameters) })
        : json({
            system: [...filter.system],
            properties: valuesJson(filter.properties),
        });
    return json({ name, filter: written, action, actionParameters: valuesJson(actionParameters) });
}
function valuesJson(values) {
    return values && [...values].map(([name, value]) => [name, (0, rules_1.valueToJson)(value)]);
}
function contentRecords({ id, encoded, uses, ...head }) {
    const [key, headKey] = [`${exports.KEYS.content}${id}`, `${exports.KEYS.head}${id}`];
    if (uses === 0) {
        return [
            { key, value: undefined },
            { key: headKey, value: undefined },
        ];
    }
    const { messageId, sessionId, partitionKey, timeToLive } = head;
    return [
        { key, value: encoded },
        { key: headKey, value: json({ messageId, sessionId, partitionKey, timeToLive }) },
    ];
}
function messageRecord(stored) {
    const key = `${exports.KEYS.message}${stored.store.key}:${stored.sequence}`;
    if (stored.isGone)
        return { key, value: undefined };
    const { store, sequence, content, enqueuedAt, timeToLive, state, deliveryCount, scheduledAt, lock } = stored;
    const { hops, enqueuedSequence, deadLetterSource } = stored;
    const value = { entity: store.owner.address, sequence, content: content.id, enqueuedAt };
    if (store.subqueue !== undefined)
        value.subqueue = store.subqueue;
    if (timeToLive !== undefined)
        value.timeToLive = timeToLive;
    if (state !== 'active')
        value.state = state;
    if (deliveryCount > 0)
        value.deliveryCount = deliveryCount;
    if (scheduledAt !== undefined)
        value.scheduledAt = scheduledAt;
    if (hops > 0)
        value.hops = hops;
    if (enqueuedSequence > 0)
        value.enqueuedSequence = enqueuedSequence;
    if (deadLetterSource !== undefined)
        value.deadLetterSource = deadLetterSource;
    // A session's lock ends with the link that has it, and with it those of its messages.
    if (lock !== undefined && lock.session === undefined)
        value.lock = [lock.token, lock.until];
    return { key, value };
}
function sessionRecord(session) {
    const { store, id, state, stateSetAt } = session;
    const key = `${exports.KEYS.session}${store.key}:${digest(id)}`;
    if (state === undefined || store.owner.isDeleted)
        return { key, value: undefined };
    return { key, value: json({ entity: store.owner.address, id, state: state.toString('base64'), stateSetAt }) };
}
function duplicateRecord(entity, key) {
    const until = entity.isDeleted ? undefined : entity.duplicates?.timeOf(key);
    const place = `${exports.KEYS.duplicate}${entity.key}:${digest(key)}`;
    return { key: place, value: until === undefined ? undefined : json({ entity: entity.address, key, until }) };
}
//# sourceMappingURL=records.js.map