"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MOST_STATEMENTS = exports.LONGEST_TEXT = void 0;
exports.parseFilter = parseFilter;
exports.parseAction = parseAction;
const system_properties_1 = require("../values/system-properties");
const complexity_1 = require("./complexity");
const expression_parser_1 = require("./expression-parser");
const parser_1 = require("./parser");
const rule_error_1 = require("./rule-error");
const syntax_1 = require("./syntax");
/** The longest filter or action that the service takes, in UTF-16 code units. */
exports.LONGEST_TEXT = 1024;
/** The most statements of one action. */
exports.MOST_STATEMENTS = 32;
const NO_PARAMETERS = new Map();
/**
 * Parses and checks a filter as the service does when a rule is created.
 *
 * Never throws. Texts over the limit are refused unread, so that no input takes long.
 */
function parseFilter(sql, parameters = NO_PARAMETERS) {
    return parsing(sql, () => {
        const predicate = new parser_1.Parser(sql, 'filter').parseFilter();
        checkComplexity(predicate);
        checkOperands(predicate);
        bindParameters([predicate], parameters);
        return predicate;
    });
}
/** Parses and checks an action as the service does when a rule is created. Never throws. */
function parseAction(sql, parameters = NO_PARAMETERS) {
    return parsing(sql, () => {
        const statements = new parser_1.Parser(sql, 'action').parseAction();
        for (const statement of statements)
            checkTarget(statement);
        if (statements.length > exports.MOST_STATEMENTS) {
            const detail = `${statements.length} statements, at most ${exports.MOST_STATEMENTS} are allowed; split the rule`;
            throw new rule_error_1.RuleError('too-many-statements', detail, undefined, undefined);
        }
        bindParameters(statements, parameters);
        return statements;
    });
}
function parsing(sql, parse) {
    try {
        if (sql === '')
            throw new rule_error_1.RuleError('empty', 'there is no text; write a statement', undefined, undefined);
        if (sql.length > exports.LONGEST_TEXT) {
            const detail = `${sql.length} characters, at most ${exports.LONGEST_TEXT} are allowed; split it: rules are OR-ed, and an IN list is shorter than an OR chain`;
            throw new rule_error_1.RuleError('too-long', detail, undefined, undefined);
        }
        return { valid: true, value: parse() };
    }
    catch (error) {
        if (error instanceof rule_error_1.RuleError)
            return { valid: false, error };
        throw error;
    }
}
function checkComplexity(predicate) {
    const { depth, nodes } = (0, complexity_1.complexityOf)(predicate);
    if (depth <= complexity_1.DEEPEST && nodes <= complexity_1.MOST_NODES)
        return;
    const what = depth > complexity_1.DEEPEST ? `nested ${depth} deep, at most ${complexity_1.DEEPEST}` : `${nodes} nodes, at most ${complexity_1.MOST_NODES}`;
    const detail = `too complex for the service: ${what}; write a IN ('x', 'y') for an OR chain, or put halves of a long chain into parentheses`;
    throw new rule_error_1.RuleError('too-complex', detail, undefined, undefined);
}
/** The left side of IN and all sides of LIKE must not be a number, a boolean or newid() by themselves. */
function checkOperands(predicate) {
    for (const node of (0, syntax_1.walk)(predicate)) {
        if (node.kind === 'in')
            checkOperand(node.operand, 'IN');
        if (node.kind === 'like') {
            for (const text of [node.operand, node.pattern, node.escape]) {
                if (text !== undefined)
                    checkOperand(text, 'LIKE');
            }
        }
    }
}
function checkOperand(operand, operator) {
    const isText = operand.kind === 'literal' && (operand.value === null || typeof operand.value === 'string');
    const isNewId = operand.kind === 'call' && operand.function === 'newid';
    if ((operand.kind !== 'literal' || isText) && !isNewId)
        return;
    const fix = operator === 'IN' ? 'use a property on the left of IN' : "use text, such as '5%'";
    const detail = `${operator} does not take a number, TRUE, FALSE or newid() here; ${fix}`;
    throw new rule_error_1.RuleError('operand', detail, operand, undefined);
}
function checkTarget(statement) {
    const { target } = statement;
    // The service takes REMOVE of any system property, and fails at each message.
    if (statement.kind === 'remove' || target.scope !== 'sys')
        return;
    const property = system_properties_1.SYSTEM_PROPERTIES.get(target.name.toLowerCase());
    if (property?.settable === true)
        return;
    const detail = property === undefined
        ? (0, expression_parser_1.systemPropertyHint)(target.name)
        : `sys.${property.name} cannot be set; set a property of your own`;
    throw new rule_error_1.RuleError('not-settable', detail, target, undefined);
}
/** Gives parameters their values; each is needed, and each value is used. The words are the service's. */
function bindParameters(nodes, parameters) {
    const values = new Map([...parameters].map(([name, value]) => [name.toLowerCase(), value]));
    const used = new Set();
    for (const node of nodes.flatMap((one) => [...(0, syntax_1.walk)(one)])) {
        if (node.kind !== 'parameter')
            continue;
        const value = values.get(node.name.toLowerCase());
        if (value === undefined)
            throw new rule_error_1.RuleError('parameter', missingText(node.name, parameters), node, undefined);
        used.add(node.name.toLowerCase());
        node.value = value;
    }
    const unused = [...parameters.keys()].find((name) => !used.has(name.toLowerCase()));
    if (unused === undefined)
        return;
    const detail = `The specified parameter (${unused}) in Parameters property was not used in the expression specified in SqlExpression.`;
    throw new rule_error_1.RuleError('parameter', detail, undefined, undefined);
}
function missingText(name, parameters) {
    return parameters.size === 0
        ? `${name} is a parameter, and Azure Resource Manager (so Terraform) cannot give it a value; write the value`
        : `A parameter (${name}) used in the expression specified in SqlExpression is missing from the Parameters property.`;
}
//# sourceMappingURL=parse.js.map