"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.JSON_OPTION = exports.CONTRACT_OPTION = exports.TOPIC_OPTION = void 0;
exports.topicsOf = topicsOf;
exports.describedBy = describedBy;
exports.filterOf = filterOf;
exports.withProof = withProof;
exports.witnessText = witnessText;
exports.exampleText = exampleText;
exports.exampleJson = exampleJson;
exports.aboutMessages = aboutMessages;
const files_1 = require("../files");
const proof_1 = require("../proof");
const routing_1 = require("../routing");
const rules_1 = require("../rules");
const terraform_1 = require("../terraform");
const text_1 = require("../text");
const documents_1 = require("./documents");
const exit_status_1 = require("./exit-status");
const unresolved_1 = require("./unresolved");
/** Options that every command with a solver has. */
exports.TOPIC_OPTION = ['--topic <name>', 'only this topic'];
exports.CONTRACT_OPTION = [
    '--contract <path>',
    'what the messages look like, for a plan: a cdk.tf.json or folder with topics of the same names, or a JSON schema',
];
exports.JSON_OPTION = ['--json', 'for machines: one object'];
/** The topics that a path names, with claims and contract of another document where one is given. */
function topicsOf(from, name, contract) {
    const documents = (0, documents_1.documentsOf)(from);
    const wrong = documents.find(({ problem }) => problem !== undefined);
    if (wrong !== undefined)
        throw new exit_status_1.UsageError(`${wrong.path}: ${wrong.problem}`);
    const topologies = documents.map(routing_1.topologyOf);
    (0, unresolved_1.reportAssumptions)(topologies);
    const topics = topologies.flatMap(({ path, topics: all }) => all.map((topic) => ({ topic, from: path })));
    const chosen = topics.filter(({ topic }) => name === undefined || topic.name === name || topic.label === name);
    const open = topologies.filter(({ unresolved }) => unresolved.length > 0);
    if (chosen.length === 0 && open.length > 0) {
        for (const topology of open)
            (0, unresolved_1.reportUnresolved)(topology);
        return [];
    }
    if (chosen.length === 0) {
        const names = [...new Set(topics.map(({ topic }) => topic.label))].join(', ');
        throw new exit_status_1.UsageError(names === '' ? `${from}: no topic in there` : `${from}: no topic named ${name}; there are ${names}`);
    }
    const describe = contract === undefined ? (topic) => topic : describedBy(contract);
    return chosen.map((placed) => ({ ...placed, topic: describe(placed.topic) }));
}
/** Gives topics the contract and the claims that a path has for topics of their names. */
function describedBy(path) {
    // Read once: there may be no second time.
    const file = (0, files_1.isFolder)(path) ? undefined : { file: path, ...(0, files_1.readFileText)(path) };
    const schema = file && schemaIn(file.text);
    if (schema !== undefined)
        return (topic) => ({ ...topic, contract: schema });
    const described = (file === undefined ? (0, documents_1.documentsOf)(path) : (0, documents_1.shownOf)([(0, terraform_1.documentOf)(file)]))
        .map(routing_1.topologyOf)
        .flatMap(({ topics }) => topics)
        .filter(({ contract, claims }) => contract !== undefined || claims.length > 0);
    if (described.length === 0)
        throw new exit_status_1.UsageError(`${(0, files_1.inputName)(path)}: no topic in there has a contract`);
    return (topic) => {
        const same = described.find(({ name }) => name === topic.name);
        if (same === undefined)
            return topic;
        const { contract, setBySenders, systemProperties, observers, claims } = same;
        return { ...topic, contract, setBySenders, systemProperties, observers, claims };
    };
}
/** The JSON schema in a text; `undefined` for anything else. */
function schemaIn(text) {
    try {
        const json = (0, files_1.parseJson)(text);
        return (0, rules_1.isObject)(json) && (0, rules_1.isObject)(json.properties) && json.resource === undefined ? json : undefined;
    }
    catch {
        return undefined;
    }
}
/** A filter that was given on the command line. @throws UsageError with the place of a mistake */
function filterOf(option, sql) {
    const filter = rules_1.SqlFilter.parse(sql);
    const [error] = filter.predicate === undefined ? filter.diagnostics() : [];
    if (error !== undefined)
        throw new exit_status_1.UsageError((0, text_1.problemLines)(`${option}: ${filter.describe(error)}`));
    return filter;
}
/** What is asked with a proof; its solver ends with it. */
async function withProof(topic, filters, ask) {
    const proof = new proof_1.TopicProof(topic, { filters });
    try {
        return await ask(proof);
    }
    finally {
        await proof.close();
    }
}
/** A message as it can be given to `scheduler route`. */
function witnessText(message) {
    return JSON.stringify((0, routing_1.sentJson)(message));
}
/** A message of a proof as it may be shown: one that is made of sensitive values is not. */
function exampleText(topic, message) {
    return (0, routing_1.hasSensitiveRules)(topic) ? routing_1.SENSITIVE : witnessText(message);
}
/** The same for machines. */
function exampleJson(topic, message) {
    return (0, routing_1.hasSensitiveRules)(topic) ? routing_1.SENSITIVE : (0, routing_1.sentJson)(message);
}
/** What is known about the messages of a topic, as the end of a heading. */
function aboutMessages({ contract }) {
    return contract === undefined ? 'without a contract' : 'for all messages that its contract allows';
}
//# sourceMappingURL=proving.js.map