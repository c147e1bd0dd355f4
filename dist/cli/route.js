"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.routeCommand = routeCommand;
const commander_1 = require("commander");
const routing_1 = require("../routing");
const rules_1 = require("../rules");
const terminal_1 = require("../terminal");
const text_1 = require("../text");
const documents_1 = require("./documents");
const exit_status_1 = require("./exit-status");
const json_lines_1 = require("./json-lines");
const unresolved_1 = require("./unresolved");
/** `scheduler route`: where do these messages go, how many copies, and why not elsewhere? */
function routeCommand() {
    return new commander_1.Command('route')
        .description('where do these messages go, how many copies, and why not elsewhere?')
        .argument('<messages...>', 'files of JSON: a message, an array, or a message a line; - for standard input')
        .option(...documents_1.FROM_OPTION)
        .option('--topic <name>', 'only this topic')
        .option('--explain', 'say why the other subscriptions do not get a message')
        .option('--json', 'for machines: one line a message and topic')
        .action(route);
}
async function route(files, options) {
    const topologies = (0, documents_1.topologiesOf)(options.from);
    const topics = topologies.flatMap((topology) => chosen(topology, options.topic).map((topic) => ({ topology, topic })));
    const isHidden = topologies.some(({ unresolved }) => unresolved.length > 0);
    if (topics.length === 0 && !isHidden)
        throw new exit_status_1.UsageError(missingTopic(topologies, options));
    if (topics.length === 0)
        process.exitCode = exit_status_1.ExitStatus.Findings;
    if (options.json !== true)
        (0, terminal_1.printError)(topologies.flatMap(unresolved_1.unresolvedLines));
    const routing = new Routing(topics, options);
    for (const file of files) {
        for await (const piece of (0, json_lines_1.jsonPieces)(file))
            await routing.answer(piece);
    }
    routing.end();
}
/** Answers one message after the other. */
class Routing {
    topics;
    options;
    router = new routing_1.Router();
    seen = new Map();
    contracts = new routing_1.Contracts();
    notes = new routing_1.ReadingNotes();
    progress = new terminal_1.Progress();
    done = 0;
    constructor(topics, options) {
        this.topics = topics;
        this.options = options;
    }
    async answer(piece) {
        // Where the answers appear on the terminal, they are the progress.
        if (!process.stdout.isTTY)
            this.progress.tell('routing messages', this.done++);
        const { place } = piece;
        const read = 'json' in piece ? readOrProblems(piece.json) : { problems: [piece.problem] };
        if ('problems' in read) {
            (0, terminal_1.printError)(read.problems.map((problem) => `scheduler: ${place}: ${problem}`));
            process.exitCode = exit_status_1.ExitStatus.WrongUsage;
            return;
        }
        (0, terminal_1.printError)(this.notes.news(read).map((note) => `scheduler: ${place}: ${note}`));
        for (const placed of this.topics)
            await this.answerFor(placed, place, read);
    }
    /** What one topic does with a message; what this program fails on is the answer to that. */
    async answerFor({ topology, topic }, place, read) {
        const { message, assumed } = read;
        try {
            const result = this.resultOf(topic, message);
            if ((0, routing_1.unknownsIn)(result).length > 0)
                process.exitCode ??= exit_status_1.ExitStatus.Findings;
            for (const problem of this.contracts.problems(topic, message)) {
                (0, terminal_1.printError)(`scheduler: ${place}: ${problem}`);
                process.exitCode ??= exit_status_1.ExitStatus.Findings;
            }
            if (this.options.json === true)
                (0, terminal_1.printJson)(asJson(place, topology, result, assumed));
            else
                (0, terminal_1.print)(linesOf(place, topology, result, message, this.options));
            await (0, terminal_1.drained)();
        }
        catch (error) {
            (0, terminal_1.printError)(`scheduler: ${place}: ${(0, text_1.faultIn)(`it in ${topic.label}`, error)}`);
            process.exitCode = exit_status_1.ExitStatus.WrongUsage;
        }
    }
    resultOf(topic, message) {
        if (!isDuplicate(topic, message, this.seen))
            return this.router.route(topic, message);
        const refused = 'a message of this id came before, within the window of duplicate detection';
        return { topic, refused, results: [], unknown: [] };
    }
    end() {
        this.progress.end();
    }
}
function chosen({ topics }, name) {
    // A topic that others only forward to gets its messages from them.
    return topics.filter((topic) => name === undefined || topic.name === name || topic.label === name);
}
function missingTopic(topologies, { from, topic }) {
    const names = [...new Set(topologies.flatMap(({ topics }) => topics.map(({ label }) => label)))];
    if (names.length === 0)
        return `${from}: no topic in there`;
    return `${from}: no topic named ${topic}; there are ${names.join(', ')}`;
}
function readOrProblems(json) {
    try {
        return (0, routing_1.readMessage)(json);
    }
    catch (error) {
        return { problems: error instanceof rules_1.NotAMessage ? error.problems : [(0, text_1.faultIn)('this message', error)] };
    }
}
/** Messages of one run count as sent at one time, so within every window. */
function isDuplicate(topic, message, seen) {
    const id = message.systemProperty('MessageId');
    if (!(0, routing_1.valueOr)(topic.detectsDuplicates, false) || typeof id !== 'string')
        return false;
    const ids = seen.get(topic) ?? new Set();
    seen.set(topic, ids);
    if (ids.has(id))
        return true;
    ids.add(id);
    return false;
}
function linesOf(place, { path }, result, message, { explain }) {
    const lines = [`${place} -> ${result.topic.label} (${path})`, ...(0, routing_1.resultLines)(result, message)];
    return explain === true ? [...lines, ...(0, routing_1.explainOthers)(result.topic, result, message)] : lines;
}
function asJson(place, { path }, result, assumed) {
    return { message: place, from: path, ...(assumed !== undefined && { assumed }), ...resultJson(result) };
}
function resultJson({ topic, refused, results, unknown }) {
    return {
        topic: topic.label,
        ...(refused !== undefined && { refused }),
        ...(unknown.length > 0 && { unknown }),
        subscriptions: results.map(({ subscription, copies, failures, unknown: open }) => ({
            subscription: subscription.name,
            address: subscription.address,
            copies: copies.map(({ rules, changed, message, end: { next, ...end } }) => ({
                rules,
                ...(changed && { message: (0, rules_1.messageToJson)(message) }),
                ...end,
                ...(next !== undefined && { next: resultJson(next) }),
            })),
            ...(failures.length > 0 && { failures }),
            ...(open.length > 0 && {
                unknown: open.map(({ address, argument, problem }) => ({ address, argument, problem })),
            }),
        })),
    };
}
//# sourceMappingURL=route.js.map