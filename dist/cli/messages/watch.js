"use strict";
var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || (function () {
    var ownKeys = function(o) {
        ownKeys = Object.getOwnPropertyNames || function (o) {
            var ar = [];
            for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
            return ar;
        };
        return ownKeys(o);
    };
    return function (mod) {
        if (mod && mod.__esModule) return mod;
        var result = {};
        if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
        __setModuleDefault(result, mod);
        return result;
    };
})();
Object.defineProperty(exports, "__esModule", { value: true });
exports.watchCommand = watchCommand;
const commander_1 = require("commander");
const terminal_1 = require("../../terminal");
const exit_status_1 = require("../exit-status");
const interrupted_1 = require("./interrupted");
const options_1 = require("./options");
/** `scheduler watch`: what arrives, without taking it. */
function watchCommand() {
    return new commander_1.Command('watch')
        .description('shows what arrives in queues and subscriptions, without taking it, until Ctrl-C')
        .argument('[entity]', 'a queue, topic/subscription, or a topic with all of its subscriptions; without, everything')
        .option(...options_1.AT_OPTION)
        .option('--dead-letters', 'what becomes a dead letter there')
        .option('--every <time>', 'how often it looks, as ISO 8601', options_1.lengthOf, 500)
        .option('--from-start', 'also what is there already')
        .option('--count <number>', 'ends after so many messages', options_1.countOf)
        .option('--json', 'for machines: one line a message')
        .addHelpText('after', '\nIt looks again and again: a message that somebody takes between two looks is not seen, and is told of where the numbers of others show it.')
        .action(run);
}
async function run(entity, options) {
    // Loaded here: no other command needs them.
    const { addressOf } = await Promise.resolve().then(() => __importStar(require('../../operations/bus/address')));
    const { at, openBus } = await Promise.resolve().then(() => __importStar(require('../../operations/bus/bus')));
    const { watched, missedText } = await Promise.resolve().then(() => __importStar(require('../../operations/messages/watch')));
    const { seenJson } = await Promise.resolve().then(() => __importStar(require('../../operations/messages/seen')));
    const { seenLine } = await Promise.resolve().then(() => __importStar(require('../../operations/messages/describe')));
    const address = addressOf(options.at);
    const signal = (0, interrupted_1.interruption)();
    const bus = await openBus(address);
    const progress = new terminal_1.Progress();
    let [seen, missed] = [0, 0];
    try {
        const places = await placesOf(bus, entity ?? address.entity, options.deadLetters === true);
        const ready = () => (0, terminal_1.printError)(`scheduler: watching ${placesText(places.length)} at ${at(address)}; what is taken between two looks is not seen; Ctrl-C ends it`);
        progress.tell('looking at what is there');
        for await (const sight of watched(bus, places, {
            every: options.every,
            fromStart: options.fromStart === true,
            signal,
            ready,
        })) {
            if (sight.kind === 'message') {
                seen++;
                if (options.json === true)
                    (0, terminal_1.printJson)(seenJson(sight.seen));
                else
                    (0, terminal_1.print)(seenLine(sight.seen, { withPlace: places.length > 1 }));
            }
            else {
                if (sight.kind === 'missed')
                    missed += Number(sight.to - sight.from) + 1;
                (0, terminal_1.printError)(`scheduler: ${missedText(sight)}`);
            }
            await (0, terminal_1.drained)();
            if (seen === options.count)
                break;
        }
    }
    finally {
        progress.end();
        await bus.close();
    }
    (0, terminal_1.printError)(`scheduler: ${seen} seen${missed > 0 ? `, at least ${missed} not seen` : ''}`);
}
function placesText(count) {
    return count === 1 ? 'one queue or subscription' : `${count} queues and subscriptions`;
}
/** Where it looks: what is named, all subscriptions of a topic, or everything. */
async function placesOf(bus, name, isOfDeadLetters) {
    const { allEntities, placeNamed } = await Promise.resolve().then(() => __importStar(require('../../operations/bus/entity')));
    const { subscriptionsOf } = await Promise.resolve().then(() => __importStar(require('./topics')));
    const subQueue = isOfDeadLetters ? 'deadLetter' : undefined;
    if (name === undefined) {
        const all = allEntities(await bus.entities());
        if (all.length === 0)
            throw new exit_status_1.UsageError('there is no queue and no subscription');
        return all.map((entity) => ({ entity, subQueue }));
    }
    const place = placeNamed(name);
    const subscriptions = place.entity.kind === 'queue' && place.subQueue === undefined ? await subscriptionsOf(bus, name) : undefined;
    if (subscriptions !== undefined)
        return subscriptions.map((entity) => ({ entity, subQueue }));
    return [{ ...place, subQueue: place.subQueue ?? subQueue }];
}
//# sourceMappingURL=watch.js.map