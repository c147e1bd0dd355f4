"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DeltaStream = void 0;
const node_crypto_1 = require("node:crypto");
/** So many deltas are kept for those whose connection was interrupted. */
const KEPT = 100;
/** Who has so many bytes to read gets no more until he has read them. */
const MOST_UNREAD = 1024 * 1024;
/** A proxy or a browser takes a connection for dead on which nothing comes. */
const HEARTBEAT = 15_000;
/**
 * Deltas by server-sent events. Who comes gets everything; who comes again after an interruption gets what he has missed,
 * where that is still there; who reads too slowly misses deltas, and gets everything when he has read.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
class DeltaStream {
    whole;
    run = (0, node_crypto_1.randomBytes)(4).toString('hex');
    listening = new Set();
    kept = [];
    number = 0;
    heartbeat;
    /** @param whole everything that there is, as JSON */
    constructor(whole) {
        this.whole = whole;
    }
    /** How many listen. */
    get size() {
        return this.listening.size;
    }
    /** Takes somebody who listens from now on. @param lastId what he has got last, where he has got something */
    accept(response, lastId) {
        response.writeHead(200, {
            'Content-Type': 'text/event-stream',
            'Cache-Control': 'no-store',
            'X-Content-Type-Options': 'nosniff',
        });
        const one = { response, isBehind: false };
        this.listening.add(one);
        this.heartbeat ??= setInterval(() => this.beat(), HEARTBEAT).unref();
        response.on('close', () => this.leave(one));
        response.on('drain', () => {
            if (one.isBehind)
                this.catchUp(one);
        });
        // The browser comes again after two seconds.
        response.write('retry: 2000\n\n');
        const missed = this.missedSince(lastId);
        if (missed === undefined)
            this.catchUp(one);
        else
            for (const text of missed)
                response.write(text);
    }
    /** Sends what has changed, as JSON. */
    send(delta) {
        const text = this.eventOf(++this.number, delta);
        this.kept.push({ number: this.number, text });
        if (this.kept.length > KEPT)
            this.kept = this.kept.slice(-KEPT);
        for (const one of this.listening) {
            one.isBehind ||= one.response.writableLength > MOST_UNREAD;
            if (!one.isBehind)
                one.response.write(text);
        }
    }
    /** Ends all connections. */
    close() {
        for (const { response } of this.listening)
            response.end();
        clearInterval(this.heartbeat);
        this.heartbeat = undefined;
    }
    leave(one) {
        this.listening.delete(one);
        if (this.listening.size > 0)
            return;
        // What happens while nobody looks is not sent, so nothing can be gone on from.
        this.kept = [];
        this.number++;
        clearInterval(this.heartbeat);
        this.heartbeat = undefined;
    }
    beat() {
        for (const { response, isBehind } of this.listening)
            if (!isBehind)
                response.write(': still there\n\n');
    }
    catchUp(one) {
        one.isBehind = false;
        one.response.write(this.eventOf(this.number, this.whole()));
    }
    missedSince(lastId) {
        const [run, text] = lastId?.split('-') ?? [];
        const number = Number(text);
        if (run !== this.run || !Number.isInteger(number) || number > this.number)
            return undefined;
        const missed = this.kept.filter((one) => one.number > number);
        return missed.length === this.number - number ? missed.map((one) => one.text) : undefined;
    }
    eventOf(number, json) {
        return `id: ${this.run}-${number}\ndata: ${json}\n\n`;
    }
}
exports.DeltaStream = DeltaStream;
//# sourceMappingURL=stream.js.map