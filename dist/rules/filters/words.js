"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.filterInWords = filterInWords;
exports.actionInWords = actionInWords;
exports.counted = counted;
const print_1 = require("../language/print");
/** A filter in plain words: `every message`, or `messages whose gpuCount is at least 1 and …`. */
function filterInWords(filter) {
    if (filter.kind === 'correlation')
        return `messages whose ${filter.toString().replaceAll(' = ', ' is ')}`;
    if (filter.predicate === undefined)
        return `messages where ${filter.sql}`;
    const condition = conditionOf(filter.predicate, false);
    if (typeof condition === 'boolean')
        return condition ? 'every message' : 'no message';
    return `messages whose ${condition.text}`;
}
/** An action in plain words: `with queueTier set to 'spot'`. */
function actionInWords(action) {
    return `with ${(action.statements ?? []).map(statementInWords).join(' and ')}`;
}
function statementInWords(statement) {
    const target = (0, print_1.printExpression)(statement.target);
    return statement.kind === 'remove' ? `${target} removed` : `${target} set to ${(0, print_1.printExpression)(statement.value)}`;
}
const COMPARED = {
    '=': ['is', 'is not'],
    '<>': ['is not', 'is'],
    '<': ['is below', 'is not below'],
    '<=': ['is at most', 'is not at most'],
    '>': ['is above', 'is not above'],
    '>=': ['is at least', 'is not at least'],
};
/**
 * A condition, or what is true where it is false: a NOT is said where it ends up, since "not (a or b)" is nobody's
 * sentence. The laws of De Morgan hold with the third value, unknown, too.
 */
function conditionOf(node, negated) {
    switch (node.kind) {
        case 'and':
        case 'or':
            return joined(conditionOf(node.left, negated), conditionOf(node.right, negated), (node.kind === 'and') !== negated);
        case 'not':
            return conditionOf(node.operand, !negated);
        case 'comparison':
            return comparisonOf(node, negated);
        default:
            return { text: simpleInWords(node, negated), isAlternatives: false };
    }
}
function joined(left, right, isAnd) {
    for (const [one, other] of [
        [left, right],
        [right, left],
    ]) {
        if (typeof one === 'boolean')
            return one === isAnd ? other : one;
    }
    const parts = [left, right];
    const texts = parts.map(({ text, isAlternatives }) => (isAnd && isAlternatives ? `(${text})` : text));
    return { text: texts.join(isAnd ? ' and ' : ' or '), isAlternatives: !isAnd };
}
/** A comparison of two numbers, such as `1=1`, is about no message: it holds for all, or for none. */
function comparisonOf({ left, operator, right }, negated) {
    if ((operator === '=' || operator === '<>') && isWholeNumber(left) && isWholeNumber(right)) {
        return ((left.value === right.value) === (operator === '=')) !== negated;
    }
    const compared = COMPARED[operator][negated ? 1 : 0];
    return { text: `${(0, print_1.printExpression)(left)} ${compared} ${valueInWords(right)}`, isAlternatives: false };
}
function isWholeNumber(node) {
    return node.kind === 'literal' && typeof node.value === 'bigint';
}
function simpleInWords(node, negated) {
    switch (node.kind) {
        case 'in': {
            const not = node.negated !== negated ? 'not ' : '';
            const among = node.members.length === 1 ? '' : 'one of ';
            return `${(0, print_1.printExpression)(node.operand)} is ${not}${among}${node.members.map(valueInWords).join(', ')}`;
        }
        case 'like':
            return `${(0, print_1.printExpression)(node.operand)} is ${node.negated !== negated ? 'not ' : ''}like ${(0, print_1.printExpression)(node.pattern)}`;
        case 'is-null':
            return `${(0, print_1.printExpression)(node.property)} is ${node.negated !== negated ? 'there' : 'missing or null'}`;
        case 'exists':
            return negated ? `${(0, print_1.printName)(node.property.name)} is missing` : `${(0, print_1.printExpression)(node.property)} is there`;
    }
}
function valueInWords(node) {
    return node.kind === 'literal' && typeof node.value === 'boolean' ? String(node.value) : (0, print_1.printExpression)(node);
}
/** `1 rule`, `2 rules`. */
function counted(count, thing) {
    return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
//# sourceMappingURL=words.js.map