"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.startSystem = startSystem;
exports.messagesOf = messagesOf;
exports.sendAndTell = sendAndTell;
exports.systemLines = systemLines;
const broker_1 = require("../../broker");
const files_1 = require("../../files");
const local_1 = require("../../local");
const terminal_1 = require("../../terminal");
const text_1 = require("../../text");
const exit_status_1 = require("../exit-status");
const examples_1 = require("./examples");
const happened_1 = require("./happened");
/** The port of the page. */
const USUAL_PAGE_PORT = 5680;
/** Where the shipped profile is; whoever has none of this name has none. */
const USUAL_PROFILE = 'lib/scheduler/local/profile.json';
/** So long `--once` waits at most, in milliseconds. */
const LONGEST = 300_000;
/** Starts what there is beside Service Bus. */
async function startSystem(bus, { topology, deployment, examples, }, options) {
    const { host, pagePort, instances, data } = options;
    const start = (port) => local_1.LocalSystem.start({
        bus,
        topology,
        deployment,
        profile: profileOf(options.profile),
        data,
        host,
        port,
        instances,
        examples: examples.map(({ name, json }) => ({ name, message: json })),
    });
    try {
        return await start(pagePort ?? (options.port === 0 ? 0 : USUAL_PAGE_PORT));
    }
    catch (error) {
        // Another page may run here; where this one is, is said.
        if (pagePort === undefined && error instanceof broker_1.PortProblem && error.code === 'EADDRINUSE')
            return start(0);
        throw error;
    }
}
/** The messages that are sent at the start. @throws UsageError, FileProblem */
function messagesOf({ messages = [] }) {
    return (0, examples_1.exampleMessages)(messages);
}
/** Sends messages, waits for what becomes of them, and says it. */
async function sendAndTell(bus, system, examples, options, stopped) {
    const topic = topicOf(bus, options.topic);
    for (const [index, { name, message }] of examples.entries()) {
        const given = message.system.get('MessageId');
        const messageId = typeof given === 'string' ? given : `${name}-${index + 1}`;
        if (given === undefined)
            message.setSystemProperty('MessageId', messageId);
        system.follow({ messageId, name });
    }
    for (const { message, body } of examples)
        await bus.send(topic, { message, body });
    const progress = new terminal_1.Progress();
    const end = system.watch(() => {
        const { followed, open } = system.counts;
        progress.tell('messages on their way', followed - open, followed);
    });
    const isSettled = await Promise.race([system.settled(LONGEST), stopped.then(() => undefined)]);
    end();
    progress.end();
    if (isSettled === undefined)
        return;
    tell(system, options);
    if (!isSettled)
        (0, terminal_1.printError)(`scheduler: not all of it is over after ${LONGEST / 60_000} minutes`);
    const ends = system.stories().flatMap((story) => story.ends);
    if (options.once === true && (!isSettled || ends.some(happened_1.isBad)))
        process.exitCode = exit_status_1.ExitStatus.Findings;
}
/** What became of messages: a table, or for machines a line of JSON. */
function tell(system, { json }) {
    const stories = system.stories();
    if (json === true) {
        const messages = stories.map(({ messageId, name, ends }) => ({
            messageId,
            name,
            ends: ends.map((end) => ({ ...end, text: (0, happened_1.endText)(end) })),
        }));
        (0, terminal_1.printJson)({ messages });
    }
    else
        (0, terminal_1.print)(['', ...(0, happened_1.happenedLines)(stories, (0, terminal_1.columnsOf)(process.stdout))]);
}
/** What is said of the system when it runs, for people. */
function systemLines(system, { workspaces, programs, workflows }) {
    const listening = [
        ...(programs.length > 0 ? [`${programs.length} programs that start jobs, as they are deployed`] : []),
        ...(workflows.length > 0 ? [`${workflows.length} Logic Apps that start jobs, as they are deployed`] : []),
        ...workspaces.map(({ name, clusters }) => {
            const sizes = clusters.map(({ name: cluster, maxNodes }) => `${cluster} ${maxNodes}`).join(', ');
            return `Azure ML: workspace ${name}${sizes === '' ? '' : `, nodes at a time: ${sizes}`}; jobs are processes of this machine`;
        }),
    ];
    return [
        '',
        ...listening,
        ...system.leftOut.map((one) => `not here: ${one}`),
        (0, text_1.line) `page: ${terminal_1.colors.bold(`${system.url}/`)}`,
        ...(workspaces.length > 0 ? [`jobs, their logs and outputs: ${system.jobsFolder}`] : []),
    ];
}
/** The topic that messages are sent to. */
function topicOf(bus, wanted) {
    const names = bus.entities().topics.map(({ name }) => name);
    const [only] = names;
    if (wanted === undefined) {
        if (only !== undefined && names.length === 1)
            return only;
        throw new exit_status_1.UsageError(`--messages: there are ${names.length} topics; name one with --topic: ${names.join(', ')}`);
    }
    const found = names.find((name) => name.toLowerCase() === wanted.toLowerCase());
    if (found === undefined)
        throw new exit_status_1.UsageError(`--topic: there is no topic ${wanted}; there is ${names.join(', ')}`);
    return found;
}
function profileOf(path) {
    return path === USUAL_PROFILE && (0, files_1.kindOf)(path) === 'missing' ? {} : (0, local_1.readProfile)(path);
}
//# sourceMappingURL=system.js.map