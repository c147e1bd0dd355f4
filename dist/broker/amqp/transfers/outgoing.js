"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Outgoing = exports.OutgoingDelivery = void 0;
const dispositions_1 = require("./dispositions");
const performatives_1 = require("./performatives");
/** A message on its way to a client, until it is settled. */
class OutgoingDelivery {
    outgoing;
    link;
    tag;
    parts;
    settled;
    /** Its number in the session, when it is sent. */
    id;
    /** How many bytes of it are sent. */
    sent = 0;
    /** Whether the client has settled it. */
    remoteSettled = false;
    constructor(outgoing, link, tag, parts, settled) {
        this.outgoing = outgoing;
        this.link = link;
        this.tag = tag;
        this.parts = parts;
        this.settled = settled;
    }
    /** Settles it, and tells the client as what, unless the client has settled it itself. */
    settle(state) {
        this.outgoing.settle(this, state);
    }
    /** Forgets it without a word. */
    forget() {
        this.outgoing.forget(this);
    }
}
exports.OutgoingDelivery = OutgoingDelivery;
const MOST = 0xffff_ffff;
/** What a session sends; rhea tells it what flow frames say, and asks it for its numbers. */
class Outgoing {
    largestFrame;
    changed;
    next_transfer_id = 0;
    window = MOST;
    nextId = 0;
    remoteNext = 0;
    remoteWindow = 0;
    /** What is to be sent, in order. */
    waiting = [];
    unsettled = new Map();
    dispositions = new dispositions_1.Dispositions(false);
    /**
     * @param largestFrame what a client takes
     * @param changed is called when there is something to tell
     */
    constructor(largestFrame, changed) {
        this.largestFrame = largestFrame;
        this.changed = changed;
    }
    on_begin({ incoming_window }) {
        this.remoteWindow = incoming_window;
    }
    on_flow({ next_incoming_id, incoming_window, }) {
        // A client that has not seen the begin of this side does not know what comes next.
        this.remoteNext = next_incoming_id ?? 0;
        this.remoteWindow = incoming_window;
    }
    send(link, tag, parts, settled) {
        const delivery = new OutgoingDelivery(this, link, tag, parts, settled);
        this.waiting.push(delivery);
        this.changed();
        return delivery;
    }
    /** What a client says of deliveries: those of the range that are on their way. */
    *named({ first, last }) {
        const { unsettled } = this;
        if (last - first < unsettled.size) {
            for (let id = first; id <= last; id++) {
                const delivery = unsettled.get(id);
                if (delivery !== undefined)
                    yield delivery;
            }
            return;
        }
        // Whatever range a client names, only what is on its way is gone through.
        for (const [id, delivery] of [...unsettled])
            if (id >= first && id <= last)
                yield delivery;
    }
    settle(delivery, state) {
        this.forget(delivery);
        if (delivery.remoteSettled || delivery.id === undefined)
            return;
        this.dispositions.add(delivery.id, state);
        this.changed();
    }
    forget({ id }) {
        if (id !== undefined)
            this.unsettled.delete(id);
    }
    /** The frames of what can be sent now, and of what was settled. */
    frames(channel) {
        const frames = [];
        const { waiting } = this;
        this.waiting = [];
        for (const delivery of waiting) {
            const { link } = delivery;
            // What nobody receives any more is not sent: the state machine has its lock back.
            if (!link.is_open())
                continue;
            if (link.state.open_requests > 0)
                link._process();
            if (link.credit <= 0 || !this.transfer(delivery, channel, frames))
                this.waiting.push(delivery);
        }
        for (const frame of this.dispositions.take(channel))
            frames.push(frame);
        return frames;
    }
    /** @returns whether the whole of it was sent: the client's window may be too small */
    transfer(delivery, channel, frames) {
        const { link, tag, settled, parts } = delivery;
        const size = parts.reduce((sum, part) => sum + part.length, 0);
        const most = (0, performatives_1.largestPayload)(this.largestFrame(), tag);
        if (this.room <= 0)
            return false;
        delivery.id ??= this.take(delivery);
        const fields = { handle: link.local.handle, id: delivery.id, tag, settled };
        if (size <= most) {
            frames.push((0, performatives_1.transferHead)(channel, { ...fields, more: false }, size), ...parts);
            this.next_transfer_id = (this.next_transfer_id + 1) >>> 0;
        }
        else {
            const whole = Buffer.concat(parts);
            while (delivery.sent < size) {
                if (this.room <= 0)
                    return false;
                const part = whole.subarray(delivery.sent, delivery.sent + most);
                delivery.sent += part.length;
                frames.push((0, performatives_1.transferHead)(channel, { ...fields, more: delivery.sent < size }, part.length), part);
                this.next_transfer_id = (this.next_transfer_id + 1) >>> 0;
            }
        }
        link.credit--;
        link.delivery_count = (link.delivery_count + 1) >>> 0;
        return true;
    }
    take(delivery) {
        const id = this.nextId;
        this.nextId = (id + 1) >>> 0;
        if (!delivery.settled)
            this.unsettled.set(id, delivery);
        return id;
    }
    /** How many transfers the client still takes. */
    get room() {
        return this.remoteWindow - ((this.next_transfer_id - this.remoteNext) >>> 0);
    }
}
exports.Outgoing = Outgoing;
//# sourceMappingURL=outgoing.js.map