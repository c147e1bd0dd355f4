"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Incoming = exports.IncomingDelivery = void 0;
const encoding_1 = require("../encoding");
const dispositions_1 = require("./dispositions");
/** A message that has come, until it is settled. */
class IncomingDelivery {
    incoming;
    id;
    format;
    state;
    settled;
    constructor(incoming, id, format, 
    /** Whether the sender waits for no word of it. */
    settledBySender, 
    /** What the sender says of it: of which transaction it is a part. */
    state) {
        this.incoming = incoming;
        this.id = id;
        this.format = format;
        this.state = state;
        this.settled = settledBySender;
    }
    /** Tells the sender what became of it, once. */
    settle(state) {
        if (this.settled)
            return;
        this.settled = true;
        this.incoming.settled(this.id, state);
    }
    /** Says nothing of it: its link was refused. */
    forget() {
        if (!this.settled)
            this.incoming.forgotten();
        this.settled = true;
    }
}
exports.IncomingDelivery = IncomingDelivery;
/** So many transfers of a session may be on their way, until they are settled: as the service has it. */
const WINDOW = 5_000;
/** A request has messages of its own, which are scheduled: at most as many bytes as the largest batch of any tier. */
const LARGEST_REQUEST = 128 * 1024 * 1024;
/** What a session receives; rhea asks it for the numbers of its flow frames. */
class Incoming {
    changed;
    next_transfer_id = 0;
    max_transfer_id = WINDOW;
    next;
    unsettled = 0;
    partial = new Map();
    dispositions = new dispositions_1.Dispositions(true);
    /** @param changed is called when there is something to tell */
    constructor(changed) {
        this.changed = changed;
    }
    get window() {
        return Math.max(0, WINDOW - this.unsettled);
    }
    on_begin({ next_outgoing_id }) {
        this.next_transfer_id = next_outgoing_id;
        this.max_transfer_id = next_outgoing_id + WINDOW;
    }
    on_flow({ next_outgoing_id }) {
        this.next_transfer_id = next_outgoing_id;
    }
    /** A sender that settles what is on its way here anyway is settled, too. */
    on_disposition() { }
    take(transfer, link) {
        this.next_transfer_id = (this.next_transfer_id + 1) >>> 0;
        if (!link.is_remote_open())
            throw new encoding_1.MalformedAmqp('a transfer comes on a link that was closed');
        const before = this.partial.get(link);
        if (before === undefined)
            this.begin(transfer, link);
        else
            this.goOn(before, transfer, link);
    }
    forgotten() {
        this.unsettled--;
    }
    settled(id, state) {
        this.unsettled--;
        this.dispositions.add(id, state);
        this.changed();
    }
    dispositionsFor(channel) {
        return this.dispositions.take(channel);
    }
    /** Whether the other side is to hear of the window: it may have used half of what it knows. */
    get needsFlow() {
        return this.max_transfer_id - this.next_transfer_id < this.window / 2;
    }
    begin(transfer, link) {
        const { deliveryId, format, settled, state, payload, more, aborted } = transfer;
        if (deliveryId === undefined || (this.next ?? deliveryId) !== deliveryId)
            throw new encoding_1.MalformedAmqp(`a delivery has the number ${deliveryId}, and ${this.next} comes next`);
        this.next = (deliveryId + 1) >>> 0;
        if (aborted)
            return;
        const delivery = new IncomingDelivery(this, deliveryId, format, settled, state);
        if (!settled)
            this.unsettled++;
        if (more)
            this.partial.set(link, { delivery, parts: [Buffer.from(payload)], size: payload.length });
        else
            this.complete(link, payload, delivery);
    }
    goOn(before, { payload, more, aborted }, link) {
        const { delivery, parts } = before;
        // Of a message that is too large anyway no more is kept than tells so.
        if (before.size <= (Number(link.local.attach.max_message_size ?? 0) || LARGEST_REQUEST)) {
            parts.push(Buffer.from(payload));
            before.size += payload.length;
        }
        if (more && !aborted)
            return;
        this.partial.delete(link);
        if (aborted)
            delivery.forget();
        else
            this.complete(link, Buffer.concat(parts), delivery);
    }
    complete(link, payload, delivery) {
        if (link.credit > 0)
            link.credit--;
        link.delivery_count = (link.delivery_count + 1) >>> 0;
        link.take(payload, delivery);
    }
}
exports.Incoming = Incoming;
//# sourceMappingURL=incoming.js.map