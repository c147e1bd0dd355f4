/** An expression of the workflow definition language, read. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | {
      readonly kind: 'member';
      readonly of: Expression;
      readonly key: Expression;
      /** Whether nothing is taken from nothing, `?[…]`; else that fails. */
      readonly isSafe: boolean;
    };

/** That an expression cannot be read: why. */
export class ExpressionProblem extends Error {
  override readonly name = 'ExpressionProblem';
}

/** https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-configuration#workflow-definition-limits */
const LONGEST_EXPRESSION = 8192;
/** No expression of a person is as deep; the stack of this program is not endless. */
const DEEPEST_EXPRESSION = 500;

const WORDS = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Reads an expression, without the `@` in front.
 *
 * https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-definition-language#expressions
 *
 * @throws ExpressionProblem
 */
export function parseExpression(source: string): Expression {
  if (source.length > LONGEST_EXPRESSION) {
    throw new ExpressionProblem(
      `an expression has at most ${LONGEST_EXPRESSION} characters, and this ${source.length}`,
    );
  }
  return new Parser(source).whole();
}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly source: string) {}

  whole(): Expression {
    const expression = this.expression();
    if (this.at < this.source.length) this.fail('the end');
    return expression;
  }

  private expression(): Expression {
    this.depth += 1;
    if (this.depth > DEEPEST_EXPRESSION) {
      throw new ExpressionProblem(`an expression of more than ${DEEPEST_EXPRESSION} levels`);
    }
    let expression = this.primary();
    for (;;) {
      const isSafe = this.take('?');
      if (this.take('[')) {
        expression = { kind: 'member', of: expression, key: this.expression(), isSafe };
        this.need(']');
      } else if (this.take('.')) {
        const name = this.match(/[A-Za-z_]\w*/y) ?? this.fail('a name');
        expression = { kind: 'member', of: expression, key: { kind: 'literal', value: name }, isSafe };
      } else {
        if (isSafe) this.fail('[ or . after ?');
        this.depth -= 1;
        return expression;
      }
    }
  }

  private primary(): Expression {
    const text = this.match(/'(?:[^']|'')*'/y);
    if (text !== undefined) return { kind: 'literal', value: text.slice(1, -1).replaceAll("''", "'") };
    const number = this.match(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/iy);
    if (number !== undefined) return { kind: 'literal', value: Number(number) };
    const name = this.match(/[A-Za-z]\w*/y) ?? this.fail('a text, a number or a function');
    if (this.take('(')) return { kind: 'call', name, args: this.args() };
    const word = WORDS.get(name);
    if (word === undefined) throw new ExpressionProblem(`unknown word ${name}`);
    return { kind: 'literal', value: word };
  }

  private args(): Expression[] {
    const args: Expression[] = [];
    if (this.take(')')) return args;
    do args.push(this.expression());
    while (this.take(','));
    this.need(')');
    return args;
  }

  private match(pattern: RegExp): string | undefined {
    this.space();
    pattern.lastIndex = this.at;
    const [found] = pattern.exec(this.source) ?? [];
    this.at += found?.length ?? 0;
    this.space();
    return found;
  }

  private take(character: string): boolean {
    this.space();
    if (this.source[this.at] !== character) return false;
    this.at += 1;
    this.space();
    return true;
  }

  private need(character: string): void {
    if (!this.take(character)) this.fail(character);
  }

  private space(): void {
    while (/\s/.test(this.source[this.at] ?? '')) this.at += 1;
  }

  private fail(wanted: string): never {
    const found = this.source.slice(this.at, this.at + 20) || 'the end';
    throw new ExpressionProblem(`expected ${wanted} at character ${this.at + 1}, and found ${found}`);
  }
}
