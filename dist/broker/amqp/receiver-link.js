"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ReceiverLink = void 0;
const values_1 = require("../../rules/values/values");
const core_1 = require("../core");
const delivered_1 = require("./delivered");
const encoding_1 = require("./encoding");
const outcomes_1 = require("./outcomes");
const rhea_1 = require("./rhea");
const SESSION_FILTER = 'com.microsoft:session-filter';
const TIMEOUT = 'com.microsoft:timeout';
/** The settle mode of a sender that settles with the transfer. */
const SETTLED = 1;
/** A client's receiver. */
class ReceiverLink {
    broker;
    link;
    id;
    address;
    outstanding = new Map();
    isOpen = false;
    isClosed = false;
    /** Messages that were sent, with the credit that was given back: what a client's credit counts from. */
    used = 0;
    tags = 0;
    constructor(broker, link, id, address) {
        this.broker = broker;
        this.link = link;
        this.id = id;
        this.address = address;
    }
    async open() {
        const { broker, link, id, address } = this;
        broker.listen(id, (effect) => this.on(effect));
        link.on('sender_flow', () => this.flow());
        const command = {
            kind: 'open-receiver',
            receiver: id,
            entity: address,
            mode: link.remote.attach.snd_settle_mode === SETTLED ? 'receive-and-delete' : 'peek-lock',
            session: sessionAsked(link),
        };
        const answer = await broker.run(command);
        if (answer instanceof core_1.BrokerError)
            this.end(answer);
    }
    /** A client has decided about a message that it got here. */
    decide(delivery, state, isSettled) {
        const lockToken = this.outstanding.get(delivery);
        const decision = state === undefined ? undefined : (0, outcomes_1.decisionOf)(state);
        if (lockToken === undefined || decision === undefined) {
            // Without a lock there is nothing to decide; what a client settles without a word keeps its lock until that ends.
            if (isSettled)
                this.release(delivery);
            return;
        }
        const { settlement, transaction } = decision;
        const command = { kind: 'settle', entity: this.address, lockTokens: [lockToken], settlement, transaction };
        this.broker.carryOut(command, (answer) => {
            this.outstanding.delete(delivery);
            if (answer instanceof core_1.BrokerError)
                delivery.settle(outcomes_1.states.rejected(answer));
            else
                delivery.settle(transaction === undefined ? outcomes_1.states.of(settlement.kind) : outcomes_1.states.inTransaction(transaction));
        });
    }
    /** The client has closed it, or is gone. */
    detached() {
        for (const delivery of this.outstanding.keys())
            this.release(delivery);
        if (this.isClosed)
            return;
        this.isClosed = true;
        this.broker.forget(this.id);
        void this.broker.run({ kind: 'close-receiver', receiver: this.id });
        if (!this.isOpen)
            (0, rhea_1.openLink)(this.link);
    }
    on(effect) {
        if (this.isClosed)
            return;
        switch (effect.kind) {
            case 'receiver-opened':
                this.opened(effect.session);
                break;
            case 'deliver':
                this.deliver(effect.delivery);
                break;
            case 'drained':
                this.drained();
                break;
            case 'receiver-closed':
                this.end(effect.error);
        }
    }
    opened(session) {
        const { link, address } = this;
        const { attach } = link.remote;
        const filter = { ...attach.source?.filter };
        if (session !== undefined)
            filter[SESSION_FILTER] = filterFor(filter[SESSION_FILTER], session.id);
        link.set_source({ address, filter: filter });
        link.set_target({ address: attach.target?.address ?? '' });
        Object.assign(link.local.attach, {
            snd_settle_mode: attach.snd_settle_mode ?? 0,
            rcv_settle_mode: attach.rcv_settle_mode ?? 0,
            ...(session && { properties: { 'com.microsoft:locked-until-utc': ticks(session.lockedUntil) } }),
        });
        this.isOpen = true;
        (0, rhea_1.openLink)(link);
        this.flow();
    }
    /** How many messages the client takes now: what it said, without those that are on their way to it. */
    flow() {
        if (!this.isOpen || this.isClosed)
            return;
        const { link, id } = this;
        const credit = Math.max(0, link.credit + link.delivery_count - this.used);
        const drain = Boolean(link._draining);
        if (credit > 0 || drain)
            void this.broker.run({ kind: 'set-credit', receiver: id, credit, drain });
    }
    deliver(delivery) {
        const { link } = this;
        const { lockToken } = delivery;
        const token = lockToken === undefined ? undefined : (0, encoding_1.guidBytes)(new values_1.Guid(lockToken));
        const tag = token === undefined ? this.nextTag() : (0, delivered_1.tagOf)(token);
        const sent = link.give(tag, (0, delivered_1.deliveredParts)(delivery, token));
        this.used++;
        if (lockToken !== undefined)
            this.outstanding.set(sent, lockToken);
    }
    drained() {
        const { link } = this;
        this.used = link.credit + link.delivery_count;
        (0, rhea_1.drain)(link);
    }
    /** The core has closed it, or never opened it. */
    end(error) {
        if (this.isClosed)
            return;
        this.isClosed = true;
        this.broker.forget(this.id);
        // What the client has decided before it hears of this is still answered.
        if (this.isOpen)
            this.link.close({ condition: error.condition, description: error.description });
        else
            (0, rhea_1.refuseLink)(this.link, error);
    }
    /** Nothing is said of it any more. */
    release(delivery) {
        this.outstanding.delete(delivery);
        delivery.forget();
    }
    nextTag() {
        const tag = Buffer.alloc(16);
        tag.writeUInt32BE(this.tags++, 12);
        return tag;
    }
}
exports.ReceiverLink = ReceiverLink;
/** The session that a client asks for: a certain one, or with a filter of null the next that is free. */
function sessionAsked(link) {
    const { source, properties } = link.remote.attach;
    const filter = source?.filter;
    if (filter === undefined || filter === null || !(SESSION_FILTER in filter))
        return undefined;
    const asked = filter[SESSION_FILTER];
    const id = typeof asked === 'object' && asked !== null ? asked.value : asked;
    const timeout = properties?.[TIMEOUT];
    return { id: typeof id === 'string' ? id : undefined, timeout: typeof timeout === 'number' ? timeout : undefined };
}
/** The filter with the session that was accepted, in the form of the one that asked: clients look for that. */
function filterFor(asked, id) {
    const descriptor = asked?.descriptor?.value;
    if (descriptor === undefined)
        return id;
    const written = typeof descriptor === 'string' ? descriptor : values_1.Integer.small('ulong', Number(descriptor));
    return (0, rhea_1.toRhea)({ descriptor: written, value: id });
}
/** A point in time in .NET's ticks: more than rhea's numbers hold. */
function ticks(at) {
    return (0, rhea_1.toRhea)(values_1.Integer.of('long', (0, encoding_1.dateTimeOf)(BigInt(at)).ticks));
}
//# sourceMappingURL=receiver-link.js.map