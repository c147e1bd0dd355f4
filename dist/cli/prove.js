"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.proveCommand = proveCommand;
const commander_1 = require("commander");
const proof_1 = require("../proof");
const routing_1 = require("../routing");
const rules_1 = require("../rules");
const terminal_1 = require("../terminal");
const text_1 = require("../text");
const documents_1 = require("./documents");
const exit_status_1 = require("./exit-status");
const prove_report_1 = require("./prove-report");
const proving_1 = require("./proving");
/** `scheduler prove`: does every message start exactly one job? which message does not? */
function proveCommand() {
    const command = new commander_1.Command('prove')
        .description('does every message start exactly one job, and which message does not? for all messages at once')
        .option('--overlaps', 'list every pair of subscriptions that one message reaches');
    withOptions(command).action(proveAll);
    for (const kind of rules_1.CLAIM_KINDS)
        command.addCommand(claimCommand(kind));
    command.addCommand(filtersCommand('equivalent', 'do two filters match the same messages?'));
    command.addCommand(filtersCommand('implies', 'does the second filter match every message that the first one matches?'));
    return command;
}
function withOptions(command) {
    return command
        .option(...documents_1.FROM_OPTION)
        .option(...proving_1.TOPIC_OPTION)
        .option(...proving_1.CONTRACT_OPTION)
        .option(...proving_1.JSON_OPTION);
}
const DESCRIPTIONS = {
    'exactly-once': 'does each message reach exactly one of these subscriptions, once?',
    'never-overlap': 'is there no message that reaches two of these subscriptions?',
    cover: 'does each message reach at least one of these subscriptions?',
    'not-reach': 'is there no message that reaches any of these subscriptions?',
};
async function proveAll({ from, topic, contract, json, overlaps }) {
    const shown = [];
    const objects = [];
    for (const placed of (0, proving_1.topicsOf)(from, topic, contract)) {
        await (0, terminal_1.withProgress)(`proving ${placed.topic.label}`, () => (0, proving_1.withProof)(placed.topic, [], async (proof) => {
            const report = await (0, proof_1.reportTopic)(proof);
            shown.push((0, prove_report_1.reportLines)(report, placed.from, overlaps === true));
            objects.push((0, prove_report_1.reportJson)(report, placed.from));
            if ((0, prove_report_1.hasFindings)(report))
                process.exitCode = exit_status_1.ExitStatus.Findings;
        }));
    }
    if (json === true)
        (0, terminal_1.printJson)({ topics: objects }, 2);
    // An empty line between two topics.
    else
        (0, terminal_1.print)(shown.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines])));
}
function claimCommand(kind) {
    const command = new commander_1.Command(kind)
        .description(DESCRIPTIONS[kind])
        .argument('<subscriptions...>', 'names of subscriptions of one topic')
        .option('--messages <sql>', 'only messages for which this filter is true')
        .option('--except <sql>', 'no message for which this filter is true');
    return withOptions(command).action((subscriptions, _, self) => proveClaim(kind, subscriptions, self.optsWithGlobals()));
}
async function proveClaim(kind, subscriptions, options) {
    const { from, contract, json } = options;
    const claim = {
        kind,
        name: kind,
        subscriptions,
        ...(options.messages !== undefined && { messages: (0, proving_1.filterOf)('--messages', options.messages) }),
        ...(options.except !== undefined && { except: (0, proving_1.filterOf)('--except', options.except) }),
    };
    const topics = (0, proving_1.topicsOf)(from, options.topic, contract);
    // What of the document is not known has been told.
    if (topics.length === 0) {
        if (json === true)
            (0, terminal_1.printJson)({ topics: [] }, 2);
        return;
    }
    const problemsOf = ({ topic }, others) => (0, rules_1.claimProblems)(claim, [...(0, routing_1.knownOf)(topic.subscriptions).map(({ name }) => name), ...others]);
    const sure = topics.filter((one) => problemsOf(one, []).length === 0);
    // Where no topic is known to have them, one may that has subscriptions, or names, that are not known.
    const possible = topics.filter(({ topic }) => mayHaveOthers(topic));
    const about = sure.length > 0 ? sure : possible.filter((one) => problemsOf(one, subscriptions).length === 0);
    if (about.length === 0)
        throw new exit_status_1.UsageError((0, text_1.problemLines)(topics.flatMap((one) => problemsOf(one, []))[0] ?? ''));
    const filters = [claim.messages, claim.except].filter((filter) => filter !== undefined);
    const shown = [];
    const objects = [];
    for (const { topic, from: path } of about) {
        await (0, proving_1.withProof)(topic, filters, async (proof) => {
            const answer = await proof.prove(claim);
            const excluded = proof.excluded.filter(({ subscription }) => subscriptions.includes(subscription));
            const assumptions = proof.prover.space.assumptions;
            const notes = [
                ...(assumptions.length > 0 ? [`  assumed   ${assumptions.join('; ')}`] : []),
                ...(0, prove_report_1.excludedLines)(proof, 'the answer does not cover what it would deliver', subscriptions),
            ];
            shown.push(`${topic.label} (${path})`, ...(0, prove_report_1.answerLines)(topic, claim, answer), ...notes);
            objects.push({ topic: topic.label, from: path, ...(0, prove_report_1.answerJson)(topic, claim, answer), assumptions, excluded });
            if (answer.verdict !== 'proved')
                process.exitCode = exit_status_1.ExitStatus.Findings;
        });
    }
    const [object, ...others] = objects;
    if (json === true)
        (0, terminal_1.printJson)(object !== undefined && others.length === 0 ? object : { topics: objects }, 2);
    else
        (0, terminal_1.print)(shown);
}
/** Whether a topic may have subscriptions of other names than those that are known. */
function mayHaveOthers({ subscriptions }) {
    return subscriptions.kind === 'part' || (0, routing_1.knownOf)(subscriptions).some(proof_1.hasNoKnownName);
}
function filtersCommand(name, description) {
    const command = new commander_1.Command(name)
        .description(description)
        .argument('<first>', 'a filter in SQL')
        .argument('<second>', 'a filter in SQL');
    return withOptions(command).action((first, second, _, self) => compareFilters(name, first, second, self.optsWithGlobals()));
}
async function compareFilters(question, first, second, options) {
    const [before, after] = [(0, proving_1.filterOf)('first filter', first), (0, proving_1.filterOf)('second filter', second)];
    // The contract of the topic that is named, or none: then types are what the two filters use them as.
    const [placed] = options.topic === undefined && options.contract === undefined
        ? []
        : (0, proving_1.topicsOf)(options.from, options.topic, options.contract);
    const contract = placed && (0, proof_1.contractOf)(placed.topic);
    const prover = new proof_1.Prover([before, after], contract);
    const { verdict, gained, lost } = await (0, proof_1.changeOfFilters)(prover, before, after);
    await prover.close();
    const holds = verdict === 'equivalent' || (question === 'implies' && lost.kind === 'none');
    const answer = [gained, lost].some(({ kind }) => kind === 'undecided') && !holds ? 'undecided' : holds ? 'proved' : 'refuted';
    const only = (finding) => (finding.kind === 'message' ? finding.message : undefined);
    const [onlyFirst, onlySecond] = [only(lost), question === 'equivalent' ? only(gained) : undefined];
    const { assumptions } = prover.space;
    const reasons = [gained, lost].flatMap((found) => answer === 'undecided' && found.kind === 'undecided' ? [found.reason] : []);
    const lines = [
        `${answer}: ${question === 'equivalent' ? 'the two filters match the same messages' : 'the second filter matches all that the first one matches'}`,
        ...[...new Set(reasons)].map((reason) => `  ${reason}`),
        ...(onlyFirst === undefined ? [] : [`  only the first matches ${(0, proving_1.witnessText)(onlyFirst)}`]),
        ...(onlySecond === undefined ? [] : [`  only the second matches ${(0, proving_1.witnessText)(onlySecond)}`]),
        ...(assumptions.length === 0
            ? []
            : [`  assumed ${assumptions.join('; ')}; any of them may be missing, none is null`]),
    ];
    const object = {
        question,
        answer,
        ...(reasons.length > 0 && { reason: reasons[0] }),
        ...(onlyFirst !== undefined && { onlyFirst: JSON.parse((0, proving_1.witnessText)(onlyFirst)) }),
        ...(onlySecond !== undefined && { onlySecond: JSON.parse((0, proving_1.witnessText)(onlySecond)) }),
        assumptions,
    };
    if (options.json === true)
        (0, terminal_1.printJson)(object, 2);
    else
        (0, terminal_1.print)(lines);
    if (answer !== 'proved')
        process.exitCode = exit_status_1.ExitStatus.Findings;
}
//# sourceMappingURL=prove.js.map