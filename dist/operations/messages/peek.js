"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Looking = void 0;
exports.peeked = peeked;
const entity_1 = require("../bus/entity");
const seen_1 = require("./seen");
/** A number as the client asks for it: as an object of a package that it has, of which it wants the bytes. */
function longOf(number) {
    const toBytesBE = () => {
        const bytes = Buffer.alloc(8);
        bytes.writeBigInt64BE(number);
        return [...bytes];
    };
    return { __isLong__: true, toBytesBE };
}
/** So many the service gives at a time. */
const PAGE = 250;
/** Looks at the messages of a place, again and again, and leaves them where they are. */
class Looking {
    bus;
    place;
    receiver;
    next;
    constructor(bus, place, from = 1n) {
        this.bus = bus;
        this.place = place;
        this.receiver = bus.receiver(place);
        this.next = from;
    }
    /**
     * The messages that follow, at most so many; none where there is no further one now.
     *
     * @throws OperationProblem
     */
    async look(most = PAGE) {
        const { place } = this;
        try {
            // Without a number the client would go on where another one has looked.
            const fromSequenceNumber = longOf(this.next);
            const found = await this.receiver.peekMessages(Math.min(most, PAGE), { fromSequenceNumber });
            const seen = found.map((message) => (0, seen_1.seenOf)(place, message));
            this.next = (seen.at(-1)?.sequenceNumber ?? this.next - 1n) + 1n;
            return seen;
        }
        catch (error) {
            throw this.bus.problem(error, { entity: (0, entity_1.placeText)(place), role: 'Azure Service Bus Data Receiver' });
        }
    }
    /** All that follow, one after the other, as they are now. */
    async *all(most = Number.POSITIVE_INFINITY) {
        for (let left = most; left > 0;) {
            const found = await this.look(left);
            if (found.length === 0)
                return;
            left -= found.length;
            yield* found;
        }
    }
    async close() {
        await this.receiver.close().catch(() => undefined);
    }
}
exports.Looking = Looking;
/** Looks at messages of a place once. @throws OperationProblem */
async function peeked(bus, place, { from, most }) {
    const looking = new Looking(bus, place, from);
    const found = [];
    try {
        for await (const seen of looking.all(most))
            found.push(seen);
        return found;
    }
    finally {
        await looking.close();
    }
}
//# sourceMappingURL=peek.js.map