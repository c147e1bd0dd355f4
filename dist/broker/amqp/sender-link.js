"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SenderLink = exports.SEND_CREDIT = void 0;
const core_1 = require("../core");
const batch_1 = require("./batch");
const encoding_1 = require("./encoding");
const outcomes_1 = require("./outcomes");
const rhea_1 = require("./rhea");
/** So many messages a client may have on their way to an entity; the service gives as many. */
exports.SEND_CREDIT = 1000;
/** The entity that a message goes through on its way to the entity of the link. */
const DESTINATION = 'com.microsoft:transfer-destination-address';
/** A client's sender: every message, or batch of them, is a command, and its answer is the outcome of the delivery. */
class SenderLink {
    broker;
    link;
    address;
    /** Messages whose credit was not given back yet: that is done for many at once. */
    settled = 0;
    constructor(broker, link, address) {
        this.broker = broker;
        this.link = link;
        this.address = address;
    }
    open() {
        const { link, broker, address } = this;
        const destination = link.remote.attach.properties?.[DESTINATION];
        const entity = typeof destination === 'string' ? destination : address;
        const refusal = broker.core.refusal(entity, 'send') ?? broker.core.refusal(address, 'send');
        if (refusal === undefined)
            this.openTo(entity);
        else
            (0, rhea_1.refuseLink)(link, refusal);
    }
    openTo(entity) {
        const { link, broker, address } = this;
        const largest = broker.core.maxMessageSize(entity);
        link.set_target({ address });
        link.set_source({ address: link.remote.attach.source?.address ?? '' });
        Object.assign(link.local.attach, {
            max_message_size: largest,
            properties: { 'com.microsoft:max-message-batch-size': largest },
        });
        const via = entity === address ? undefined : address;
        link.take = (payload, delivery) => this.take(payload, delivery, entity, via);
        (0, rhea_1.openLink)(link);
        link.add_credit(exports.SEND_CREDIT);
    }
    /** Nobody can send to an entity any more. */
    closeIfTo(entity, { condition, description }) {
        const read = (0, core_1.parseAddress)(this.address);
        const own = read instanceof core_1.BrokerError ? '' : (0, core_1.addressText)(read);
        if (own.toLowerCase() === entity.toLowerCase())
            this.link.close({ condition, description });
    }
    take(payload, delivery, entity, via) {
        const { link, broker } = this;
        const settle = (state) => {
            delivery.settle(state);
            this.settled++;
            if (this.settled < exports.SEND_CREDIT / 4)
                return;
            link.add_credit(this.settled);
            this.settled = 0;
        };
        const transaction = delivery.state === undefined ? undefined : (0, outcomes_1.transactionOf)((0, encoding_1.decode)(delivery.state));
        const messages = this.read(payload, delivery.format, broker.core.maxMessageSize(entity));
        if (messages instanceof core_1.BrokerError) {
            settle(outcomes_1.states.rejected(messages));
            return;
        }
        broker.carryOut({ kind: 'send', entity, messages, transaction, via }, (answer) => {
            if (answer instanceof core_1.BrokerError)
                settle(outcomes_1.states.rejected(answer));
            else
                settle(transaction === undefined ? outcomes_1.states.accepted : outcomes_1.states.inTransaction(transaction));
        });
    }
    read(payload, format, largest) {
        if (payload.length > largest)
            return tooLarge(payload.length, largest);
        try {
            // These bytes are a part of what came from the socket, which would be kept as long as the message.
            return (0, batch_1.messagesOf)(Buffer.from(payload), format);
        }
        catch (error) {
            if (error instanceof encoding_1.MalformedAmqp)
                return (0, outcomes_1.malformed)(error.message);
            throw error;
        }
    }
}
exports.SenderLink = SenderLink;
function tooLarge(size, largest) {
    return new core_1.BrokerError('amqp:link:message-size-exceeded', `The received message (delivery-id:0, size:${size} bytes) exceeds the limit (${largest} bytes) currently allowed on the link.`);
}
//# sourceMappingURL=sender-link.js.map