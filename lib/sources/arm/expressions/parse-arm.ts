/** An expression of a template, as a tree. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly Expression[] }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: Expression; readonly isSafe: boolean };

/** That a text is no expression, as the rest of a sentence about it. */
export class NoExpression extends Error {
  override readonly name = 'NoExpression';
}

/**
 * Whether a text of a template is an expression: it stands in brackets. One that begins with two is a text that begins
 * with one.
 *
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions#escape-characters
 */
export function isExpressionText(text: string): boolean {
  return text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[');
}

/** A text that is no expression, as it is meant. */
export function literalText(text: string): string {
  return text.startsWith('[[') ? text.slice(1) : text;
}

/** So deep may calls stand in calls: more is nothing that anybody has written. */
const DEEPEST = 200;

/** The tree of an expression that stands in brackets. @throws NoExpression */
export function parseExpression(text: string): Expression {
  const parser = new Parser(text.slice(1, -1));
  const tree = parser.expression(0);
  parser.end();
  return tree;
}

const NAME = /[A-Za-z_][\w]*/y;
const NUMBER = /-?\d+/y;
const BLANKS = /\s*/y;

class Parser {
  private at = 0;

  constructor(private readonly text: string) {}

  expression(depth: number): Expression {
    if (depth > DEEPEST) throw new NoExpression('is nested too deeply');
    let tree = this.primary(depth);
    for (;;) {
      this.blanks();
      const member = this.member(tree, depth);
      if (member === undefined) return tree;
      tree = member;
    }
  }

  end(): void {
    this.blanks();
    if (this.at < this.text.length) throw this.problem('goes on where it should end');
  }

  private primary(depth: number): Expression {
    this.blanks();
    if (this.text[this.at] === "'") return { kind: 'literal', value: this.quoted() };
    const number = this.take(NUMBER);
    if (number !== undefined) return { kind: 'literal', value: Number(number) };
    const parts = [this.name()];
    // A function of the template's own has a name with a full stop.
    while (this.text[this.at] === '.' && parts.length < 2) {
      this.at++;
      parts.push(this.name());
    }
    this.blanks();
    if (!this.skip('(')) throw this.problem('has no "(" behind a name');
    return { kind: 'call', name: parts.join('.'), given: this.given(depth) };
  }

  private given(depth: number): Expression[] {
    this.blanks();
    if (this.skip(')')) return [];
    const all: Expression[] = [];
    for (;;) {
      all.push(this.expression(depth + 1));
      this.blanks();
      if (this.skip(')')) return all;
      if (!this.skip(',')) throw this.problem('has neither "," nor ")" behind an argument');
    }
  }

  private member(of: Expression, depth: number): Expression | undefined {
    if (this.skip('.')) {
      const isSafe = this.skip('?');
      this.blanks();
      return { kind: 'member', of, name: { kind: 'literal', value: this.name() }, isSafe };
    }
    if (!this.skip('[')) return undefined;
    const isSafe = this.skip('?');
    const name = this.expression(depth + 1);
    this.blanks();
    if (!this.skip(']')) throw this.problem('has no "]" behind an index');
    return { kind: 'member', of, name, isSafe };
  }

  /** A text in quotes, of which two stand for one. */
  private quoted(): string {
    let value = '';
    for (let from = this.at + 1; ; ) {
      const end = this.text.indexOf("'", from);
      if (end === -1) throw this.problem('has a text without an end');
      value += this.text.slice(from, end);
      this.at = end + 1;
      if (this.text[this.at] !== "'") return value;
      value += "'";
      from = this.at + 1;
    }
  }

  private name(): string {
    const name = this.take(NAME);
    if (name === undefined) throw this.problem('has no name where one should be');
    return name;
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private skip(letter: string): boolean {
    if (this.text[this.at] !== letter) return false;
    this.at++;
    return true;
  }

  private blanks(): void {
    this.take(BLANKS);
  }

  private problem(what: string): NoExpression {
    return new NoExpression(`${what} (at letter ${this.at + 2})`);
  }
}
