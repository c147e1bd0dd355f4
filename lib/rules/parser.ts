import { type Language, Lexer, type Token } from './lexer';
import { nearest } from './near-miss';
import { endPlaceOf, placeOf, type Span } from './position';
import { RuleError } from './rule-error';
import type {
  ArithmeticOperator,
  CallNode,
  ComparisonOperator,
  Expression,
  LiteralNode,
  Predicate,
  PropertyNode,
  Statement,
} from './syntax';
import { RENAMED, SYSTEM_PROPERTIES } from './system-properties';

type Parsed = Expression | Predicate;

const LONGEST_INTEGER = 2n ** 63n - 1n;
const COMPARISONS: Readonly<Record<string, ComparisonOperator>> = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};
/** What binds tighter has the higher number. */
const ARITHMETIC: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '%': 2 };
const ARGUMENT_COUNT = { newid: 0, property: 1, p: 1 } as const;

/**
 * Parses one text by recursive descent, with one token of look-ahead.
 *
 * Errors are found at the same token as by the service, whose parser is bottom-up: at the first one that no valid
 * text could have there. "(" may open a condition or an expression, and only what follows tells: `either` says that
 * both would do.
 */
export class Parser {
  private readonly lexer: Lexer;
  private token: Token;
  private readonly parenthesized = new WeakSet<Parsed>();

  constructor(
    private readonly text: string,
    private readonly language: Language,
  ) {
    this.lexer = new Lexer(text, language);
    this.token = this.lexer.next();
  }

  parseFilter(): Predicate {
    const predicate = this.disjunction(false);
    if (this.token.kind !== 'end') throw this.unexpected('AND, OR or the end');
    return predicate as Predicate;
  }

  parseAction(): Statement[] {
    const statements: Statement[] = [];
    do {
      statements.push(this.statement());
      if (this.atSign(';')) this.advance();
    } while (this.token.kind !== 'end');
    return statements;
  }

