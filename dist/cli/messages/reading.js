"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readOutgoing = readOutgoing;
const files_1 = require("../../files");
const routing_1 = require("../../routing");
const terminal_1 = require("../../terminal");
const documents_1 = require("../documents");
const exit_status_1 = require("../exit-status");
const json_lines_1 = require("../json-lines");
const message_in_1 = require("./message-in");
/**
 * The messages of a file, each as the contract of its topic says; `undefined` where one is not, or is none, and all that is
 * wrong is told.
 */
async function readOutgoing(file, address, entity, options, isDefaultFrom) {
    const topics = options.unchecked === true ? [] : contractsFor(address, entity, options.from, isDefaultFrom);
    const contracts = new routing_1.Contracts();
    const notes = new routing_1.ReadingNotes();
    const problems = [];
    const messages = [];
    let status = exit_status_1.ExitStatus.Findings;
    for await (const piece of (0, json_lines_1.jsonPieces)(file)) {
        const { place } = piece;
        const say = (some) => problems.push(...some.map((one) => `scheduler: ${place}: ${one}`));
        const read = 'json' in piece ? (0, message_in_1.messageIn)(place, piece.json) : [piece.problem];
        if (Array.isArray(read)) {
            status = exit_status_1.ExitStatus.WrongUsage;
            say(read);
            continue;
        }
        (0, terminal_1.printError)(notes.news(read.notes).map((note) => `scheduler: ${place}: ${note}`));
        say([...new Set(topics.flatMap((topic) => contracts.problems(topic, read.message)))]);
        messages.push(read);
    }
    if (problems.length > 0) {
        const hint = status === exit_status_1.ExitStatus.Findings ? '; --unchecked sends them all the same' : '';
        (0, terminal_1.printError)([...problems, `scheduler: nothing was sent${hint}`]);
        process.exitCode = status;
        return undefined;
    }
    if (messages.length === 0)
        throw new exit_status_1.UsageError(`${(0, files_1.inputName)(file)}: no message in there`);
    return messages;
}
/** The topics of the name whose contracts are known; says where there is none. */
function contractsFor(address, entity, from, isDefaultFrom) {
    const unknown = (why) => {
        (0, terminal_1.printError)(`scheduler: no contract of ${entity} is known, so nothing is checked: ${why}`);
        return [];
    };
    if (isDefaultFrom && (0, files_1.kindOf)(from) === 'missing')
        return unknown('nothing is synthesized here; run npm run synth, or say what has it with --from');
    const topologies = (0, documents_1.topologiesOf)(from);
    const named = topologies.flatMap(({ topics }) => topics.filter(({ name }) => isSame(name, entity)));
    if (named.length === 0) {
        const isQueue = topologies.some(({ queues }) => queues.some(({ name }) => isSame(name, entity)));
        return unknown(isQueue ? 'it is a queue, which has none' : `${from} has no topic of this name`);
    }
    const namespace = address.kind === 'azure' ? address.host.split('.')[0] : undefined;
    const here = named.filter((topic) => namespace !== undefined && isSame(topic.namespace, namespace));
    const topics = (here.length > 0 ? here : named).filter((one) => one.contract ?? one.systemProperties);
    return topics.length > 0 ? topics : unknown(`${from} has it without one`);
}
function isSame(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
//# sourceMappingURL=reading.js.map