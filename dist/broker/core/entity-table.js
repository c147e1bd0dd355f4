"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.EntityTable = void 0;
exports.notFound = notFound;
exports.addressOf = addressOf;
const address_1 = require("./address");
const broker_error_1 = require("./broker-error");
const entity_1 = require("./entity");
/** So many addresses are remembered with what they lead to. */
const MOST_REMEMBERED = 10_000;
/** The entities of a namespace by their addresses. */
class EntityTable {
    /** Queues and topics by name in small letters: they share one room. */
    top = new Map();
    remembered = new Map();
    add(entity) {
        if (entity instanceof entity_1.SubscriptionEntity) {
            entity.topic.subscriptions.set(entity.name.toLowerCase(), entity);
            entity.topic.rules = undefined;
        }
        else
            this.top.set(entity.key, entity);
        this.remembered.clear();
    }
    remove(entity) {
        entity.isDeleted = true;
        if (entity instanceof entity_1.SubscriptionEntity) {
            const { topic } = entity;
            topic.subscriptions.delete(entity.name.toLowerCase());
            for (const { definition } of entity.rules.values())
                topic.filters[definition.filter.kind]--;
            topic.rules = undefined;
        }
        else
            this.top.delete(entity.key);
        this.remembered.clear();
    }
    all() {
        return this.top.values();
    }
    get size() {
        return this.top.size;
    }
    /** What is at an address. */
    find(text) {
        const known = this.remembered.get(text);
        if (known !== undefined)
            return known;
        const address = (0, address_1.parseAddress)(text);
        if (address instanceof broker_error_1.BrokerError)
            return address;
        const top = this.top.get(address.name.toLowerCase());
        const entity = address.subscription === undefined || top?.kind !== 'topic'
            ? address.subscription === undefined
                ? top
                : undefined
            : top.subscriptions.get(address.subscription.toLowerCase());
        if (entity === undefined)
            return notFound((0, address_1.addressText)(address));
        if (address.subqueue !== undefined && entity.kind === 'topic')
            return notFound((0, address_1.addressText)(address));
        const place = { entity, address };
        if (this.remembered.size < MOST_REMEMBERED)
            this.remembered.set(text, place);
        return place;
    }
    /** The queue or topic that messages are sent to. */
    sending(text) {
        const place = this.find(text);
        if (place instanceof broker_error_1.BrokerError)
            return place;
        const { entity, address } = place;
        if (entity.kind === 'subscription' || address.subqueue !== undefined) {
            const what = entity.kind === 'subscription' ? 'A subscription gets' : 'A dead-letter queue gets';
            return new broker_error_1.BrokerError('amqp:not-allowed', `Messages cannot be sent to '${(0, address_1.addressText)(address)}'. ${what} its messages from the service alone; send to '${entity.top.name}'.`);
        }
        return entity;
    }
    /** The messages that are received from an address. */
    store(text) {
        const place = this.find(text);
        if (place instanceof broker_error_1.BrokerError)
            return place;
        const { entity, address } = place;
        if (entity.kind === 'topic') {
            return new broker_error_1.BrokerError('amqp:not-allowed', `Messages cannot be received from the topic '${entity.name}'; receive from one of its subscriptions, '${entity.name}/Subscriptions/<name>'.`);
        }
        if (address.subqueue === undefined)
            return entity.main;
        return address.subqueue === 'dead-letter' ? entity.deadLetters : entity.transferDeadLetters;
    }
}
exports.EntityTable = EntityTable;
function notFound(address) {
    return new broker_error_1.BrokerError('amqp:not-found', `The messaging entity '${address}' could not be found.`);
}
/** The address of a queue of messages, as the service writes it. */
function addressOf({ owner, subqueue }) {
    if (subqueue === undefined)
        return owner.address;
    return `${owner.address}${subqueue === 'dead-letter' ? '/$DeadLetterQueue' : '/$Transfer/$DeadLetterQueue'}`;
}
//# sourceMappingURL=entity-table.js.map