  private statement(): Statement {
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
  private disjunction(either: boolean): Parsed {
    let left = this.conjunction(either);
    while (isPredicate(left) && this.atKeyword('OR')) {
      this.advance();
      const right = this.conjunction(false) as Predicate;
      left = { kind: 'or', left, right, start: left.start, end: right.end };
    }
    return left;
  }

  private conjunction(either: boolean): Parsed {
    let left = this.basic(either);
    while (isPredicate(left) && this.atKeyword('AND')) {
      this.advance();
      const right = this.basic(false) as Predicate;
      left = { kind: 'and', left, right, start: left.start, end: right.end };
    }
    return left;
  }

  /** One condition without AND and OR around it. */
  private basic(either: boolean): Parsed {
    const { start } = this.token;
    if (this.atKeyword('NOT')) {
      this.advance();
      const operand = this.basic(false) as Predicate;
      return { kind: 'not', operand, start, end: operand.end };
    }
    if (this.atKeyword('EXISTS')) return this.exists();
    const left = this.arithmetic(1, true);
    if (isPredicate(left)) return left;
    return this.afterExpression(left, start, either);
  }

  private exists(): Predicate {
    const { start } = this.advance();
    this.expectSign('(');
    const property = this.property('read');
    const { end } = this.expectSign(')');
    return { kind: 'exists', property, start, end };
  }

  private afterExpression(left: Expression, start: number, either: boolean): Parsed {
    const operator = this.token.kind === 'sign' ? COMPARISONS[this.token.text] : undefined;
    if (operator !== undefined) {
      this.advance();
      const right = this.expression();
      return { kind: 'comparison', operator, left, right, start, end: right.end };
    }
    // Only a property that stands alone, without parentheses or a plus in front.
    const isBare = left.kind === 'property' && left.start === start && !this.parenthesized.has(left);
    if (this.atKeyword('IS') && isBare) return this.isNull(left);
    if (this.atKeyword('NOT')) {
      this.advance();
      if (this.atKeyword('IN')) return this.membership(left, start, true);
      if (this.atKeyword('LIKE')) return this.like(left, start, true);
      throw this.unexpected('LIKE or IN');
    }
    if (this.atKeyword('IN')) return this.membership(left, start, false);
    if (this.atKeyword('LIKE')) return this.like(left, start, false);
    if (either && this.atSign(')')) return left;
    throw this.unexpected('a comparison such as =, IN or LIKE');
  }

  private isNull(property: PropertyNode): Predicate {
    this.advance();
    const negated = this.atKeyword('NOT');
    if (negated) this.advance();
    if (!this.atKeyword('NULL')) throw this.unexpected(negated ? 'NULL' : 'NULL or NOT');
    const { end } = this.advance();
    return { kind: 'is-null', negated, property, start: property.start, end };
  }

  private membership(operand: Expression, start: number, negated: boolean): Predicate {
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

  private like(operand: Expression, start: number, negated: boolean): Predicate {
    this.advance();
    const pattern = this.expression();
    if (!this.atKeyword('ESCAPE')) {
      return { kind: 'like', negated, operand, pattern, escape: undefined, start, end: pattern.end };
    }
    this.advance();
    const character = this.expression();
    return { kind: 'like', negated, operand, pattern, escape: character, start, end: character.end };
  }

  private expression(): Expression {
    return this.arithmetic(1, false) as Expression;
  }

  /** Operators that bind at least so tightly; with `either`, a condition in parentheses may stand here instead. */
  private arithmetic(tightness: number, either: boolean): Parsed {
    let left = this.unary(either);
    if (isPredicate(left)) return left;
    for (;;) {
      const binds = this.token.kind === 'sign' ? (ARITHMETIC[this.token.text] ?? 0) : 0;
      if (binds < tightness) return left;
      const operator = this.advance().text as ArithmeticOperator;
      const right = this.arithmetic(binds + 1, false) as Expression;
      left = { kind: 'arithmetic', operator, left, right, start: left.start, end: right.end };
    }
  }

  private unary(either: boolean): Parsed {
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

  private minus(): Expression {
    const { start } = this.advance();
    if (this.token.kind === 'integer' || this.token.kind === 'double') return this.number(start);
    const operand = this.unary(false) as Expression;
    return { kind: 'negation', operand, start, end: operand.end };
  }

  private parenthesis(either: boolean): Parsed {
    const { start } = this.advance();
    const inner = either ? this.disjunction(true) : this.expression();
    if (!this.atSign(')')) throw this.unexpected(isPredicate(inner) ? 'AND, OR or )' : 'an operator or )');
    const { end } = this.advance();
    const whole = { ...inner, start, end };
    this.parenthesized.add(whole);
    return whole;
  }

  private primary(): Expression {
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
        const value = token.text === 'NULL' ? null : CONSTANTS[token.text];
        if (value === undefined) break;
        this.advance();
        return { kind: 'literal', value, start, end };
      }
    }
    throw this.unexpected('a property, a value or (');
  }

  /** A number, with the place of its sign where it has one: a minus before a number belongs to it. */
  private number(signStart: number | undefined): LiteralNode {
    const token = this.advance();
    const { start, end, text } = token;
    const negative = signStart !== undefined;
    const span = { start: signStart ?? start, end };
    if (token.kind === 'double') {
      const value = Number(text);
      if (!Number.isFinite(value)) throw this.outOfRange(token, negative, 'a double');
      return { kind: 'literal', value: negative ? -value : value, ...span };
    }
    const magnitude = BigInt(text);
    if (magnitude > LONGEST_INTEGER + (negative ? 1n : 0n)) throw this.outOfRange(token, negative, '64 bits');
    return { kind: 'literal', value: negative ? -magnitude : magnitude, ...span };
  }

  private outOfRange(token: Token, negative: boolean, size: string): RuleError {
    const written = `${negative ? '-' : ''}${token.text}`;
    const detail = `${written} does not fit into ${size}; use a smaller number`;
    return new RuleError('number-range', detail, token, { ...placeOf(this.text, token.start), token: written });
  }

  private propertyOrCall(): Expression {
    const { token } = this;
    if (token.kind === 'delimited') return this.property('read');
    this.advance();
    if (this.atSign('(')) return this.call(token);
    return this.afterName(token, 'read');
  }

  private call(name: Token): CallNode {
    this.advance();
    // The service takes one stray comma in front of the arguments of a filter's function.
    if (this.language === 'filter' && this.atSign(',')) {
      this.advance();
      if (this.atSign(')')) throw this.unexpected('an expression');
    }
    const given: Expression[] = [];
    if (!this.atSign(')')) {
      given.push(this.expression());
      while (this.language === 'filter' && this.atSign(',')) {
        this.advance();
        given.push(this.expression());
      }
    }
    const { end } = this.expectSign(')', 'an operator or )');
    const called = name.text.toLowerCase();
    if (!isFunction(called)) throw unknownFunction(name);
    const wanted = ARGUMENT_COUNT[called];
    if (given.length !== wanted) {
      const detail = `${name.text}() takes ${wanted === 0 ? 'no argument' : 'one argument, the name of a property as text'}, and this has ${given.length}`;
      throw new RuleError('argument-count', detail, { start: name.start, end }, undefined);
    }
    return { kind: 'call', function: called, argument: given[0], start: name.start, end };
  }

  /** A property as a value (`read`), or as what an action changes, which is checked when the text is complete. */
  private property(use: 'read' | 'target'): PropertyNode {
    if (this.token.kind !== 'identifier' && this.token.kind !== 'delimited') throw this.unexpected('a property');
    return this.afterName(this.advance(), use);
  }

  private afterName(first: Token, use: 'read' | 'target'): PropertyNode {
    if (!this.atSign('.')) {
      return { kind: 'property', scope: undefined, name: first.text, start: first.start, end: first.end };
    }
    this.advance();
    const name = this.token;
    if (name.kind !== 'identifier' && name.kind !== 'delimited') throw this.unexpected('the name of a property');
    const scope = first.text.toLowerCase();
    const span = { start: first.start, end: name.end };
    if (scope !== 'user' && scope !== 'sys') {
      const whole = `${first.text}.${name.text}`;
      const detail = `'${first.text}' is no scope: there are user. and sys.; a property named ${whole} is written [${whole}]`;
      throw new RuleError('unknown-scope', detail, span, this.reported(name));
    }
    const known = SYSTEM_PROPERTIES.get(name.text.toLowerCase());
    if (scope === 'sys' && known === undefined && use === 'read') throw unknownSystemProperty(name.text, span);
    this.advance();
    return { kind: 'property', scope, name: scope === 'sys' ? (known?.name ?? name.text) : name.text, ...span };
  }

  private advance(): Token {
    const { token } = this;
    this.token = this.lexer.next();
    return token;
  }

  private atSign(sign: string): boolean {
    return this.token.kind === 'sign' && this.token.text === sign;
  }

  private atKeyword(keyword: string): boolean {
    return this.token.kind === 'keyword' && this.token.text === keyword;
  }

  private expectSign(sign: string, expected = sign): Token {
    if (!this.atSign(sign)) throw this.unexpected(expected);
    return this.advance();
  }

  private unexpected(expected: string): RuleError {
    const { token, text } = this;
    const written = text.slice(token.start, token.end);
    if (token.kind === 'end') {
      const detail = `the text ends where ${expected} should be`;
      return new RuleError('syntax', detail, { start: text.length, end: text.length + 1 }, this.reported(token));
    }
    const hint = written === '=' && text[token.start - 1] === '=' ? '; equality is written with one =' : '';
    const detail = `${written} cannot stand here, but ${expected} can${hint}`;
    return new RuleError('syntax', detail, token, this.reported(token));
  }

  /** The place of a token as the service gives it: that of the closing quote for what is quoted. */
  private reported(token: Token) {
    const { text } = this;
    if (token.kind === 'end') return { ...endPlaceOf(text), token: '' };
    if (token.kind === 'string' || token.kind === 'delimited') {
      return { ...placeOf(text, token.end - 1), token: text.slice(token.end - 1, token.end) };
    }
    return { ...placeOf(text, token.start), token: text.slice(token.start, token.end) };
  }
}

const CONSTANTS: Readonly<Record<string, boolean>> = { TRUE: true, FALSE: false };

const PREDICATES: ReadonlySet<string> = new Set(['comparison', 'and', 'or', 'not', 'in', 'like', 'is-null', 'exists']);

function isPredicate(parsed: Parsed): parsed is Predicate {
  return PREDICATES.has(parsed.kind);
}

function isFunction(name: string): name is keyof typeof ARGUMENT_COUNT {
  return Object.hasOwn(ARGUMENT_COUNT, name);
}

function unknownFunction(name: Token): RuleError {
  const near = nearest(name.text, [...Object.keys(ARGUMENT_COUNT), 'exists', 'in', 'like']);
  const hint = near === undefined ? 'there are newid() and property(name)' : `did you mean ${near}?`;
  return new RuleError('unknown-function', `there is no function ${name.text}(); ${hint}`, name, undefined);
}

function unknownSystemProperty(name: string, span: Span): RuleError {
  return new RuleError('unknown-system-property', systemPropertyHint(name), span, undefined);
}

/** That there is no such system property, and which one may be meant. */
export function systemPropertyHint(name: string): string {
  const lower = name.toLowerCase();
  const renamed = RENAMED.get(lower);
  if (renamed !== undefined) {
    return `the rule language has no sys.${name}; it calls that property sys.${renamed}`;
  }
  const near = nearest(
    name,
    [...SYSTEM_PROPERTIES.values()].map((property) => property.name),
  );
  const hint =
    near === undefined ? `a property that senders set is written ${name} alone` : `did you mean sys.${near}?`;
  return `there is no system property ${name}; ${hint}`;
}
