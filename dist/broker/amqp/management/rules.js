"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.addRule = addRule;
exports.removeRule = removeRule;
exports.enumerateRules = enumerateRules;
const values_1 = require("../../../rules/values/values");
const core_1 = require("../../core");
const codec_1 = require("../codec");
const encoding_1 = require("../encoding");
const asked_1 = require("./asked");
/** The system properties of a correlation filter: the name in a request, and the engine's, in the order of an answer. */
const SYSTEM = [
    ['correlation-id', 'CorrelationId'],
    ['message-id', 'MessageId'],
    ['to', 'To'],
    ['reply-to', 'ReplyTo'],
    ['label', 'Label'],
    ['session-id', 'SessionId'],
    ['reply-to-session-id', 'ReplyToSessionId'],
    ['content-type', 'ContentType'],
];
/**
 * Described types of an answer. Those of filters have a digit less than the others.
 *
 * @see `descriptorCodes` in the constants of @azure/core-amqp
 */
const TYPES = {
    description: 0x137_0000_0004,
    emptyAction: 0x137_0000_0005,
    sqlAction: 0x137_0000_0006,
    sqlFilter: 0x13_7000_0006,
    trueFilter: 0x13_7000_0007,
    falseFilter: 0x13_7000_0008,
    correlationFilter: 0x13_7000_0009,
};
async function addRule(asked) {
    const name = (0, asked_1.textIn)(asked, 'rule-name');
    if (name === undefined)
        return (0, asked_1.argument)('rule-name', 'the name of the rule');
    const rule = ruleOf(name, asked.body.get('rule-description'));
    if (rule instanceof core_1.BrokerError)
        return rule;
    const answer = await asked.broker.run({ kind: 'add-rule', subscription: asked.entity, rule });
    return answer instanceof core_1.BrokerError ? answer : (0, asked_1.ok)();
}
async function removeRule(asked) {
    const name = (0, asked_1.textIn)(asked, 'rule-name');
    if (name === undefined)
        return (0, asked_1.argument)('rule-name', 'the name of the rule');
    const answer = await asked.broker.run({ kind: 'remove-rule', subscription: asked.entity, name });
    return answer instanceof core_1.BrokerError ? answer : (0, asked_1.ok)();
}
async function enumerateRules(asked) {
    const rules = asked.broker.core.rules(asked.entity);
    if (rules instanceof core_1.BrokerError)
        return rules;
    const skip = (0, asked_1.numberIn)(asked, 'skip') ?? 0;
    const page = rules.slice(skip, skip + ((0, asked_1.numberIn)(asked, 'top') ?? rules.length));
    if (page.length === 0)
        return asked_1.NO_CONTENT;
    return (0, asked_1.ok)({
        rules: page.map(({ rule, createdAt }) => {
            const fields = [filterValue(rule), actionValue(rule.action), rule.name, (0, encoding_1.dateTimeOf)(BigInt(createdAt))];
            return new Map([['rule-description', described('description', fields)]]);
        }),
    });
}
function ruleOf(name, description) {
    if (!(description instanceof Map))
        return (0, asked_1.argument)('rule-description', 'a map');
    const sql = expressionIn(description.get('sql-filter'));
    const correlation = description.get('correlation-filter');
    const action = expressionIn(description.get('sql-rule-action'));
    if (sql !== undefined)
        return { name, filter: { kind: 'sql', sql }, action };
    if (correlation instanceof Map)
        return { name, filter: correlationOf(correlation), action };
    return (0, asked_1.argument)('rule-description', 'sql-filter with an expression, or correlation-filter');
}
function expressionIn(part) {
    const expression = part instanceof Map ? part.get('expression') : undefined;
    return typeof expression === 'string' ? expression : undefined;
}
function correlationOf(map) {
    const system = new Map();
    for (const [written, name] of SYSTEM) {
        const value = map.get(written);
        if (typeof value === 'string')
            system.set(name, value);
    }
    const properties = new Map();
    const further = map.get('properties');
    for (const [name, value] of further instanceof Map ? further : []) {
        if (typeof name === 'string')
            properties.set(name, (0, codec_1.ruleValue)(value));
    }
    return { kind: 'correlation', system, properties };
}
function filterValue({ filter }) {
    if (filter.kind === 'sql') {
        if (filter.sql === '1=1')
            return described('trueFilter', []);
        if (filter.sql === '1=0')
            return described('falseFilter', []);
        // The number behind it is the level of compatibility, which has been 20 since there is one.
        return described('sqlFilter', [filter.sql, values_1.Integer.small('int', 20)]);
    }
    const system = SYSTEM.map(([, name]) => filter.system.get(name) ?? null);
    return described('correlationFilter', [...system, filter.properties]);
}
function actionValue(action) {
    return action === undefined
        ? described('emptyAction', [])
        : described('sqlAction', [action, values_1.Integer.small('int', 20)]);
}
function described(type, fields) {
    return { descriptor: values_1.Integer.small('ulong', TYPES[type]), value: fields };
}
//# sourceMappingURL=rules.js.map