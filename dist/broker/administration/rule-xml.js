"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ruleIn = ruleIn;
exports.defaultRuleIn = defaultRuleIn;
exports.ruleXml = ruleXml;
const rules_1 = require("../../rules");
const core_1 = require("../core");
const entities_1 = require("./entities");
const fields_1 = require("./fields");
const values_xml_1 = require("./values-xml");
const xml_1 = require("./xml");
/** The level of the language that the service has had since 2011. */
const COMPATIBILITY_LEVEL = '20';
/** The fields of a correlation filter by the engine's names, in the order of the service. */
const FIELDS = rules_1.CORRELATION_FIELDS.map(rules_1.systemPropertyOf);
/** A rule as a client describes it: under `RuleDescription`, or `DefaultRuleDescription` of a subscription. */
function ruleIn(description, name) {
    const filter = filterIn((0, xml_1.childOf)(description, 'Filter'));
    if (filter instanceof fields_1.BadDescription)
        return filter;
    const action = (0, xml_1.childOf)(description, 'Action');
    const isEmpty = action === undefined || typeOf(action) === 'EmptyRuleAction';
    if (!isEmpty && (0, xml_1.childOf)(action, 'SqlExpression') === undefined) {
        return new fields_1.BadDescription(`An action of type '${typeOf(action)}' without SqlExpression is not supported.`);
    }
    if (isEmpty)
        return { name, filter };
    const actionParameters = (0, values_xml_1.valuesIn)((0, xml_1.childOf)(action, 'Parameters'));
    if (actionParameters instanceof fields_1.BadDescription)
        return actionParameters;
    const sql = (0, xml_1.textIn)((0, xml_1.childOf)(action, 'SqlExpression')) ?? '';
    return { name, filter, action: sql, ...(actionParameters.size > 0 && { actionParameters }) };
}
/** The rule that a new subscription is to have. */
function defaultRuleIn(subscription) {
    const description = (0, xml_1.childOf)(subscription, 'DefaultRuleDescription');
    if (description === undefined)
        return undefined;
    return ruleIn(description, (0, xml_1.textIn)((0, xml_1.childOf)(description, 'Name')) || core_1.DEFAULT_RULE.name);
}
function typeOf({ attributes }) {
    return (attributes.get('type') ?? '').replace(/^.*:/, '');
}
function filterIn(filter) {
    if (filter === undefined)
        return core_1.DEFAULT_RULE.filter;
    switch (typeOf(filter)) {
        case 'TrueFilter':
            return { kind: 'sql', sql: '1=1' };
        case 'FalseFilter':
            return { kind: 'sql', sql: '1=0' };
        case 'SqlFilter': {
            const parameters = (0, values_xml_1.valuesIn)((0, xml_1.childOf)(filter, 'Parameters'));
            if (parameters instanceof fields_1.BadDescription)
                return parameters;
            const sql = (0, xml_1.textIn)((0, xml_1.childOf)(filter, 'SqlExpression')) ?? '';
            return { kind: 'sql', sql, ...(parameters.size > 0 && { parameters }) };
        }
        case 'CorrelationFilter': {
            const properties = (0, values_xml_1.valuesIn)((0, xml_1.childOf)(filter, 'Properties'));
            if (properties instanceof fields_1.BadDescription)
                return properties;
            const system = FIELDS.flatMap((name) => {
                const text = (0, xml_1.textIn)((0, xml_1.childOf)(filter, name));
                return text === undefined ? [] : [[name, text]];
            });
            return { kind: 'correlation', system: new Map(system), properties };
        }
        default:
            return new fields_1.BadDescription(`The filter type '${typeOf(filter)}' is not known. Allowed: SqlFilter, CorrelationFilter, TrueFilter, FalseFilter.`);
    }
}
/** A rule in the words of the service. */
function ruleXml({ rule, createdAt }) {
    const { name, filter, action, actionParameters } = rule;
    return [
        filterXml(filter),
        action === undefined
            ? (0, xml_1.element)('Action', [], [['i:type', 'EmptyRuleAction']])
            : (0, xml_1.element)('Action', sqlXml(action, actionParameters), [['i:type', 'SqlRuleAction']]),
        (0, xml_1.element)('CreatedAt', (0, entities_1.timeText)(createdAt)),
        (0, xml_1.element)('Name', name),
    ];
}
function filterXml(filter) {
    if (filter.kind === 'sql')
        return (0, xml_1.element)('Filter', sqlXml(filter.sql, filter.parameters), [['i:type', sqlType(filter.sql)]]);
    const fields = FIELDS.flatMap((name) => {
        const text = filter.system.get(name);
        return text === undefined ? [] : [(0, xml_1.element)(name, text)];
    });
    return (0, xml_1.element)('Filter', [...fields, (0, values_xml_1.valuesXml)('Properties', filter.properties)], [['i:type', 'CorrelationFilter']]);
}
/** The service's true and false filters are SQL of another type, whose text is always this. */
function sqlType(sql) {
    return sql === '1=1' ? 'TrueFilter' : sql === '1=0' ? 'FalseFilter' : 'SqlFilter';
}
function sqlXml(sql, parameters = new Map()) {
    return [
        (0, xml_1.element)('SqlExpression', sql),
        (0, xml_1.element)('CompatibilityLevel', COMPATIBILITY_LEVEL),
        (0, values_xml_1.valuesXml)('Parameters', parameters),
    ];
}
//# sourceMappingURL=rule-xml.js.map