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
exports.peekCommand = peekCommand;
const commander_1 = require("commander");
const terminal_1 = require("../../terminal");
const options_1 = require("./options");
/** `scheduler peek`: looks at messages, and leaves them where they are. */
function peekCommand() {
    return new commander_1.Command('peek')
        .description('looks at the messages of a queue or subscription, and leaves them where they are')
        .argument('<entity>', 'a queue, or topic/subscription')
        .option(...options_1.AT_OPTION)
        .option('--dead-letters', 'its dead letters')
        .option('--count <number>', 'how many', options_1.countOf, 10)
        .option('--from-sequence <number>', 'from this number on', options_1.sequenceOf, 1n)
        .option('--json', 'for machines, and for training-job-scheduler send: one line a message')
        .addHelpText('after', '\nMessages that somebody has locked, that are deferred or scheduled are shown too.')
        .action(run);
}
async function run(name, options) {
    // Loaded here: no other command needs them.
    const { addressOf } = await Promise.resolve().then(() => __importStar(require('../../operations/bus/address')));
    const { openBus } = await Promise.resolve().then(() => __importStar(require('../../operations/bus/bus')));
    const { placeNamed, placeText } = await Promise.resolve().then(() => __importStar(require('../../operations/bus/entity')));
    const { peeked } = await Promise.resolve().then(() => __importStar(require('../../operations/messages/peek')));
    const { seenJson } = await Promise.resolve().then(() => __importStar(require('../../operations/messages/seen')));
    const { seenLine } = await Promise.resolve().then(() => __importStar(require('../../operations/messages/describe')));
    const named = placeNamed(name);
    const place = options.deadLetters === true ? { ...named, subQueue: named.subQueue ?? 'deadLetter' } : named;
    const bus = await openBus(addressOf(options.at));
    try {
        const found = await peeked(bus, place, { from: options.fromSequence, most: options.count + 1 });
        const shown = found.slice(0, options.count);
        if (options.json === true)
            for (const seen of shown)
                (0, terminal_1.printJson)(seenJson(seen));
        else
            (0, terminal_1.print)(shown.length > 0 ? shown.map((seen) => seenLine(seen, { withPlace: false })) : 'nothing there');
        const next = found[options.count];
        if (next !== undefined)
            (0, terminal_1.printError)(`scheduler: ${placeText(place)} has more; --from-sequence ${next.sequenceNumber} goes on, --count shows more at once`);
    }
    finally {
        await bus.close();
    }
}
//# sourceMappingURL=peek.js.map