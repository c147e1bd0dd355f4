"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.IS_OBJECT = exports.IS_OVERSIZED = exports.HAS_MESSAGE = exports.peekRetry = exports.peekLock = exports.recurrence = void 0;
exports.header = header;
exports.readMessage = readMessage;
const jobs_1 = require("../jobs");
const expressions_1 = require("./expressions");
const QUEUE = `https://${(0, expressions_1.parameter)('busHost')}`;
const SUBSCRIPTION_PATH = `${(0, expressions_1.parameter)('topic')}/subscriptions/${(0, expressions_1.parameter)('subscription')}`;
/** Once a minute, one at a time: a run takes one message. */
exports.recurrence = {
    type: 'Recurrence',
    recurrence: { frequency: 'Minute', interval: 1 },
    runtimeConfiguration: { concurrency: { runs: 1 } },
};
/** Takes a message of the subscription for the time of its lock; 204 where none waits. */
exports.peekLock = {
    type: 'Http',
    inputs: { method: 'POST', uri: `${QUEUE}/${SUBSCRIPTION_PATH}/messages/head?timeout=5`, authentication: expressions_1.BUS },
    runAfter: {},
};
/** Takes one that waits for another try, or was sent again, where the subscription has none. */
exports.peekRetry = {
    type: 'If',
    expression: { and: [{ equals: ["@outputs('peekLock')['statusCode']", 204] }] },
    actions: {
        retryLock: {
            type: 'Http',
            inputs: {
                method: 'POST',
                uri: `${QUEUE}/${(0, expressions_1.parameter)('retryQueue')}/messages/head?timeout=5`,
                authentication: expressions_1.BUS,
            },
            runAfter: {},
        },
    },
    else: { actions: {} },
    runAfter: (0, expressions_1.after)('peekLock'),
};
/** Whether there is a message. */
exports.HAS_MESSAGE = {
    or: [
        { equals: ["@outputs('peekLock')['statusCode']", 201] },
        { equals: ["@coalesce(outputs('retryLock')?['statusCode'], 0)", 201] },
    ],
};
const IS_FIRST = "equals(outputs('peekLock')['statusCode'], 201)";
const BODY = "outputs('message')?['body']";
/** What the service tells of a property of a message: a header, with its value as JSON. */
function header(name) {
    return `outputs('message')?['headers']?[${(0, expressions_1.quoted)(name)}]`;
}
/**
 * What a message is: where it is locked, what the service says of it, its properties, and its body as text, whatever type
 * its producer says it has. What is not called JSON comes as bytes in base64, and a client that writes all bodies as JSON
 * makes a text of a JSON text.
 *
 * @param properties the names of properties that copies of the message keep
 */
function readMessage(properties) {
    const bytes = "base64(outputs('text'))";
    const padding = `if(endsWith(${bytes}, '=='), 2, if(endsWith(${bytes}, '='), 1, 0))`;
    const retries = `coalesce(${header(jobs_1.RETRIES_PROPERTY)}, '0')`;
    return {
        message: (0, expressions_1.compose)(`@if(${IS_FIRST}, outputs('peekLock'), outputs('retryLock'))`, {}),
        lockedAt: (0, expressions_1.compose)(`@if(${IS_FIRST}, concat(parameters('topic'), '/subscriptions/', parameters('subscription')), parameters('retryQueue'))`, (0, expressions_1.after)('message')),
        broker: (0, expressions_1.compose)("@json(outputs('message')['headers']['BrokerProperties'])", (0, expressions_1.after)('lockedAt')),
        retries: (0, expressions_1.compose)(
        // Of what comes from the topic it would be the sender's word.
        `@if(${IS_FIRST}, 0, min(max(int(if(isInt(${retries}), ${retries}, '0')), 0), ${jobs_1.RETRY_MINUTES.length}))`, (0, expressions_1.after)('broker')),
        properties: (0, expressions_1.compose)(properties.map(keptProperty), (0, expressions_1.after)('retries')),
        bytes: {
            type: 'If',
            expression: { and: [{ contains: [`@string(${BODY})`, '"$content"'] }] },
            actions: { decoded: (0, expressions_1.compose)(`@base64ToString(${BODY}?['$content'])`, {}) },
            else: { actions: {} },
            runAfter: (0, expressions_1.after)('properties'),
        },
        text: (0, expressions_1.compose)(`@coalesce(outputs('decoded'), string(coalesce(${BODY}, '')))`, (0, expressions_1.after)('bytes')),
        size: (0, expressions_1.compose)(`@sub(mul(div(length(${bytes}), 4), 3), ${padding})`, (0, expressions_1.after)('text')),
        textOfText: {
            type: 'If',
            expression: { and: [{ startsWith: ["@trim(outputs('text'))", '"'] }] },
            actions: { unpacked: (0, expressions_1.compose)("@json(outputs('text'))", {}) },
            else: { actions: {} },
            runAfter: (0, expressions_1.after)('size'),
        },
        content: (0, expressions_1.compose)("@trim(coalesce(outputs('unpacked'), outputs('text')))", {
            textOfText: ['Succeeded', 'Failed'],
        }),
        // A list or a number has no fields to ask for.
        fields: (0, expressions_1.compose)("@json(if(startsWith(outputs('content'), '{'), outputs('content'), '{}'))", (0, expressions_1.after)('content')),
    };
}
/** Whether the body is larger than what is read. */
exports.IS_OVERSIZED = `greater(outputs('size'), ${jobs_1.LARGEST_BODY})`;
/** Whether the body is a JSON object. */
exports.IS_OBJECT = "and(startsWith(outputs('content'), '{'), not(equals(outputs('fields'), null)))";
/** A property as a member of the JSON of headers; nothing where the message does not have it. */
function keptProperty(name) {
    const value = header(name);
    return `@if(equals(${value}, null), '', concat(',"${name}":', ${(0, expressions_1.jsonText)(`coalesce(${value}, '')`)}))`;
}
//# sourceMappingURL=receiving.js.map