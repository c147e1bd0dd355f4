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
exports.localCommand = localCommand;
exports.portOf = portOf;
const commander_1 = require("commander");
const control_1 = require("./control");
/** The port of AMQP, and of Microsoft's emulator. */
const USUAL_PORT = 5672;
/** Where this project has its profile. */
const USUAL_PROFILE = 'lib/scheduler/local/profile.json';
/** `scheduler local`: Service Bus on this machine. */
function localCommand() {
    return new commander_1.Command('local')
        .description('the system on this machine, with what was synthesized: Service Bus for every official client, programs, jobs, a page')
        .option('--from <path>', 'a stack: its cdk.tf.json or folder, or a plan', 'cdktf.out/stacks/dev')
        .option('--namespace <name>', 'which namespace, where there are several')
        .option('--config <file>', "the Config.json of Microsoft's emulator, in the place of --from")
        .option('--empty', 'starts with nothing, in the place of --from: clients create what they need')
        .option('--tier <tier>', 'Basic, Standard or Premium, where the document does not tell', tierOf)
        .option('--data <folder>', 'keeps everything there over a restart; without it, in memory')
        .option('--port <number>', `the port of Service Bus; 0 for one that is free (default: ${USUAL_PORT}, with --once 0)`, portOf)
        .option('--only-service-bus', 'without the programs, Azure ML and the page')
        .option('--page-port <number>', 'the port of the page, and of Azure ML (default: 5680, or one that is free)', portOf)
        .option('--profile <file>', 'what stands in here for what only Azure has', USUAL_PROFILE)
        .option('--instances <number>', 'how many of each program run at once', instancesOf, 1)
        .option('--messages <path...>', 'sends the messages of these files or folders, and says what became of each')
        .option('--topic <name>', 'the topic that they are sent to, where there are several')
        .option('--once', 'ends when that is over: status 1 where a message was set aside or a job has failed')
        .option('--host <host>', 'the address that it listens on; others reach it on 0.0.0.0', 'localhost')
        .option('--allow-incomplete', 'starts although something of the document is not known, without that')
        .option('--json', 'for machines: one line when it has started')
        .addHelpText('after', '\nIt runs until Ctrl-C. With the usual port it listens on 5300 as well, where administration clients of the emulator look.')
        .action(async ({ port, ...options }) => {
        // Loaded here: no other command needs a broker.
        const { startLocal } = await Promise.resolve().then(() => __importStar(require('./start')));
        // What ends by itself is for nobody else to find.
        await startLocal({ ...options, port: port ?? (options.once === true ? 0 : USUAL_PORT) });
        // Everything is stopped; a timer of a client of Service Bus whose connection was cut would stay for a minute more.
        process.exit();
    })
        .addCommand((0, control_1.faultCommand)(USUAL_PORT))
        .addCommand((0, control_1.advanceCommand)(USUAL_PORT));
}
/** A port of TCP. */
function portOf(text) {
    const port = Number(text);
    if (!/^\d{1,5}$/.test(text) || port > 65_535)
        throw new commander_1.InvalidArgumentError('a whole number, 0 to 65535');
    return port;
}
function instancesOf(text) {
    if (!/^[1-9]\d?$/.test(text))
        throw new commander_1.InvalidArgumentError('a whole number, 1 to 99');
    return Number(text);
}
const TIERS = ['Basic', 'Standard', 'Premium'];
function tierOf(text) {
    const tier = TIERS.find((one) => one.toLowerCase() === text.toLowerCase());
    if (tier === undefined)
        throw new commander_1.InvalidArgumentError(`one of ${TIERS.join(', ')}`);
    return tier;
}
//# sourceMappingURL=command.js.map