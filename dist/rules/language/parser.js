"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Parser = void 0;
const expression_parser_1 = require("./expression-parser");
const COMPARISONS = new Map(Object.entries({
    '=': '=',
    '<>': '<>',
    '!=': '<>',
    '<': '<',
    '<=': '<=',
    '>': '>',
    '>=': '>=',
}));
/**
 * Parses one text by recursive descent, with one token of look-ahead.
 *
 * Errors are found at the same token as by the service, whose parser is bottom-up: at the first one that no valid
 * text could have there. "(" may open a condition or an expression, and only what follows tells: `either` says that
 * both would do.
 */
class Parser extends expression_parser_1.ExpressionParser {
    parseFilter() {
        const predicate = this.disjunction(false);
        if (this.token.kind !== 'end')
            throw this.unexpected('AND, OR or the end');
        return predicate;
    }
    parseAction() {
        const statements = [];
        do {
            statements.push(this.statement());
            if (this.atSign(';'))
                this.advance();
        } while (this.token.kind !== 'end');
        return statements;
    }
    statement() {
        const { start } = this.token;
        if (this.atKeyword('SET')) {
            this.advance();
            const target = this.property('target');
            this.expectSign('=');
            const value = this.expression();
            return { kind: 'set', target, value, start, end: value.end };
        }
        if (this.atKeyword('REMOVE')) {
            this.advance();
            const target = this.property('target');
            return { kind: 'remove', target, start, end: target.end };
        }
        throw this.unexpected('SET or REMOVE');
    }
    /** `a OR b`; where `either`, also an expression that a closing parenthesis follows. */
    disjunction(either) {
        let left = this.conjunction(either);
        while ((0, expression_parser_1.isPredicate)(left) && this.atKeyword('OR')) {
            this.advance();
            const right = this.conjunction(false);
            left = { kind: 'or', left, right, start: left.start, end: right.end };
        }
        return left;
    }
    conjunction(either) {
        let left = this.basic(either);
        while ((0, expression_parser_1.isPredicate)(left) && this.atKeyword('AND')) {
            this.advance();
            const right = this.basic(false);
            left = { kind: 'and', left, right, start: left.start, end: right.end };
        }
        return left;
    }
    /** One condition without AND and OR around it. */
    basic(either) {
        const { start } = this.token;
        if (this.atKeyword('NOT')) {
            this.advance();
            const operand = this.basic(false);
            return { kind: 'not', operand, start, end: operand.end };
        }
        if (this.atKeyword('EXISTS'))
            return this.exists();
        const left = this.arithmetic(1, true);
        if ((0, expression_parser_1.isPredicate)(left))
            return left;
        return this.afterExpression(left, start, either);
    }
    exists() {
        const { start } = this.advance();
        this.expectSign('(');
        const property = this.property('read');
        const { end } = this.expectSign(')');
        return { kind: 'exists', property, start, end };
    }
    afterExpression(left, start, either) {
        const operator = this.token.kind === 'sign' ? COMPARISONS.get(this.token.text) : undefined;
        if (operator !== undefined) {
            this.advance();
            const right = this.expression();
            return { kind: 'comparison', operator, left, right, start, end: right.end };
        }
        // Only a property that stands alone, without parentheses or a plus in front.
        const isBare = left.kind === 'property' && left.start === start && !this.parenthesized.has(left);
        if (this.atKeyword('IS') && isBare)
            return this.isNull(left);
        if (this.atKeyword('NOT')) {
            this.advance();
            if (this.atKeyword('IN'))
                return this.membership(left, start, true);
            if (this.atKeyword('LIKE'))
                return this.like(left, start, true);
            throw this.unexpected('LIKE or IN');
        }
        if (this.atKeyword('IN'))
            return this.membership(left, start, false);
        if (this.atKeyword('LIKE'))
            return this.like(left, start, false);
        if (either && this.atSign(')'))
            return left;
        throw this.unexpected('a comparison such as =, IN or LIKE');
    }
    isNull(property) {
        this.advance();
        const negated = this.atKeyword('NOT');
        if (negated)
            this.advance();
        if (!this.atKeyword('NULL'))
            throw this.unexpected(negated ? 'NULL' : 'NULL or NOT');
        const { end } = this.advance();
        return { kind: 'is-null', negated, property, start: property.start, end };
    }
    membership(operand, start, negated) {
        this.advance();
        this.expectSign('(');
        const members = [this.expression()];
        while (this.atSign(',')) {
            this.advance();
            members.push(this.expression());
        }
        const { end } = this.expectSign(')');
        return { kind: 'in', negated, operand, members, start, end };
    }
    like(operand, start, negated) {
        this.advance();
        const pattern = this.expression();
        if (!this.atKeyword('ESCAPE')) {
            return { kind: 'like', negated, operand, pattern, escape: undefined, start, end: pattern.end };
        }
        this.advance();
        const character = this.expression();
        return { kind: 'like', negated, operand, pattern, escape: character, start, end: character.end };
    }
}
exports.Parser = Parser;
//# sourceMappingURL=parser.js.map