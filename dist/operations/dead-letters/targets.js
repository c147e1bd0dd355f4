"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Targets = void 0;
const inside_1 = require("../../broker/local/inside");
const rules_1 = require("../../rules");
const peek_1 = require("../messages/peek");
const problem_1 = require("../problem");
/** So many messages of a queue are looked at for one that is there already. */
const LOOKED_AT = 1000;
/** The queues and topics that messages are sent to again: which there are, and what is in them. */
class Targets {
    bus;
    existing = new Map();
    contents = new Map();
    constructor(bus) {
        this.bus = bus;
    }
    /** Whether there is such a queue or topic; one that may not be looked at may be there. */
    exists(name) {
        const known = this.existing.get(name) ?? this.find(name);
        this.existing.set(name, known);
        return known;
    }
    /** Whether a message is in a queue already, as somebody leaves it who stops between sending and taking away. */
    async has(name, encoded) {
        const known = this.contents.get(name) ?? this.look(name);
        this.contents.set(name, known);
        return (await known).has(keyOf((0, inside_1.readEncoded)(encoded)));
    }
    async find(name) {
        const sender = this.bus.client.createSender(name);
        try {
            // What opens the link to it.
            await sender.createMessageBatch();
            return true;
        }
        catch (error) {
            return error.code !== 'MessagingEntityNotFound';
        }
        finally {
            await sender.close().catch(() => undefined);
        }
    }
    async look(name) {
        try {
            const place = { entity: { kind: 'queue', name }, subQueue: undefined };
            return new Set((await (0, peek_1.peeked)(this.bus, place, { from: 1n, most: LOOKED_AT })).map(keyOf));
        }
        catch (error) {
            // A topic keeps nothing, and not everybody who may send may look.
            if (error instanceof problem_1.OperationProblem)
                return new Set();
            throw error;
        }
    }
}
exports.Targets = Targets;
/** What makes two messages the same: all that their sender has set. */
function keyOf({ message, body }) {
    const own = message.copy();
    for (const name of ['TimeToLive', 'ScheduledEnqueueTimeUtc'])
        own.setSystemProperty(name, null);
    const bytes = body.kind === 'text' ? Buffer.from(body.text) : body.bytes;
    return JSON.stringify([(0, rules_1.messageToJson)(own), bytes.toString('base64')]);
}
//# sourceMappingURL=targets.js.map