"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.EMULATOR_CONFIG = void 0;
const schema_1 = require("../../schema");
const TEXT = { type: 'string', description: 'a text' };
const NAME = { type: 'string', minLength: 1, description: 'a name' };
const OPTIONAL_TEXT = { type: ['string', 'null'], description: 'a text' };
const FLAG = { type: 'boolean', description: 'true or false' };
const COUNT = { type: 'integer', minimum: 1, description: 'a whole number from 1 on' };
const DURATION = {
    type: 'string',
    pattern: '^P(?=.)(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?$',
    description: 'a length of time as ISO 8601 has it, such as PT1M',
};
function object(title, properties, required = []) {
    return { type: 'object', title, description: 'an object', properties, required, additionalProperties: false };
}
function list(items) {
    return { type: 'array', description: 'a list', items };
}
const SENDING = {
    RequiresDuplicateDetection: FLAG,
    DuplicateDetectionHistoryTimeWindow: DURATION,
    DefaultMessageTimeToLive: DURATION,
};
const RECEIVING = {
    DeadLetteringOnMessageExpiration: FLAG,
    DefaultMessageTimeToLive: DURATION,
    LockDuration: DURATION,
    MaxDeliveryCount: COUNT,
    ForwardDeadLetteredMessagesTo: OPTIONAL_TEXT,
    ForwardTo: OPTIONAL_TEXT,
    RequiresSession: FLAG,
};
const SQL = object('part of an expression', { SqlExpression: TEXT }, ['SqlExpression']);
const CORRELATION = object('field of a correlation filter', {
    ContentType: OPTIONAL_TEXT,
    CorrelationId: OPTIONAL_TEXT,
    Label: OPTIONAL_TEXT,
    MessageId: OPTIONAL_TEXT,
    ReplyTo: OPTIONAL_TEXT,
    ReplyToSessionId: OPTIONAL_TEXT,
    SessionId: OPTIONAL_TEXT,
    To: OPTIONAL_TEXT,
    Properties: { type: ['object', 'null'], description: 'an object of texts', additionalProperties: TEXT },
});
const RULE = object('part of a rule', {
    Name: NAME,
    Properties: object('property of a rule', {
        FilterType: { enum: ['Sql', 'Correlation'], description: '"Sql" or "Correlation"' },
        SqlFilter: SQL,
        CorrelationFilter: CORRELATION,
        Action: SQL,
    }, ['FilterType']),
}, ['Name', 'Properties']);
const NAMESPACE = object('part of a namespace', {
    Name: NAME,
    Queues: list(object('part of a queue', { Name: NAME, Properties: object('property of a queue', { ...RECEIVING, ...SENDING }) }, ['Name'])),
    Topics: list(object('part of a topic', {
        Name: NAME,
        Properties: object('property of a topic', SENDING),
        Subscriptions: list(object('part of a subscription', { Name: NAME, Properties: object('property of a subscription', RECEIVING), Rules: list(RULE) }, ['Name'])),
    }, ['Name'])),
}, ['Name']);
/**
 * What the configuration of Microsoft's emulator looks like. A name that it does not know is told: the emulator itself
 * drops a rule whose filter type is misspelt, and leaves one there that matches everything.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/test-locally-with-service-bus-emulator
 */
exports.EMULATOR_CONFIG = new schema_1.Schema({
    $id: 'emulator-config',
    ...object('part of the configuration', {
        UserConfig: object('part of UserConfig', {
            Namespaces: { ...list(NAMESPACE), minItems: 1, description: 'a list of at least one namespace' },
            Logging: {},
        }, ['Namespaces']),
    }, ['UserConfig']),
});
//# sourceMappingURL=emulator-schema.js.map