"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.takeOverConnection = takeOverConnection;
exports.takeOver = takeOver;
const encoding_1 = require("./encoding");
const transfers_1 = require("./transfers");
const COORDINATOR = new Set([0x30, 'amqp:coordinator:list']);
/** Takes over how the frames of a connection are read and written, before anything has come. */
function takeOverConnection(connection) {
    const parts = connection;
    (0, transfers_1.takeOverFrames)(parts.amqp_transport, (channel) => parts.remote_channel_map[channel]?.transfers);
}
/** Takes over a session that a client has begun. */
function takeOver(begun, listener) {
    const session = begun;
    const { on_attach, create_sender, create_receiver } = session;
    const outgoing = takeOverTransfers(session, listener);
    session.create_sender = (name) => {
        const link = held(create_sender.call(session, name));
        link.give = (tag, parts, isSettled = false) => outgoing.send(link, tag, parts, isSettled);
        return link;
    };
    session.create_receiver = (name) => {
        const link = held(create_receiver.call(session, name));
        link.take = (_, delivery) => delivery.forget();
        return link;
    };
    session.on_attach = (frame) => {
        const { performative } = frame;
        const isCoordinator = COORDINATOR.has(performative.target?.descriptor?.value);
        if (isCoordinator)
            performative.target = null;
        on_attach.call(session, frame);
        const link = session.links[performative.name ?? ''];
        if (link !== undefined)
            listener.attached(link, isCoordinator);
    };
}
/** Puts what sends and receives here in the place of rhea's. */
function takeOverTransfers(session, listener) {
    const { connection, local, remote } = session;
    let isDue = false;
    const changed = () => {
        if (isDue)
            return;
        isDue = true;
        // All that has come until then is answered in one go.
        setImmediate(() => {
            isDue = false;
            // rhea writes the begin of the session, and then comes here.
            if (session.state.open_requests > 0)
                connection._register();
            else
                flush();
        });
    };
    const incoming = new transfers_1.Incoming(changed);
    const outgoing = new transfers_1.Outgoing(() => Number(connection.max_frame_size ?? 0) || ANY_FRAME, changed);
    const send = () => {
        const { pending } = connection.amqp_transport;
        const before = pending.length;
        for (const frame of incoming.dispositionsFor(local.channel))
            pending.push(frame);
        for (const frame of outgoing.frames(local.channel))
            connection.amqp_transport.pending.push(frame);
        if (before < connection.amqp_transport.pending.length && !connection.socket.destroyed)
            connection.output();
    };
    const sendWindow = () => {
        if (incoming.needsFlow)
            session._write_flow();
    };
    const flush = () => {
        send();
        sendWindow();
    };
    incoming.on_begin(remote.begin);
    outgoing.on_begin(remote.begin);
    local.begin.incoming_window = incoming.window;
    // What rhea calls and asks for.
    const available = () => 1;
    session.incoming = Object.assign(incoming, { process: sendWindow });
    session.outgoing = Object.assign(outgoing, { process: send, available, deliveries: { available } });
    session.transfers = {
        onTransfer(transfer) {
            const link = remote.handles[transfer.handle];
            if (link === undefined || !('take' in link))
                throw new Error(`${transfer.handle} is no link that is sent on`);
            incoming.take(transfer, link);
        },
        onDisposition(disposition) {
            // A sender that settles what is on its way here is settled with anyway.
            if (!disposition.isOfReceiver)
                return;
            const state = disposition.state === undefined ? undefined : (0, encoding_1.decode)(disposition.state);
            for (const delivery of outgoing.named(disposition)) {
                if (delivery.remoteSettled)
                    continue;
                delivery.remoteSettled = disposition.settled;
                listener.decided(delivery, state, disposition.settled);
            }
        },
    };
    return outgoing;
}
/** A client that does not say how large a frame it takes, takes any. OASIS AMQP 1.0, part 2, section 2.7.1 */
const ANY_FRAME = 0xffff_ffff;
/** rhea would answer an attach at once. */
function held(link) {
    link.open = () => { };
    return link;
}
//# sourceMappingURL=taken-session.js.map