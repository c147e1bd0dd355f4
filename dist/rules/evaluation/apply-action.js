"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.applyAction = applyAction;
const message_1 = require("../messages/message");
const message_size_1 = require("../messages/message-size");
const conversion_1 = require("../values/conversion");
const failure_1 = require("../values/failure");
const text_1 = require("../values/text");
const values_1 = require("../values/values");
const evaluate_1 = require("./evaluate");
/** System properties whose text has at most 128 UTF-16 units. */
const SHORT_TEXTS = new Set(['MessageId', 'SessionId', 'PartitionKey', 'ViaPartitionKey', 'ReplyToSessionId']);
const LONGEST_SHORT_TEXT = 128;
/**
 * The copy of a message that a rule with this action delivers, or why the action fails.
 *
 * Statements run in order, each on what the ones before it made. The message itself stays as it is. What the service
 * does with a copy that failed half-way is not known; here the whole action has failed. So has one that makes the message
 * larger than any that the service takes: `SET b = b + b`, thirty-two times, would make gigabytes of one letter.
 *
 * @param newId what newid() gives, for whoever must have the same luck again
 */
function applyAction(statements, message, newId = evaluate_1.newGuid) {
    const copy = message.copy();
    for (const statement of statements) {
        const failure = statement.kind === 'set' ? set(statement, copy, newId) : remove(statement.target, copy);
        if (failure !== undefined)
            return failure;
    }
    const [tooLarge] = (0, message_size_1.mayBeTooLarge)((0, message_size_1.unitsIn)(copy)) ? (0, message_size_1.sizeProblems)(copy) : [];
    return tooLarge === undefined
        ? copy
        : new failure_1.TooLarge(`the message would be larger than the service takes: ${tooLarge}`);
}
function remove({ scope, name }, message) {
    if (scope === 'sys')
        return new failure_1.Failure(`sys.${name} cannot be removed; SET sys.${name} = NULL clears it`);
    message.removeProperty(name);
    return undefined;
}
function set({ target, value: expression }, message, newId) {
    const value = (0, evaluate_1.evaluateExpression)(expression, message, newId);
    if (value instanceof failure_1.Failure)
        return value;
    // Before it is kept: the next statement may double it.
    if (value !== undefined && (0, message_size_1.unitsOf)('', value) > message_size_1.LARGEST_PROPERTY) {
        const { length } = value;
        return new failure_1.TooLarge(`the message would be larger than the service takes: ${target.name} would have ${length} characters, and a property of a message has at most ${message_size_1.LARGEST_PROPERTY} bytes`);
    }
    // What is not known is stored as null.
    return target.scope === 'sys'
        ? setSystem(target.name, value ?? null, message)
        : setUser(target.name, value ?? null, message);
}
function setUser(name, value, message) {
    const existing = message.property((0, message_1.foldName)(name));
    if (existing === failure_1.UNKNOWN || existing === null) {
        message.setProperty(name, value);
        return undefined;
    }
    if (value === null && typeof existing !== 'string') {
        return new failure_1.Failure(`${name} is a ${(0, values_1.typeOf)(existing)} and cannot become null`);
    }
    const converted = value === null ? null : (0, conversion_1.convertLike)(existing, value);
    if (converted instanceof failure_1.Failure)
        return converted;
    message.setProperty(name, converted);
    return undefined;
}
function setSystem(name, value, message) {
    const converted = systemValue(name, value);
    if (converted instanceof failure_1.Failure)
        return converted;
    if (name === 'PartitionKey') {
        const session = message.systemProperty('SessionId');
        if (session !== null && session !== converted) {
            return new failure_1.Failure('sys.PartitionKey cannot differ from sys.SessionId, which is set');
        }
    }
    message.setSystemProperty(name, converted);
    return undefined;
}
/** The value as the system property holds it. */
function systemValue(name, value) {
    switch (name) {
        case 'TimeToLive': {
            const time = value instanceof values_1.TimeSpan ? value : typeof value === 'string' ? (0, text_1.parseTimeSpan)(value) : undefined;
            if (time === undefined || time.ticks <= 0n)
                return new failure_1.Failure(`sys.TimeToLive needs a time above zero such as '1.00:00:00'`);
            return time;
        }
        case 'ScheduledEnqueueTimeUtc': {
            const time = value instanceof values_1.DateTime ? value : typeof value === 'string' ? (0, text_1.parseDateTime)(value) : undefined;
            return time ?? new failure_1.Failure('sys.ScheduledEnqueueTimeUtc needs a date and time');
        }
        case 'ForcePersistence':
            return value === null ? new failure_1.Failure('sys.ForcePersistence cannot become null') : (0, conversion_1.convertLike)(false, value);
    }
    const text = value === null ? null : (0, text_1.textOf)(value);
    if (name === 'MessageId' && (text === null || text === ''))
        return new failure_1.Failure('sys.MessageId cannot be empty');
    if (text !== null && SHORT_TEXTS.has(name) && text.length > LONGEST_SHORT_TEXT) {
        return new failure_1.Failure(`sys.${name} has at most ${LONGEST_SHORT_TEXT} characters, and this has ${text.length}`);
    }
    return text;
}
//# sourceMappingURL=apply-action.js.map