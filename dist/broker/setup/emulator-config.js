"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readEmulatorConfig = readEmulatorConfig;
const files_1 = require("../../files");
const rules_1 = require("../../rules");
const emulator_schema_1 = require("./emulator-schema");
const setup_1 = require("./setup");
/**
 * The namespaces of a configuration for Microsoft's emulator, read as it is.
 *
 * @throws FileProblem in one line where it cannot be read, or is none; all that is wrong with it is told at once
 */
function readEmulatorConfig(path) {
    const config = parsed(path);
    const problems = [...emulator_schema_1.EMULATOR_CONFIG.problems(config)];
    if (problems.length > 0) {
        throw new files_1.FileProblem(path, `is no configuration of the Service Bus emulator: ${problems.join('; ')}`);
    }
    const { UserConfig } = config;
    const lacking = UserConfig.Namespaces.flatMap(lackingFilters);
    if (lacking.length > 0)
        throw new files_1.FileProblem(path, lacking.join('; '));
    return UserConfig.Namespaces.map(setupOf);
}
function parsed(path) {
    const text = (0, files_1.readText)(path);
    try {
        return (0, files_1.parseJson)(text);
    }
    catch (error) {
        if (error instanceof files_1.NestedTooDeeply)
            throw new files_1.FileProblem(path, `is ${error.message}`);
        throw new files_1.FileProblem(path, `is not JSON: ${error.message}`);
    }
}
/** A rule has the filter that its type names. */
function lackingFilters({ Topics = [] }) {
    return Topics.flatMap((topic) => (topic.Subscriptions ?? []).flatMap((subscription) => (subscription.Rules ?? []).flatMap(({ Name, Properties: { FilterType, SqlFilter, CorrelationFilter } }) => {
        const filter = FilterType === 'Sql' ? SqlFilter : CorrelationFilter;
        return filter === undefined
            ? [
                `rule ${Name} of ${topic.Name}/${subscription.Name}: its FilterType is ${FilterType}, and it has no ${FilterType}Filter`,
            ]
            : [];
    })));
}
function setupOf({ Name: name, Queues = [], Topics = [] }) {
    const commands = new setup_1.SetupCommands();
    for (const queue of Queues)
        commands.queue(queue.Name, settingsOf(queue), forwardingOf(queue));
    for (const topic of Topics) {
        commands.topic(topic.Name, settingsOf(topic));
        for (const subscription of topic.Subscriptions ?? []) {
            const rules = (subscription.Rules ?? []).map(ruleOf);
            // The emulator leaves the rule that matches everything where no other is written.
            const all = rules.length === 0 ? [MATCH_ALL] : rules;
            commands.subscription(topic.Name, subscription.Name, settingsOf(subscription), all, forwardingOf(subscription));
        }
    }
    return { name, commands: commands.commands, leftOut: [] };
}
const MATCH_ALL = { name: '$Default', filter: { kind: 'sql', sql: '1=1' } };
/** The emulator's names of settings, and how each is read. */
const SETTINGS = [
    ['RequiresDuplicateDetection', 'requiresDuplicateDetection', Boolean],
    ['DuplicateDetectionHistoryTimeWindow', 'duplicateWindow', durationOf],
    ['DefaultMessageTimeToLive', 'defaultTimeToLive', durationOf],
    ['DeadLetteringOnMessageExpiration', 'deadLetterOnExpiration', Boolean],
    ['LockDuration', 'lockDuration', durationOf],
    ['MaxDeliveryCount', 'maxDeliveryCount', Number],
    ['RequiresSession', 'requiresSession', Boolean],
];
function settingsOf({ Properties: given = {} }) {
    const set = SETTINGS.filter(([name]) => given[name] !== undefined);
    return Object.fromEntries(set.map(([name, key, read]) => [key, read(given[name])]));
}
function durationOf(value) {
    return Number(((0, rules_1.parseIsoTimeSpan)(String(value))?.ticks ?? 0n) / 10000n);
}
function forwardingOf({ Properties: { ForwardTo, ForwardDeadLetteredMessagesTo } = {} }) {
    return {
        forwardTo: ForwardTo || undefined,
        forwardDeadLetteredMessagesTo: ForwardDeadLetteredMessagesTo || undefined,
    };
}
function ruleOf({ Name: name, Properties: { FilterType, SqlFilter, CorrelationFilter = {}, Action }, }) {
    return {
        name,
        filter: FilterType === 'Sql' ? { kind: 'sql', sql: SqlFilter?.SqlExpression ?? '' } : correlationOf(CorrelationFilter),
        ...(Action !== undefined && { action: Action.SqlExpression }),
    };
}
function correlationOf({ Properties, ...fields }) {
    const system = Object.entries(fields).filter((field) => typeof field[1] === 'string' && field[1] !== '');
    return { kind: 'correlation', system: new Map(system), properties: new Map(Object.entries(Properties ?? {})) };
}
//# sourceMappingURL=emulator-config.js.map