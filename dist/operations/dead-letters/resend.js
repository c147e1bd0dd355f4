"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.resend = resend;
exports.discard = discard;
const annotated_1 = require("../bus/annotated");
const entity_1 = require("../bus/entity");
const seen_1 = require("../messages/seen");
const again_1 = require("./again");
const take_1 = require("./take");
/**
 * Sends letters again, each place in its order: first it is sent, then it is gone from here.
 *
 * The official client for JavaScript has no transactions, so whoever stops in between finds it at both places, under one id.
 * Run again, a message that waits in the target as it was sent is not sent twice, it is only taken away here; one that was
 * taken there meanwhile is sent again, and is dropped where duplicates are detected.
 *
 * A message that cannot be sent stays, and so do those behind it that are of its session: their order counts.
 */
async function resend(bus, plan, changes, targets, signal) {
    const targetOf = new Map(plan.flatMap(({ letter, to, stays }) => (stays === undefined ? [[letter, to]] : [])));
    const stays = new Map();
    const already = new Set();
    const senders = new Map();
    const broken = new Set();
    const send = async (letter) => {
        const to = targetOf.get(letter);
        const order = orderOf(letter, to);
        if (order !== undefined && broken.has(order))
            return 'one before it, of its session, could not be sent';
        const bytes = (0, again_1.again)(letter.seen.encoded, changes);
        if ((0, seen_1.idOf)(letter.seen) !== undefined && (await targets.has(to, bytes))) {
            already.add(letter);
            return undefined;
        }
        const sender = senders.get(to) ?? bus.client.createSender(to);
        senders.set(to, sender);
        try {
            await sender.sendMessages((0, annotated_1.annotatedOf)(bytes));
            return undefined;
        }
        catch (error) {
            if (order !== undefined)
                broken.add(order);
            return `cannot be sent: ${bus.problem(error, { entity: to, role: 'Azure Service Bus Data Sender' }).message}`;
        }
    };
    try {
        for (const [place, letters] of byPlace([...targetOf.keys()])) {
            for (const [letter, taken] of await (0, take_1.take)(bus, place, letters, send, signal))
                if (taken.kind === 'stays')
                    stays.set(letter, taken.why);
        }
    }
    finally {
        for (const sender of senders.values())
            await sender.close().catch(() => undefined);
    }
    return plan.map((one) => ({ ...one, stays: one.stays ?? stays.get(one.letter), wasThere: already.has(one.letter) }));
}
/** Takes letters away for good. @returns those that stay, and why */
async function discard(bus, letters, signal) {
    const stays = new Map();
    for (const [place, some] of byPlace(letters)) {
        for (const [letter, taken] of await (0, take_1.take)(bus, place, some, async () => undefined, signal))
            if (taken.kind === 'stays')
                stays.set(letter, taken.why);
    }
    return stays;
}
function orderOf({ seen }, to) {
    const session = seen.message.system.get('SessionId');
    return typeof session === 'string' ? JSON.stringify([to, session]) : undefined;
}
function byPlace(letters) {
    const places = new Map();
    for (const letter of letters) {
        const { place } = letter.seen;
        const found = places.get((0, entity_1.placeText)(place)) ?? [place, []];
        places.set((0, entity_1.placeText)(place), found);
        found[1].push(letter);
    }
    return [...places.values()];
}
//# sourceMappingURL=resend.js.map