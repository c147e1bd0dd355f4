"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.reviewCommand = reviewCommand;
const commander_1 = require("commander");
const files_1 = require("../files");
const review_1 = require("../proof/review");
const routing_1 = require("../routing");
const rules_1 = require("../rules");
const terminal_1 = require("../terminal");
const terraform_1 = require("../terraform");
const exit_status_1 = require("./exit-status");
const proving_1 = require("./proving");
const sensitive_output_1 = require("./sensitive-output");
/** `scheduler review`: what does this plan change for messages, for access, for cost of failure? */
function reviewCommand() {
    return new commander_1.Command('review')
        .description('what does a plan change for messages, for access, for what is waiting? a comment for a pull request')
        .argument('<plan>', 'a plan from terraform show -json, - for standard input; or, with a second one, the configuration before')
        .argument('[after]', 'the configuration after: a cdk.tf.json, or the folder of one stack')
        .option(...proving_1.CONTRACT_OPTION)
        .option('--acknowledgements <file>', 'JSON: a list of {"gate", "subject", "reason"} for gates that are meant to be passed')
        .addOption(new commander_1.Option('--exactly-once <subscriptions>', 'a group, with commas between: a message that newly reaches two of them is a gate; more than one group can be given').argParser((names, groups = []) => [...groups, names]))
        .option(...proving_1.JSON_OPTION)
        .addHelpText('after', `
Exit status 1 where something is not known that matters ("cannot tell"), and where a gate is hit that nobody acknowledged:
  lost-coverage  messages that reached somebody reach nobody
  new-overlap    a message comes twice where exactly once is claimed
  replacement    a topic or namespace is replaced or deleted, with everything that waits in it
  invalid-rule   Azure would refuse a rule
  message-loss   messages are lost by other means than filters: a queue or subscription that goes, a forward target that
                 goes or takes nothing, a loop, a disabled entity, a shorter life, dead-lettering that is turned off`)
        .action(review);
}
async function review(plan, after, options) {
    const acknowledged = options.acknowledgements === undefined ? [] : acknowledgementsIn(options.acknowledgements);
    const change = changeIn(plan, after);
    const groups = (options.exactlyOnce ?? []).map((names) => names.split(',').map((name) => name.trim()));
    const describe = describing(options.contract, groups, change);
    const found = await (0, terminal_1.withProgress)('comparing', () => (0, review_1.reviewChange)(change, describe));
    const reviewed = (0, review_1.acknowledge)(found, acknowledged);
    if (options.json === true)
        (0, terminal_1.printJson)((0, review_1.reviewJson)(reviewed), 2);
    else
        (0, terminal_1.printMarkdown)((0, review_1.reviewMarkdown)(reviewed));
    if ((0, review_1.closedGates)(reviewed).length + (0, review_1.unknownsOf)(reviewed).length > 0)
        process.exitCode = exit_status_1.ExitStatus.Findings;
}
/** Gives topics their contract and claims, and the groups that were named. */
function describing(contract, groups, { after }) {
    const known = new Set((0, routing_1.topologyOf)(after).topics.flatMap(({ subscriptions }) => (0, routing_1.knownOf)(subscriptions).map(({ name }) => name)));
    const missing = groups.flat().find((name) => !known.has(name));
    if (missing !== undefined) {
        const near = (0, rules_1.nearest)(missing, known);
        const advice = near === undefined ? `there are ${[...known].join(', ')}` : `did you mean ${near}?`;
        throw new exit_status_1.UsageError(`--exactly-once: there is no subscription ${missing}; ${advice}`);
    }
    const describe = contract === undefined ? (topic) => topic : (0, proving_1.describedBy)(contract);
    return (topic) => {
        const described = describe(topic);
        return { ...described, claims: [...described.claims, ...groups.flatMap((group) => groupClaims(topic, group))] };
    };
}
/** That no message reaches two of a group; one that reaches none any more is told in any case. */
function groupClaims(topic, group) {
    const subscriptions = group.filter((name) => (0, routing_1.knownOf)(topic.subscriptions).some((subscription) => subscription.name === name));
    const name = `${group.join(', ')}: each message reaches one of them at most`;
    return subscriptions.length < 2 ? [] : [{ kind: 'never-overlap', name, subscriptions }];
}
function changeIn(plan, after) {
    const change = after === undefined ? (0, terraform_1.readPlanChange)(plan) : (0, terraform_1.readConfigurationChange)(plan, after);
    (0, sensitive_output_1.hideSecretsOf)([change.before, change.after]);
    return change;
}
function acknowledgementsIn(file) {
    const text = (0, files_1.readText)(file);
    try {
        return (0, review_1.acknowledgementsFromJson)((0, files_1.parseJson)(text));
    }
    catch (error) {
        const { message } = error;
        const why = error instanceof SyntaxError ? 'not JSON; a list of {"gate", "subject", "reason"} is expected' : message;
        throw new exit_status_1.UsageError(`${(0, files_1.inputName)(file)}: ${why}`);
    }
}
//# sourceMappingURL=review.js.map