"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkCommand = checkCommand;
const commander_1 = require("commander");
const proof_1 = require("../proof");
const routing_1 = require("../routing");
const rule_body_1 = require("../routing/rule-body");
const rules_1 = require("../rules");
const terminal_1 = require("../terminal");
const check_claims_1 = require("./check-claims");
const check_copies_1 = require("./check-copies");
const check_report_1 = require("./check-report");
const documents_1 = require("./documents");
const exit_status_1 = require("./exit-status");
const faults_1 = require("./faults");
const mixed_types_1 = require("./mixed-types");
const shared_messages_1 = require("./shared-messages");
const unresolved_1 = require("./unresolved");
/** `scheduler check`: is every rule valid, and is any suspicious? */
function checkCommand() {
    return new commander_1.Command('check')
        .description('is every rule valid, and is any suspicious?')
        .option(...documents_1.FROM_OPTION)
        .option('--json', 'for machines: one object with all findings')
        .action((options) => check(options.from, options.json === true));
}
async function check(path, asJson) {
    const documents = (0, documents_1.documentsOf)(path);
    const topologies = documents.map(routing_1.topologyOf);
    (0, unresolved_1.reportAssumptions)(topologies);
    const rules = topologies.flatMap(rulesOf);
    const faults = new faults_1.Faults();
    const claims = await (0, terminal_1.withProgress)('proving claims', () => (0, check_claims_1.checkClaims)(topologies, faults));
    const contracts = new RuleContracts(topologies);
    const progress = new terminal_1.Progress();
    const ofRules = [];
    for (const [index, rule] of rules.entries()) {
        progress.tell('checking rules', index, rules.length);
        ofRules.push(...(await faults.watch(rule.resource, '', [], () => checkRule(rule, contracts.of(rule)))));
    }
    progress.end();
    const findings = [
        ...ofRules,
        ...(await (0, check_copies_1.checkCopies)(topologies, faults)),
        ...claims.findings,
        ...(await Promise.all(topologies.map((topology) => topicFindings(topology, claims.refuted, faults)))),
    ].flat();
    const isRefused = new Set(rules.filter(({ match }) => match.kind === 'refused').map(({ resource }) => resource.address));
    const unknown = topologies.flatMap(({ unresolved }, index) => {
        const { path: folder, resources = [] } = documents[index] ?? { path };
        const files = new Map(resources.map(({ address, file }) => [address, file]));
        return unresolved
            .filter(({ address }) => !isRefused.has(address))
            .map((one) => ({ ...one, file: files.get(one.address) ?? folder }));
    });
    const notChecked = (0, routing_1.distinct)([...unknown, ...faults.notChecked]);
    const judged = rules.filter((rule) => contracts.of(rule) !== undefined);
    const checked = { rules, findings, notChecked, judged, proved: claims.proved };
    if (asJson)
        (0, terminal_1.printJson)((0, check_report_1.checkJson)(checked), 2);
    else
        (0, terminal_1.print)((0, check_report_1.checkLines)(checked));
    if (findings.length + notChecked.length > 0)
        process.exitCode = exit_status_1.ExitStatus.Findings;
}
/** The rules that a document has, those included of which the subscription is not known. */
function rulesOf({ topics, unplacedRules }) {
    const placed = topics.flatMap(({ subscriptions }) => (0, routing_1.knownOf)(subscriptions).flatMap(({ rules }) => (0, routing_1.knownOf)(rules)));
    return [...placed, ...unplacedRules].filter(({ isDefault }) => !isDefault);
}
function checkRule(rule, contract) {
    const isMeant = ({ severity, code }) => severity === 'warning' && Object.hasOwn(rule.acknowledged, code);
    const { name, filter_type: filterType, sql_filter: sqlFilter, correlation_filter: correlationFilter, action, } = rule.resource.values;
    const body = (0, rule_body_1.ruleBodyProblems)({ name, filterType, sqlFilter, correlationFilter, action });
    const parts = [['filter', (0, routing_1.writtenFilter)(rule)], ['action', (0, routing_1.knownAction)(rule)]];
    return [
        ...body
            // What a filter says of itself is told once.
            .filter(({ argument, diagnostic }) => !isMeant(diagnostic) &&
            !(argument === 'sql_filter' && diagnostic.code === 'bytes') &&
            !(argument === 'correlation_filter' && (0, routing_1.writtenFilter)(rule) !== undefined))
            .map(({ argument, diagnostic }) => (0, check_report_1.findingOf)(rule, argument, diagnostic, `${diagnostic.message} (${diagnostic.code})`)),
        ...parts.flatMap(([argument, part]) => (part?.diagnostics(contract) ?? [])
            .filter((diagnostic) => !isMeant(diagnostic))
            .map((diagnostic) => (0, check_report_1.findingOf)(rule, argument, diagnostic, part?.describe(diagnostic) ?? diagnostic.message))),
    ];
}
/** The contracts that rules are judged by: those of their topics, where the document has one that can be read. */
class RuleContracts {
    byRule = new Map();
    constructor(topologies) {
        for (const topic of topologies.flatMap(({ topics }) => topics)) {
            const json = (0, proof_1.contractOf)(topic);
            const contract = json && rules_1.MessageContract.fromJson(json);
            if (contract === undefined)
                continue;
            for (const { rules } of (0, routing_1.knownOf)(topic.subscriptions))
                for (const { resource } of (0, routing_1.knownOf)(rules))
                    this.byRule.set(resource, contract);
        }
    }
    of({ resource }) {
        return this.byRule.get(resource);
    }
}
/** What rules of a topic do together: subscriptions that want the same messages, properties of several types. */
async function topicFindings({ path: file, topics }, refuted, faults) {
    const found = topics.flatMap((topic) => {
        const { address } = topic;
        const warning = (code, argument, find) => faults.watch({ file, address }, argument, [], () => {
            const message = find();
            if (message === undefined)
                return [];
            const diagnostic = { severity: 'warning', code, message };
            return [{ file, address, argument, diagnostic, text: `${message} (${code})` }];
        });
        return [
            warning('shared-messages', 'subscriptions', () => (0, shared_messages_1.sharedWarning)(topic, refuted.get(topic) ?? [])),
            warning('mixed-types', 'rules', () => (0, mixed_types_1.mixedTypesWarning)(topic)),
        ];
    });
    return (await Promise.all(found)).flat();
}
//# sourceMappingURL=check.js.map