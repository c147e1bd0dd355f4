import { RENAMED, SYSTEM_PROPERTIES } from '../messages/system-properties';
import { nearest } from '../text/near-miss';
import { placeOf, type Span } from '../text/position';
import type { Token } from './lexer';
import { RuleError } from './rule-error';
import type {
  ArithmeticOperator,
  Expression,
  LiteralNode,
  NamedPropertyNode,
  NewIdNode,
  Predicate,
  PropertyNode,
} from './syntax';
import { TokenCursor } from './token-cursor';

/** What stands between parentheses: which of the two is only known when it has been read. */
export type Parsed = Expression | Predicate;

const LONGEST_INTEGER = 2n ** 63n - 1n;
/** What binds tighter has the higher number. */
const ARITHMETIC: ReadonlyMap<string, number> = new Map(
  Object.entries<number>({ '+': 1, '-': 1, '*': 2, '/': 2, '%': 2 }),
);
const ARGUMENT_COUNT = { newid: 0, property: 1, p: 1 } as const;

/** The half of the parser that reads values: properties, literals, calls and arithmetic. */
export abstract class ExpressionParser extends TokenCursor {
  /** What stood in parentheses, which must not stand in front of IS. */
  protected readonly parenthesized = new WeakSet<Parsed>();

  /** A condition; where `either`, also an expression that a closing parenthesis follows. */
  protected abstract disjunction(either: boolean): Parsed;

  protected expression(): Expression {
    return this.arithmetic(1, false) as Expression;
  }

  /** Operators that bind at least so tightly; with `either`, a condition in parentheses may stand here instead. */
  protected arithmetic(tightness: number, either: boolean): Parsed {
    let left = this.unary(either);
    if (isPredicate(left)) return left;
    for (;;) {
      const binds = this.token.kind === 'sign' ? (ARITHMETIC.get(this.token.text) ?? 0) : 0;
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
        default:
          break;
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
        const value = token.text === 'NULL' ? null : CONSTANTS.get(token.text);
        if (value === undefined) break;
        this.advance();
        return { kind: 'literal', value, start, end };
      }
      case 'sign':
      case 'end':
        break;
    }
    throw this.unexpected('a property, a value or "("');
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

  private call(name: Token): NewIdNode | NamedPropertyNode {
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
    const { start } = name;
    const [argument] = given;
    return called === 'newid' || argument === undefined
      ? { kind: 'new-id', start, end }
      : { kind: 'named-property', written: called, argument, start, end };
  }

  /** A property as a value (`read`), or as what an action changes, which is checked when the text is complete. */
  protected property(use: 'read' | 'target'): PropertyNode {
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
}

const CONSTANTS: ReadonlyMap<string, boolean> = new Map(Object.entries<boolean>({ TRUE: true, FALSE: false }));

const PREDICATES: ReadonlySet<string> = new Set(['comparison', 'and', 'or', 'not', 'in', 'like', 'is-null', 'exists']);

export function isPredicate(parsed: Parsed): parsed is Predicate {
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
