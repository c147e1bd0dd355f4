"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.FIXED = exports.OPTIONAL = exports.DEFAULTS = void 0;
exports.settingProblems = settingProblems;
exports.nameProblem = nameProblem;
exports.argumentError = argumentError;
const broker_error_1 = require("./broker-error");
const time_1 = require("./time");
const COMMON = {
    status: 'Active',
    defaultTimeToLive: undefined,
    autoDeleteOnIdle: undefined,
    batchedOperations: true,
    userMetadata: '',
};
const RECEIVING = {
    lockDuration: time_1.MINUTE,
    maxDeliveryCount: 10,
    requiresSession: false,
    deadLetterOnExpiration: false,
    forwardTo: undefined,
    forwardDeadLetteredMessagesTo: undefined,
};
const SENDING = {
    requiresDuplicateDetection: false,
    duplicateWindow: 10 * time_1.MINUTE,
    maxSizeInMegabytes: 1024,
    maxMessageSizeInKilobytes: undefined,
    partitioning: false,
    authorizationRules: [],
};
/** What an entity has where nothing is said. */
exports.DEFAULTS = {
    queue: { ...COMMON, ...RECEIVING, ...SENDING },
    topic: { ...COMMON, ...SENDING, supportsOrdering: true },
    subscription: { ...COMMON, ...RECEIVING, deadLetterOnFilterErrors: true },
};
/** What a setting may be, from and to. */
const RANGES = [
    ['lockDuration', time_1.SECOND, 5 * time_1.MINUTE, '1 second to 5 minutes'],
    ['maxDeliveryCount', 1, 2_147_483_647, '1 to 2147483647'],
    ['duplicateWindow', 20 * time_1.SECOND, 7 * time_1.DAY, '20 seconds to 7 days'],
    ['autoDeleteOnIdle', 5 * time_1.MINUTE, Number.POSITIVE_INFINITY, 'at least 5 minutes'],
    ['defaultTimeToLive', time_1.SECOND, Number.POSITIVE_INFINITY, 'at least one second'],
];
const STATUSES = ['Active', 'Disabled', 'SendDisabled', 'ReceiveDisabled'];
const LONGEST_METADATA = 1024;
/**
 * Everything about settings that the service would refuse, in sentences.
 *
 * @param isWhole whether the size is that of all partitions, as of an entity that is there, and not of each, as of a new one
 */
function settingProblems(settings, tier, limits, isWhole) {
    const problems = RANGES.flatMap(([name, least, most, words]) => {
        const value = settings[name];
        if (value === undefined)
            return [];
        const unit = name === 'maxDeliveryCount' ? '' : ' milliseconds';
        const isFine = Number.isInteger(value) && value >= least && value <= most;
        return isFine ? [] : [`${name} is ${words}, and this is ${value}${unit}`];
    });
    const { status, userMetadata = '', maxSizeInMegabytes: size, maxMessageSizeInKilobytes: message } = settings;
    if (status !== undefined && !STATUSES.includes(status))
        problems.push(`status is one of ${STATUSES.join(', ')}, and this is ${JSON.stringify(status)}`);
    if (userMetadata.length > LONGEST_METADATA)
        problems.push(`userMetadata has at most ${LONGEST_METADATA} characters, and this has ${userMetadata.length}`);
    const largest = limits.mostMegabytes * (isWhole && settings.partitioning === true ? limits.partitions : 1);
    if (size !== undefined && !(Number.isInteger(size) && size >= 1 && size <= largest))
        problems.push(`maxSizeInMegabytes is 1 to ${largest} in the tier ${tier}, and this is ${size}`);
    const [least, most] = limits.messageKilobytes;
    if (message !== undefined && !(Number.isInteger(message) && message >= least && message <= most)) {
        const allowed = least === most ? `${least} in the tier ${tier}` : `${least} to ${most}`;
        problems.push(`maxMessageSizeInKilobytes is ${allowed}, and this is ${message}`);
    }
    // https://learn.microsoft.com/azure/service-bus-messaging/service-bus-auto-forwarding#considerations
    if (settings.requiresSession === true && settings.forwardTo !== undefined)
        problems.push('an entity with sessions cannot forward its messages: leave out requiresSession or forwardTo');
    if (!limits.isFull) {
        const unknown = ['requiresSession', 'requiresDuplicateDetection', 'forwardTo', 'autoDeleteOnIdle'];
        for (const name of unknown)
            if (settings[name] !== undefined && settings[name] !== false)
                problems.push(`${name} is not there in the tier ${tier}`);
    }
    return problems;
}
/** What an entity need not have: `undefined` takes it away. */
exports.OPTIONAL = new Set([
    'defaultTimeToLive',
    'autoDeleteOnIdle',
    'forwardTo',
    'forwardDeadLetteredMessagesTo',
    'maxMessageSizeInKilobytes',
]);
/** What cannot be changed once an entity is there. */
exports.FIXED = ['requiresSession', 'requiresDuplicateDetection', 'partitioning'];
const LONGEST_NAMES = { queue: 260, topic: 260, subscription: 50 };
/** Why an entity cannot have this name; `undefined` where it can. */
function nameProblem({ kind, name }) {
    const longest = LONGEST_NAMES[kind];
    const shown = JSON.stringify(name);
    if (name.length < 1 || name.length > longest)
        return `the name of a ${kind} has 1 to ${longest} characters, and ${shown} has ${name.length}`;
    const allowed = kind === 'subscription' ? /^[A-Za-z0-9_.-]+$/ : /^[A-Za-z0-9_.~/-]+$/;
    if (!allowed.test(name) || /^[./-]|[./-]$/.test(name)) {
        const more = kind === 'subscription' ? '' : ', "~" and "/"';
        return `the name of a ${kind} has letters, digits, ".", "-", "_"${more}, and begins and ends with a letter, a digit or "_"; this is ${shown}`;
    }
    if (/(?:^|\/)subscriptions(?:\/|$)/i.test(name) && kind !== 'subscription')
        return `${shown} would be the address of a subscription; use another name than "subscriptions" for a part of it`;
    return undefined;
}
function argumentError(problems) {
    const text = problems.join('; ');
    return new broker_error_1.BrokerError('com.microsoft:argument-error', `${text.charAt(0).toUpperCase()}${text.slice(1)}.`);
}
//# sourceMappingURL=entity-checks.js.map