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
exports.jobsCommand = jobsCommand;
const commander_1 = require("commander");
const documents_1 = require("../documents");
const options_1 = require("../messages/options");
const export_1 = require("./export");
/** `scheduler jobs`: the jobs of Azure ML, here or in Azure, and the templates that they are started from. */
function jobsCommand() {
    return new commander_1.Command('jobs')
        .description('training jobs, here or in Azure, and the templates that they are started from')
        .addCommand((0, export_1.exportCommand)())
        .addCommand(listCommand())
        .addCommand(showCommand())
        .addCommand(logCommand())
        .addCommand(cancelCommand());
}
function withWhere(command) {
    return command
        .option('--at <address>', 'local, local:<port>, or azure, as whoever is logged in', 'local')
        .option('--workspace <id>', 'the ARM id of the workspace; here its name is enough')
        .option(...documents_1.FROM_OPTION)
        .addHelpText('after', '\nWith an id alone it is the workspace in Azure. With --at azure alone it is the one that --from names: a plan or state has its id.');
}
function listCommand() {
    return withWhere(new commander_1.Command('list'))
        .description('the jobs, the newest first')
        .option('--template <name>', 'only those of this template')
        .option('--request-id <id>', 'only those of this request')
        .option('--state <state>', 'only those in this state, such as Running or Failed', stateOf)
        .option('--most <number>', 'how many', options_1.countOf, 50)
        .option('--json', 'for machines: one line a job')
        .action(async (options, command) => (await Promise.resolve().then(() => __importStar(require('./look')))).list(options, isSaid(command)));
}
function showCommand() {
    return withWhere(new commander_1.Command('show'))
        .description('all of a job: its state, when it ran, why it failed, its tags')
        .argument('<job>', 'its name')
        .option('--json', 'for machines: the job as Azure ML answers it, in one line')
        .action(async (name, options, command) => (await Promise.resolve().then(() => __importStar(require('./look')))).show(name, options, isSaid(command)));
}
function logCommand() {
    return withWhere(new commander_1.Command('log'))
        .description('what a job has written')
        .argument('<job>', 'its name')
        .option('--follow', 'goes on until it is over')
        .option('--all', 'the log of each of its processes, and not of the first alone')
        .option('--json', 'for machines: one line a line')
        .action(async (name, options, command) => (await Promise.resolve().then(() => __importStar(require('./log')))).log(name, options, isSaid(command)));
}
function cancelCommand() {
    return withWhere(new commander_1.Command('cancel'))
        .description('ends a job')
        .argument('<job>', 'its name')
        .option('--json', 'for machines: the job afterwards, in one line')
        .action(async (name, options, command) => (await Promise.resolve().then(() => __importStar(require('./look')))).cancel(name, options, isSaid(command)));
}
/** Whether `--at` was said. */
function isSaid(command) {
    return command.getOptionValueSource('at') !== 'default';
}
/** The states of a job, in the words of Azure ML. */
const STATES = [
    'NotStarted',
    'Queued',
    'Preparing',
    'Provisioning',
    'Starting',
    'Running',
    'Finalizing',
    'CancelRequested',
    'NotResponding',
    'Paused',
    'Completed',
    'Failed',
    'Canceled',
];
function stateOf(text) {
    const state = STATES.find((one) => one.toLowerCase() === text.toLowerCase());
    if (state === undefined)
        throw new commander_1.InvalidArgumentError(`one of ${STATES.join(', ')}`);
    return state;
}
//# sourceMappingURL=command.js.map