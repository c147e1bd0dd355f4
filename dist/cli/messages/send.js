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
exports.sendCommand = sendCommand;
const commander_1 = require("commander");
const terminal_1 = require("../../terminal");
const documents_1 = require("../documents");
const exit_status_1 = require("../exit-status");
const interrupted_1 = require("./interrupted");
const options_1 = require("./options");
/** `scheduler send`: sends messages to a topic or queue, here or in Azure. */
function sendCommand() {
    return new commander_1.Command('send')
        .description('sends messages to a topic or queue, here or in Azure; checked against its contract first')
        .argument('<file>', 'JSON: a message, an array, or a message a line; - for standard input')
        .option('--to <address>', 'local, local:<port>, azure:<namespace or its host>, or emulator:<host>:<port>, with /<topic or queue> behind it', 'local')
        .option(...documents_1.FROM_OPTION)
        .option('--every <time>', 'one message each time, as ISO 8601: PT1S; without it, all at once', options_1.lengthOf)
        .option('--count <number>', 'how many in all; they come again and again where there are fewer', options_1.countOf)
        .option('--unchecked', 'sends also what is not as the contract says')
        .option('--json', 'for machines: one line a message that was sent')
        .addHelpText('after', '\nWith --every and without --count it goes on until Ctrl-C.')
        .action((file, options, command) => run(file, options, command.getOptionValueSource('from') === 'default'));
}
async function run(file, options, isDefaultFrom) {
    // Loaded here: no other command needs them.
    const { addressOf } = await Promise.resolve().then(() => __importStar(require('../../operations/bus/address')));
    const { at, openBus } = await Promise.resolve().then(() => __importStar(require('../../operations/bus/bus')));
    const { send } = await Promise.resolve().then(() => __importStar(require('../../operations/messages/send')));
    const { targetOf } = await Promise.resolve().then(() => __importStar(require('./target')));
    const { readOutgoing } = await Promise.resolve().then(() => __importStar(require('./reading')));
    const address = addressOf(options.to);
    const entity = await targetOf(address);
    const messages = await readOutgoing(file, address, entity, options, isDefaultFrom);
    if (messages === undefined)
        return;
    const count = options.count ?? (options.every === undefined ? messages.length : Number.POSITIVE_INFINITY);
    warnOfRepeats(messages, count);
    const signal = (0, interrupted_1.interruption)();
    const telling = new Telling(entity, count, options);
    const bus = await openBus(address);
    try {
        await send(bus, entity, messages, { count, every: options.every, signal, sent: (some) => telling.sent(some) });
    }
    finally {
        telling.end(at(address), signal.aborted);
        await bus.close();
    }
}
/** Of a message that has an id, a topic that looks for duplicates takes the first alone. */
function warnOfRepeats(messages, count) {
    const withId = messages.filter(({ message }) => message.system.has('MessageId'));
    if (count <= messages.length || withId.length === 0)
        return;
    (0, terminal_1.printError)(`scheduler: ${withId.length === 1 ? 'a message has an id, and is' : `${withId.length} messages have ids, and are`} sent again under it: where duplicates are detected, only the first arrives; leave messageId out for a new one each time`);
}
class Telling {
    entity;
    count;
    options;
    progress = new terminal_1.Progress();
    done = 0;
    last;
    constructor(entity, count, options) {
        this.entity = entity;
        this.count = count;
        this.options = options;
    }
    sent(some) {
        this.done += some.length;
        this.last = some.at(-1);
        const { entity, options } = this;
        for (const { place, message } of some) {
            const messageId = message.system.get('MessageId');
            if (options.json === true)
                (0, terminal_1.printJson)({ message: place, entity, messageId, sent: true });
            else if (options.every !== undefined)
                (0, terminal_1.print)(`sent ${messageId} (${place})`);
        }
        if (options.every === undefined)
            this.progress.tell('sending', this.done, this.count);
    }
    end(where, isInterrupted) {
        this.progress.end();
        const { done, count, entity, last } = this;
        const isCut = isInterrupted && Number.isFinite(count) && done < count;
        const of = isCut ? ` of ${count}` : '';
        const until = isCut && last !== undefined ? `; the last was ${last.place}` : '';
        const text = `${done}${of} sent to ${entity} at ${where}${until}`;
        if (this.options.json === true)
            (0, terminal_1.printError)(isCut ? `scheduler: ${text}` : []);
        else
            (0, terminal_1.print)(text);
        if (isCut)
            process.exitCode = exit_status_1.ExitStatus.WrongUsage;
    }
}
//# sourceMappingURL=send.js.map