"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SubscriptionEntity = exports.TopicEntity = exports.QueueEntity = void 0;
exports.storesOf = storesOf;
const address_1 = require("./address");
const message_store_1 = require("./message-store");
/** What queues, topics and subscriptions have in common. */
class EntityBase {
    name;
    settings;
    createdAt;
    updatedAt;
    /** When somebody last sent, received or looked; `undefined` for never. */
    accessedAt;
    /** The number of its next message. */
    nextSequence = 1;
    isDeleted = false;
    /** When it is looked at whether it is idle. */
    idleAt;
    constructor(name, settings, now) {
        this.name = name;
        this.settings = settings;
        this.createdAt = now;
        this.updatedAt = now;
    }
}
class QueueEntity extends EntityBase {
    kind = 'queue';
    address;
    key;
    main;
    deadLetters;
    transferDeadLetters;
    /** The bytes of all that is in it. */
    size = 0;
    isFull = false;
    duplicates;
    constructor(name, settings, now) {
        super(name, settings, now);
        this.address = name;
        this.key = name.toLowerCase();
        this.main = new message_store_1.MessageStore(this, undefined, settings.requiresSession);
        this.deadLetters = new message_store_1.MessageStore(this, 'dead-letter', false);
        this.transferDeadLetters = new message_store_1.MessageStore(this, 'transfer-dead-letter', false);
    }
    /** The queue or topic whose quota counts. */
    get top() {
        return this;
    }
}
exports.QueueEntity = QueueEntity;
class TopicEntity extends EntityBase {
    kind = 'topic';
    address;
    key;
    /** What waits for its time. */
    main;
    subscriptions = new Map();
    /** The bytes of all that is in it, once for all copies that are the same. */
    size = 0;
    /** How often each content is in it. */
    contents = new Map();
    isFull = false;
    duplicates;
    rules;
    /** How many filters of each kind its subscriptions have. */
    filters = { sql: 0, correlation: 0 };
    constructor(name, settings, now) {
        super(name, settings, now);
        this.address = name;
        this.key = name.toLowerCase();
        this.main = new message_store_1.MessageStore(this, undefined, false);
    }
    get top() {
        return this;
    }
}
exports.TopicEntity = TopicEntity;
class SubscriptionEntity extends EntityBase {
    topic;
    kind = 'subscription';
    address;
    key;
    main;
    deadLetters;
    transferDeadLetters;
    /** By name in small letters. */
    rules = new Map();
    constructor(topic, name, settings, now) {
        super(name, settings, now);
        this.topic = topic;
        // So the service says it of a new subscription, and not of a new queue or topic.
        this.accessedAt = now;
        this.address = (0, address_1.addressText)({ name: topic.name, subscription: name, subqueue: undefined });
        this.key = this.address.toLowerCase();
        this.main = new message_store_1.MessageStore(this, undefined, settings.requiresSession);
        this.deadLetters = new message_store_1.MessageStore(this, 'dead-letter', false);
        this.transferDeadLetters = new message_store_1.MessageStore(this, 'transfer-dead-letter', false);
    }
    get top() {
        return this.topic;
    }
    /** Gives it a rule, or takes it away; `undefined` for none. */
    setRule(name, rule) {
        const key = name.toLowerCase();
        const before = this.rules.get(key);
        if (before !== undefined)
            this.topic.filters[before.definition.filter.kind]--;
        if (rule === undefined)
            this.rules.delete(key);
        else {
            this.rules.set(key, rule);
            this.topic.filters[rule.definition.filter.kind]++;
        }
        this.topic.rules = undefined;
    }
}
exports.SubscriptionEntity = SubscriptionEntity;
/** All the queues of messages that an entity has. */
function storesOf(entity) {
    return entity.kind === 'topic' ? [entity.main] : [entity.main, entity.deadLetters, entity.transferDeadLetters];
}
//# sourceMappingURL=entity.js.map