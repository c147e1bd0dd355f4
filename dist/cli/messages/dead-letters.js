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
exports.deadLettersCommand = deadLettersCommand;
const commander_1 = require("commander");
const options_1 = require("./options");
const ENTITY = 'a queue, topic/subscription, or a topic with all of its subscriptions';
/** `scheduler dead-letters`: dead letters, and what was set aside instead of starting a job. */
function deadLettersCommand() {
    return new commander_1.Command('dead-letters')
        .description('dead letters, and what was set aside: why each died, and what becomes of it')
        .addCommand(listCommand())
        .addCommand(showCommand())
        .addCommand(resendCommand())
        .addCommand(discardCommand());
}
function withChoice(command) {
    return command
        .option(...options_1.AT_OPTION)
        .option('--reason <reason>', 'only for this reason, such as misconfigured or MaxDeliveryCountExceeded')
        .option('--subscription <name>', 'only what came to this subscription')
        .option('--message-id <id>', 'only this message')
        .option('--sequence <number>', 'only the one of this number, as it is shown behind #', options_1.sequenceOf)
        .option('--most <number>', 'how many messages of each place are looked at', options_1.countOf, 1000);
}
function listCommand() {
    return withChoice(new commander_1.Command('list'))
        .description('how many there are and why, by queue or subscription and reason, with an example')
        .argument('[entity]', `${ENTITY}; without, everything`)
        .option('--json', 'for machines: one line a group')
        .action(async (entity, options) => (await Promise.resolve().then(() => __importStar(require('./dead-letters-look')))).list(entity, options));
}
function showCommand() {
    return withChoice(new commander_1.Command('show'))
        .description('all of each: why it died, its properties and its body')
        .argument('<entity>', ENTITY)
        .option('--json', 'for machines: one line a message')
        .action(async (entity, options) => (await Promise.resolve().then(() => __importStar(require('./dead-letters-look')))).show(entity, options));
}
function resendCommand() {
    const collect = (text, before) => [...before, text];
    return withChoice(new commander_1.Command('resend'))
        .description('sends them again as they were, under their own id, once the reason is mended')
        .argument('[entity]', ENTITY, 'training-rejected')
        .option('--into <entity>', 'where they go: without it, the queue that each names, or where it was')
        .option('--set <name=value>', 'changes a property: JSON, or a text; {"long": "7"} has a type', collect, [])
        .option('--unset <name>', 'takes a property away', collect, [])
        .option('--body <file>', 'another body for each of them: the bytes of a file; - for standard input')
        .option('--yes', 'without asking')
        .option('--json', 'for machines: one line a message')
        .addHelpText('after', '\nA terminal is asked first. Elsewhere it says what would be sent, and --yes sends it. Each is sent first and then taken away: whoever stops in between finds it at both places, under one id.')
        .action(async (entity, options) => (await Promise.resolve().then(() => __importStar(require('./dead-letters-move')))).resendThem(entity, options));
}
function discardCommand() {
    return withChoice(new commander_1.Command('discard'))
        .description('takes them away for good')
        .argument('<entity>', ENTITY)
        .option('--yes', 'without asking')
        .option('--json', 'for machines: one line a message')
        .addHelpText('after', '\nA terminal is asked first. Elsewhere it says what would be taken away, and --yes does it.')
        .action(async (entity, options) => (await Promise.resolve().then(() => __importStar(require('./dead-letters-move')))).discardThem(entity, options));
}
//# sourceMappingURL=dead-letters.js.map