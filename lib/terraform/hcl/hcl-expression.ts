import { DEEPEST } from '../../files';
import { unescaped } from './escapes';
import { type TemplatePart, templateParts } from './hcl-template';
import { type Token, tokensOf } from './tokens';

/** A step from a value to a part of it. */
export type Step =
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'index'; readonly key: Expression }
  | { readonly kind: 'splat' };

/** An expression, with its text. What is not evaluated here is `other`: operators, `for`, and what cannot be read. */
export type Expression = { readonly source: string } & (
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'template'; readonly parts: readonly TemplatePart[] }
  | { readonly kind: 'traversal'; readonly root: string; readonly steps: readonly Step[] }
  | { readonly kind: 'access'; readonly of: Expression; readonly steps: readonly Step[] }
  | { readonly kind: 'tuple'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [key: Expression, value: Expression])[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'conditional'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }
  | { readonly kind: 'other' }
);

/** Expressions by their text: resources of one kind are written alike. */
const parsed = new Map<string, Expression>();
const MOST_PARSED = 10_000;

/** Reads an expression; never fails, since what cannot be read is `other`. */
export function parseExpression(source: string): Expression {
  const known = parsed.get(source);
  if (known !== undefined) return known;
  const tokens = tokensOf(source);
  const expression = (tokens && new Parser(source, tokens).whole()) ?? { kind: 'other', source };
  if (parsed.size >= MOST_PARSED) parsed.clear();
  parsed.set(source, expression);
  return expression;
}

/** A text in quotes as an expression: a literal, where it has no template. */
export function textExpression(source: string): Expression {
  const body = source.slice(1, -1);
  const parts = templateParts(body);
  if (parts.some(({ kind }) => kind !== 'text')) {
    // Escapes belong to the text between templates; inside them they are the expression's own.
    const pieces = parts.map((part) => (part.kind === 'text' ? { ...part, text: unescaped(part.text) } : part));
    return { kind: 'template', parts: pieces, source };
  }
  return {
    kind: 'literal',
    value: unescaped(parts.map((part) => (part.kind === 'text' ? part.text : '')).join('')),
    source,
  };
}

const NAMED: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Reads the forms that are evaluated; every method gives `undefined` for another form, and for what is too deep. */
class Parser {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly source: string,
    private readonly tokens: readonly Token[],
  ) {}

  whole(): Expression | undefined {
    const found = this.expression();
    return this.at === this.tokens.length ? found : undefined;
  }

  private expression(): Expression | undefined {
    if (this.depth >= DEEPEST) return undefined;
    this.depth++;
    const found = this.conditional();
    this.depth--;
    return found;
  }

  private conditional(): Expression | undefined {
    const start = this.at;
    const first = this.postfix();
    if (first === undefined || this.next() !== '?') return first;
    this.at += 1;
    const yes = this.expression();
    if (yes === undefined || !this.skip(':')) return undefined;
    const no = this.expression();
    return no && { kind: 'conditional', test: first, yes, no, source: this.since(start) };
  }

  /** What is parted by commas up to a closing sign. */
  private list<T>(closing: string, item: () => T | undefined): T[] | undefined {
    const items: T[] = [];
    while (!this.skip(closing)) {
      const one = item();
      if (one === undefined) return undefined;
      items.push(one);
      if (this.next() !== closing && !this.skip(',')) {
        // Entries of an object may stand on lines of their own.
        if (closing !== '}' || !this.isOnNewLine()) return undefined;
      }
    }
    return items;
  }

  private postfix(): Expression | undefined {
    const start = this.at;
    const first = this.primary();
    if (first === undefined) return undefined;
    const steps = this.steps();
    if (steps === undefined) return undefined;
    const isName = first.kind === 'traversal' && this.tokens[start]?.kind === 'name';
    if (isName) return { ...first, steps, source: this.since(start) };
    return steps.length === 0 ? first : { kind: 'access', of: first, steps, source: this.since(start) };
  }

  private steps(): Step[] | undefined {
    const steps: Step[] = [];
    for (;;) {
      if (this.skip('.')) {
        const token = this.tokens[this.at++];
        if (token?.kind === 'name') steps.push({ kind: 'attribute', name: token.text });
        else if (token?.text === '*') steps.push({ kind: 'splat' });
        else if (token?.kind === 'number' && /^\d+$/.test(token.text)) {
          // The old way to write an index: `x.0`.
          const key: Expression = { kind: 'literal', value: Number(token.text), source: token.text };
          steps.push({ kind: 'index', key });
        } else return undefined;
      } else if (this.skip('[')) {
        if (this.next() === '*' && this.tokens[this.at + 1]?.text === ']') {
          this.at += 2;
          steps.push({ kind: 'splat' });
          continue;
        }
        const key = this.expression();
        if (key === undefined || !this.skip(']')) return undefined;
        steps.push({ kind: 'index', key });
      } else return steps;
    }
  }

  private primary(): Expression | undefined {
    const start = this.at;
    const token = this.tokens[this.at++];
    if (token === undefined) return undefined;
    if (token.kind === 'text') return textExpression(token.text);
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text), source: token.text };
    if (token.text === '-' && this.tokens[this.at]?.kind === 'number') {
      this.at += 1;
      return { kind: 'literal', value: Number(this.since(start).replace(/\s/g, '')), source: this.since(start) };
    }
    if (token.text === '(') {
      const inner = this.expression();
      return inner && this.skip(')') ? inner : undefined;
    }
    if (token.text === '[') {
      if (this.next() === 'for') return undefined;
      const items = this.list(']', () => this.expression());
      return items && { kind: 'tuple', items, source: this.since(start) };
    }
    if (token.text === '{') {
      if (this.next() === 'for') return undefined;
      const entries = this.list('}', () => this.entry());
      return entries && { kind: 'object', entries, source: this.since(start) };
    }
    return token.kind === 'name' ? this.named(token, start) : undefined;
  }

  private named(token: Token, start: number): Expression | undefined {
    const value = NAMED.get(token.text);
    if (value !== undefined) return { kind: 'literal', value, source: token.text };
    if (!this.skip('(')) return { kind: 'traversal', root: token.text, steps: [], source: token.text };
    const args = this.list(')', () => this.expression());
    return args && { kind: 'call', name: token.text, args, source: this.since(start) };
  }

  private entry(): readonly [Expression, Expression] | undefined {
    const token = this.tokens[this.at];
    const isName = token?.kind === 'name' && ['=', ':'].includes(this.tokens[this.at + 1]?.text ?? '');
    let key: Expression | undefined;
    if (isName) {
      this.at += 1;
      key = { kind: 'literal', value: token.text, source: token.text };
    } else key = this.expression();
    if (key === undefined || !(this.skip('=') || this.skip(':'))) return undefined;
    const value = this.expression();
    return value && [key, value];
  }

  private next(): string | undefined {
    return this.tokens[this.at]?.text;
  }

  private skip(sign: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.at += 1;
    return true;
  }

  private isOnNewLine(): boolean {
    const [before, after] = [this.tokens[this.at - 1], this.tokens[this.at]];
    return before !== undefined && after !== undefined && this.source.slice(before.end, after.start).includes('\n');
  }

  private since(start: number): string {
    return this.source.slice(this.tokens[start]?.start ?? 0, this.tokens[this.at - 1]?.end ?? 0);
  }
}
