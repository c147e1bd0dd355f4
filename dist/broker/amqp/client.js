"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Client = void 0;
const core_1 = require("../core");
const claims_1 = require("./claims");
const coordinator_1 = require("./coordinator");
const management_1 = require("./management");
const receiver_link_1 = require("./receiver-link");
const request_link_1 = require("./request-link");
const rhea_1 = require("./rhea");
const sender_link_1 = require("./sender-link");
const taken_session_1 = require("./taken-session");
const CLAIMS = '$cbs';
/** One connection of a client, with its links. */
class Client {
    broker;
    id;
    requests = new request_link_1.RequestLinks();
    receivers = new Map();
    senders = new Map();
    coordinators = new Map();
    unwatch;
    opened = 0;
    constructor(broker, connection, 
    /** Unique among the connections of a broker. */
    id) {
        this.broker = broker;
        this.id = id;
        const listener = {
            attached: (link, isCoordinator) => this.attached(link, isCoordinator),
            decided: (delivery, state, isSettled) => {
                const receiver = this.receivers.get(delivery.link);
                if (receiver !== undefined)
                    receiver.decide(delivery, state, isSettled);
                // Answers to requests need no word of their receiver.
                else
                    delivery.settle(undefined);
            },
        };
        connection.on('session_open', ({ session }) => {
            if (session !== undefined)
                (0, taken_session_1.takeOver)(session, listener);
        });
        connection.on('sender_close', ({ sender }) => this.detached(sender));
        connection.on('receiver_close', ({ receiver }) => this.detached(receiver));
        connection.on('session_close', ({ session }) => this.sessionEnded(session));
        this.unwatch = broker.watch((effect) => {
            if (effect.kind !== 'senders-closed')
                return;
            for (const sender of this.senders.values())
                sender.closeIfTo(effect.entity, effect.error);
        });
    }
    /** The connection is gone: with it all that it had open. */
    gone() {
        this.unwatch();
        for (const link of [...this.receivers.keys(), ...this.coordinators.keys()])
            this.detached(link);
        this.senders.clear();
    }
    /** The receiver of a link of this connection, by the link's name. */
    receiverOf = (name) => [...this.receivers].find(([link]) => link.name === name)?.[1].id;
    attached(link, isCoordinator) {
        if (link.is_receiver())
            this.attachedSender(link, isCoordinator);
        else
            this.attachedReceiver(link);
    }
    attachedSender(link, isCoordinator) {
        const { broker, requests, receiverOf } = this;
        const address = link.remote.attach.target?.address ?? '';
        const read = (0, core_1.parseAddress)(address);
        if (isCoordinator) {
            const coordinator = new coordinator_1.CoordinatorLink(broker, link);
            this.coordinators.set(link, coordinator);
            coordinator.open();
        }
        else if (isClaims(address)) {
            requests.addRequests(link, async (request) => (0, claims_1.answerClaim)(broker, request));
        }
        else if (read instanceof core_1.BrokerError) {
            (0, rhea_1.refuseLink)(link, read);
        }
        else if (read.isManagement) {
            const entity = (0, core_1.addressText)(read);
            const refusal = broker.core.refusal(entity, 'manage');
            if (refusal === undefined) {
                requests.addRequests(link, (request) => (0, management_1.answerManagement)(request, { broker, entity, receiverOf }));
            }
            else
                (0, rhea_1.refuseLink)(link, refusal);
        }
        else {
            const sender = new sender_link_1.SenderLink(broker, link, address);
            this.senders.set(link, sender);
            sender.open();
        }
    }
    attachedReceiver(link) {
        const address = link.remote.attach.source?.address ?? '';
        const read = (0, core_1.parseAddress)(address);
        if (isClaims(address))
            this.requests.addReply(link);
        else if (read instanceof core_1.BrokerError)
            (0, rhea_1.refuseLink)(link, read);
        else if (read.isManagement)
            this.requests.addReply(link);
        else {
            const receiver = new receiver_link_1.ReceiverLink(this.broker, link, `${this.id}/${this.opened++}`, address);
            this.receivers.set(link, receiver);
            void receiver.open();
        }
    }
    detached(link) {
        this.requests.remove(link);
        this.receivers.get(link)?.detached();
        this.receivers.delete(link);
        this.senders.delete(link);
        this.coordinators.get(link)?.detached();
        this.coordinators.delete(link);
    }
    sessionEnded(session) {
        const links = [...this.receivers.keys(), ...this.senders.keys(), ...this.coordinators.keys()];
        for (const link of links)
            if (link.session === session)
                this.detached(link);
    }
}
exports.Client = Client;
function isClaims(address) {
    return address.replace(/^(?:amqps?|sb):\/\/[^/]*\//i, '').toLowerCase() === CLAIMS;
}
//# sourceMappingURL=client.js.map