"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.watched = watched;
exports.missedText = missedText;
const promises_1 = require("node:timers/promises");
const entity_1 = require("../bus/entity");
const peek_1 = require("./peek");
/** The upper 16 bits of a number are the partition's. */
const PARTITION_SHIFT = 48n;
/**
 * What arrives at some places, without taking it, until it is ended.
 *
 * A message that comes and is taken between two looks is not seen. Numbers that are left out tell of it where others come
 * after it; one that was scheduled leaves its number out, too.
 *
 * @throws OperationProblem
 */
async function* watched(bus, places, watching) {
    const { every, fromStart, signal, ready } = watching;
    const all = places.map((place) => new Watched(new peek_1.Looking(bus, place)));
    try {
        if (!fromStart)
            await Promise.all(all.map((one) => one.skip(signal)));
        ready?.();
        while (!signal.aborted) {
            const found = await Promise.all(all.map((one) => one.news()));
            yield* found.flat().sort(byTime);
            await (0, promises_1.setTimeout)(every, undefined, { signal }).catch(() => undefined);
        }
    }
    finally {
        for (const one of all)
            await one.close();
    }
}
function byTime(one, other) {
    return timeOf(one) - timeOf(other);
}
function timeOf(sight) {
    return sight.kind === 'message' ? (sight.seen.enqueuedAt?.getTime() ?? 0) : 0;
}
class Watched {
    looking;
    last;
    isPartitioned = false;
    constructor(looking) {
        this.looking = looking;
    }
    async skip(signal) {
        for await (const { sequenceNumber } of this.looking.all()) {
            this.last = sequenceNumber;
            if (signal.aborted)
                return;
        }
        this.last ??= undefined;
    }
    async news() {
        const sights = [];
        for await (const seen of this.looking.all()) {
            sights.push(...this.before(seen.sequenceNumber), { kind: 'message', seen });
            this.last = seen.sequenceNumber;
        }
        return sights;
    }
    close() {
        return this.looking.close();
    }
    before(number) {
        const { place } = this.looking;
        if (this.isPartitioned)
            return [];
        if (number >> PARTITION_SHIFT > 0n) {
            this.isPartitioned = true;
            return [{ kind: 'partitioned', place }];
        }
        const { last } = this;
        if (last === undefined || number === last + 1n)
            return [];
        return [{ kind: 'missed', place, from: last + 1n, to: number - 1n }];
    }
}
/** What could not be seen, in a sentence. */
function missedText(sight) {
    const place = (0, entity_1.placeText)(sight.place);
    if (sight.kind === 'partitioned')
        return `${place}: it is partitioned, and its partitions number for themselves: messages that come to an earlier one are not seen`;
    const { from, to } = sight;
    const which = from === to ? `#${from} was` : `#${from} to #${to} were`;
    return `${place}: ${which} not seen: taken between two looks, or scheduled and canceled`;
}
//# sourceMappingURL=watch.js.map