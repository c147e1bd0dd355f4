"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.faultCommand = faultCommand;
exports.advanceCommand = advanceCommand;
const commander_1 = require("commander");
const local_request_1 = require("../../operations/bus/local-request");
const terminal_1 = require("../../terminal");
const exit_status_1 = require("../exit-status");
const command_1 = require("./command");
function withWhere(command, usualPort) {
    return command
        .option('--port <number>', 'the port of the running Service Bus', command_1.portOf, usualPort)
        .option('--host <host>', 'its address', 'localhost')
        .option('--json', 'for machines: what came of it, as JSON');
}
/** `scheduler local fault`: what goes wrong on demand. */
function faultCommand(usualPort) {
    const fault = new commander_1.Command('fault').description('lets something go wrong in the Service Bus that runs');
    const entity = new commander_1.Argument('<entity>', 'a queue, a topic, or topic/Subscriptions/name');
    const add = (name, description) => {
        const command = withWhere(new commander_1.Command(name).description(description), usualPort);
        fault.addCommand(command);
        return command;
    };
    add('drop-connections', 'ends every connection at once, without a word').action((where) => ask(where, 'faults/drop-connections', {}, ({ dropped }) => `${dropped} connections dropped`));
    add('lose-locks', 'ends locks of messages and sessions, as if their time had come')
        .addArgument(entity)
        .option('--session <id>', 'only of this session')
        .option('--lock-token <guid>', 'only of this message')
        .action((of, { session, lockToken, ...where }) => ask(where, 'faults/lose-locks', { entity: of, session, lockToken }, ({ lost }) => `${lost} locks lost`));
    add('throttle', 'answers with server-busy for a time')
        .argument('<length>', 'for how long, as ISO 8601: PT30S; PT0S ends it')
        .option('--entity <address>', 'only of this one')
        .action((length, { entity: of, ...where }) => ask(where, 'faults/throttle', { for: length, entity: of }, () => `throttled for ${length}`));
    add('fill', 'refuses messages as a queue or topic does that is full')
        .addArgument(entity)
        .option('--undo', 'lets it be as full as it is')
        .action((of, { undo = false, ...where }) => ask(where, 'faults/fill', { entity: of, full: !undo }, () => `${of} ${undo ? 'takes messages again' : 'is full'}`));
    add('delay', 'lets every answer and delivery take longer')
        .argument('<length>', 'by how much, as ISO 8601: PT2S; PT0S ends it')
        .action((length, where) => ask(where, 'faults/delay', { by: length }, () => `everything takes ${length} longer`));
    return fault;
}
/** `scheduler local advance`: lets time pass. */
function advanceCommand(usualPort) {
    return withWhere(new commander_1.Command('advance').description('lets time pass in the Service Bus that runs'), usualPort)
        .argument('<length>', 'how much, as ISO 8601: PT5M')
        .action((length, where) => ask(where, 'clock/advance', { by: length }, ({ now }) => `it is ${now} there`));
}
async function ask(where, path, body, words) {
    const { host, port, json } = where;
    const { status, text } = await post(where, path, body);
    const answer = answerIn(text);
    if (answer === undefined)
        throw new exit_status_1.UsageError(`${host}:${port}: what listens there is no training-job-scheduler local`);
    if (status !== 200)
        throw new exit_status_1.UsageError(`${answer.error}`);
    if (json === true)
        (0, terminal_1.printJson)(answer);
    else
        (0, terminal_1.print)(words(answer));
}
function answerIn(text) {
    try {
        const answer = JSON.parse(text);
        return typeof answer === 'object' && answer !== null ? answer : undefined;
    }
    catch {
        return undefined;
    }
}
async function post(where, path, body) {
    try {
        return await (0, local_request_1.askLocal)(where, path, body);
    }
    catch (error) {
        const place = `${where.host}:${where.port}`;
        throw new exit_status_1.UsageError(`${place}: ${error.message}; start it with training-job-scheduler local, or say where it is with --port`);
    }
}
//# sourceMappingURL=control.js.map