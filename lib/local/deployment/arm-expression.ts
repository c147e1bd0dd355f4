import { isObject } from '../../terraform';
import { NotKnown } from './filled-document';

/**
 * A value of an ARM template, with its expressions evaluated: `parameters` and `concat`, which is what puts names
 * together. `[[` is a text that begins with `[`.
 *
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions
 * @throws NotKnown for any other expression
 */
export function armValue(value: unknown, parameters: ReadonlyMap<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((one) => armValue(one, parameters));
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, armValue(one, parameters)]));
  }
  if (typeof value !== 'string' || !/^\[.*\]$/s.test(value)) return value;
  if (value.startsWith('[[')) return value.slice(1);
  return new Reader(value, parameters).whole();
}

/** The same where a text is wanted. @throws NotKnown */
export function armText(value: unknown, parameters: ReadonlyMap<string, unknown>): string {
  const evaluated = armValue(value, parameters);
  if (typeof evaluated === 'string') return evaluated;
  throw new NotKnown(`its template has ${JSON.stringify(value)} where a text is expected`);
}

const TOKEN = /\s*(?:'((?:[^']|'')*)'|([A-Za-z_]\w*)|(-?\d+)|([(),]))/y;

type Token = { readonly kind: 'text' | 'name' | 'number' | 'sign'; readonly text: string };

class Reader {
  private readonly tokens: Token[] = [];
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly parameters: ReadonlyMap<string, unknown>,
  ) {
    const inside = source.slice(1, -1);
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < inside.trimEnd().length) {
      const match = TOKEN.exec(inside);
      if (match === null) throw this.notRead();
      const [, literal, name, number, sign] = match;
      if (literal !== undefined) this.tokens.push({ kind: 'text', text: literal.replaceAll("''", "'") });
      else if (name !== undefined) this.tokens.push({ kind: 'name', text: name });
      else if (number !== undefined) this.tokens.push({ kind: 'number', text: number });
      else this.tokens.push({ kind: 'sign', text: sign as string });
    }
  }

  whole(): unknown {
    const value = this.value();
    if (this.at < this.tokens.length) throw this.notRead();
    return value;
  }

  private value(): unknown {
    const token = this.tokens[this.at++];
    if (token?.kind === 'text') return token.text;
    if (token?.kind === 'number') return Number(token.text);
    if (token?.kind !== 'name' || !this.takes('(')) throw this.notRead();
    return this.call(token.text.toLowerCase(), this.args());
  }

  private args(): unknown[] {
    const args: unknown[] = [];
    if (this.takes(')')) return args;
    do args.push(this.value());
    while (this.takes(','));
    if (!this.takes(')')) throw this.notRead();
    return args;
  }

  private takes(sign: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.at += 1;
    return true;
  }

  private call(name: string, args: readonly unknown[]): unknown {
    const [first] = args;
    if (name === 'parameters' && typeof first === 'string' && args.length === 1) {
      // Names of parameters are the same in any letters.
      for (const [one, value] of this.parameters) if (one.toLowerCase() === first.toLowerCase()) return value;
      throw new NotKnown(`its template has no value for the parameter ${first}`);
    }
    const areTexts = args.every((one) => typeof one === 'string' || typeof one === 'number');
    if (name === 'concat' && areTexts) return args.join('');
    throw this.notRead();
  }

  private notRead(): NotKnown {
    return new NotKnown(`its template has the expression ${this.source}, which is not read here`);
  }
}
