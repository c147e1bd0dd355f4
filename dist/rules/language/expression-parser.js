"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ExpressionParser = void 0;
exports.isPredicate = isPredicate;
exports.systemPropertyHint = systemPropertyHint;
const near_miss_1 = require("../text/near-miss");
const position_1 = require("../text/position");
const system_properties_1 = require("../values/system-properties");
const rule_error_1 = require("./rule-error");
const token_cursor_1 = require("./token-cursor");
const LONGEST_INTEGER = 2n ** 63n - 1n;
/** What binds tighter has the higher number. */
const ARITHMETIC = new Map(Object.entries({ '+': 1, '-': 1, '*': 2, '/': 2, '%': 2 }));
const ARGUMENT_COUNT = { newid: 0, property: 1, p: 1 };
/** The half of the parser that reads values: properties, literals, calls and arithmetic. */
class ExpressionParser extends token_cursor_1.TokenCursor {
    /** What stood in parentheses, which must not stand in front of IS. */
    parenthesized = new WeakSet();
    expression() {
        return this.arithmetic(1, false);
    }
    /** Operators that bind at least so tightly; with `either`, a condition in parentheses may stand here instead. */
    arithmetic(tightness, either) {
        let left = this.unary(either);
        if (isPredicate(left))
            return left;
        for (;;) {
            const binds = this.token.kind === 'sign' ? (ARITHMETIC.get(this.token.text) ?? 0) : 0;
            if (binds < tightness)
                return left;
            const operator = this.advance().text;
            const right = this.arithmetic(binds + 1, false);
            left = { kind: 'arithmetic', operator, left, right, start: left.start, end: right.end };
        }
    }
    unary(either) {
        const { token } = this;
        if (token.kind === 'sign') {
            switch (token.text) {
                case '+':
                    // Leaves its operand as it is.
                    this.advance();
                    return this.unary(false);
                case '-':
                    return this.minus();
                case '(':
                    return this.parenthesis(either);
            }
        }
        return this.primary();
    }
    minus() {
        const { start } = this.advance();
        if (this.token.kind === 'integer' || this.token.kind === 'double')
            return this.number(start);
        const operand = this.unary(false);
        return { kind: 'negation', operand, start, end: operand.end };
    }
    parenthesis(either) {
        const { start } = this.advance();
        const inner = either ? this.disjunction(true) : this.expression();
        if (!this.atSign(')'))
            throw this.unexpected(isPredicate(inner) ? 'AND, OR or )' : 'an operator or )');
        const { end } = this.advance();
        const whole = { ...inner, start, end };
        this.parenthesized.add(whole);
        return whole;
    }
    primary() {
        const { token } = this;
        const { start, end } = token;
        switch (token.kind) {
            case 'integer':
            case 'double':
                return this.number(undefined);
            case 'string':
                this.advance();
                return { kind: 'literal', value: token.text, start, end };
            case 'parameter':
                this.advance();
                return { kind: 'parameter', name: token.text, start, end };
            case 'identifier':
            case 'delimited':
                return this.propertyOrCall();
            case 'keyword': {
                const value = token.text === 'NULL' ? null : CONSTANTS.get(token.text);
                if (value === undefined)
                    break;
                this.advance();
                return { kind: 'literal', value, start, end };
            }
        }
        throw this.unexpected('a property, a value or (');
    }
    /** A number, with the place of its sign where it has one: a minus before a number belongs to it. */
    number(signStart) {
        const token = this.advance();
        const { start, end, text } = token;
        const negative = signStart !== undefined;
        const span = { start: signStart ?? start, end };
        if (token.kind === 'double') {
            const value = Number(text);
            if (!Number.isFinite(value))
                throw this.outOfRange(token, negative, 'a double');
            return { kind: 'literal', value: negative ? -value : value, ...span };
        }
        const magnitude = BigInt(text);
        if (magnitude > LONGEST_INTEGER + (negative ? 1n : 0n))
            throw this.outOfRange(token, negative, '64 bits');
        return { kind: 'literal', value: negative ? -magnitude : magnitude, ...span };
    }
    outOfRange(token, negative, size) {
        const written = `${negative ? '-' : ''}${token.text}`;
        const detail = `${written} does not fit into ${size}; use a smaller number`;
        return new rule_error_1.RuleError('number-range', detail, token, { ...(0, position_1.placeOf)(this.text, token.start), token: written });
    }
    propertyOrCall() {
        const { token } = this;
        if (token.kind === 'delimited')
            return this.property('read');
        this.advance();
        if (this.atSign('('))
            return this.call(token);
        return this.afterName(token, 'read');
    }
    call(name) {
        this.advance();
        // The service takes one stray comma in front of the arguments of a filter's function.
        if (this.language === 'filter' && this.atSign(',')) {
            this.advance();
            if (this.atSign(')'))
                throw this.unexpected('an expression');
        }
        const given = [];
        if (!this.atSign(')')) {
            given.push(this.expression());
            while (this.language === 'filter' && this.atSign(',')) {
                this.advance();
                given.push(this.expression());
            }
        }
        const { end } = this.expectSign(')', 'an operator or )');
        const called = name.text.toLowerCase();
        if (!isFunction(called))
            throw unknownFunction(name);
        const wanted = ARGUMENT_COUNT[called];
        if (given.length !== wanted) {
            const detail = `${name.text}() takes ${wanted === 0 ? 'no argument' : 'one argument, the name of a property as text'}, and this has ${given.length}`;
            throw new rule_error_1.RuleError('argument-count', detail, { start: name.start, end }, undefined);
        }
        return { kind: 'call', function: called, argument: given[0], start: name.start, end };
    }
    /** A property as a value (`read`), or as what an action changes, which is checked when the text is complete. */
    property(use) {
        if (this.token.kind !== 'identifier' && this.token.kind !== 'delimited')
            throw this.unexpected('a property');
        return this.afterName(this.advance(), use);
    }
    afterName(first, use) {
        if (!this.atSign('.')) {
            return { kind: 'property', scope: undefined, name: first.text, start: first.start, end: first.end };
        }
        this.advance();
        const name = this.token;
        if (name.kind !== 'identifier' && name.kind !== 'delimited')
            throw this.unexpected('the name of a property');
        const scope = first.text.toLowerCase();
        const span = { start: first.start, end: name.end };
        if (scope !== 'user' && scope !== 'sys') {
            const whole = `${first.text}.${name.text}`;
            const detail = `'${first.text}' is no scope: there are user. and sys.; a property named ${whole} is written [${whole}]`;
            throw new rule_error_1.RuleError('unknown-scope', detail, span, this.reported(name));
        }
        const known = system_properties_1.SYSTEM_PROPERTIES.get(name.text.toLowerCase());
        if (scope === 'sys' && known === undefined && use === 'read')
            throw unknownSystemProperty(name.text, span);
        this.advance();
        return { kind: 'property', scope, name: scope === 'sys' ? (known?.name ?? name.text) : name.text, ...span };
    }
}
exports.ExpressionParser = ExpressionParser;
const CONSTANTS = new Map(Object.entries({ TRUE: true, FALSE: false }));
const PREDICATES = new Set(['comparison', 'and', 'or', 'not', 'in', 'like', 'is-null', 'exists']);
function isPredicate(parsed) {
    return PREDICATES.has(parsed.kind);
}
function isFunction(name) {
    return Object.hasOwn(ARGUMENT_COUNT, name);
}
function unknownFunction(name) {
    const near = (0, near_miss_1.nearest)(name.text, [...Object.keys(ARGUMENT_COUNT), 'exists', 'in', 'like']);
    const hint = near === undefined ? 'there are newid() and property(name)' : `did you mean ${near}?`;
    return new rule_error_1.RuleError('unknown-function', `there is no function ${name.text}(); ${hint}`, name, undefined);
}
function unknownSystemProperty(name, span) {
    return new rule_error_1.RuleError('unknown-system-property', systemPropertyHint(name), span, undefined);
}
/** That there is no such system property, and which one may be meant. */
function systemPropertyHint(name) {
    const lower = name.toLowerCase();
    const renamed = system_properties_1.RENAMED.get(lower);
    if (renamed !== undefined) {
        return `the rule language has no sys.${name}; it calls that property sys.${renamed}`;
    }
    const near = (0, near_miss_1.nearest)(name, [...system_properties_1.SYSTEM_PROPERTIES.values()].map((property) => property.name));
    const hint = near === undefined ? `a property that senders set is written ${name} alone` : `did you mean sys.${near}?`;
    return `there is no system property ${name}; ${hint}`;
}
//# sourceMappingURL=expression-parser.js.map