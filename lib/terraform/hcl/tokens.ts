/**
 * A piece of an expression of HCL, with where it begins and ends. A text in quotes is one token, whatever stands in it.
 *
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#lexical-elements
 */
export interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'sign';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const NAME = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SIGN = /\.\.\.|=>|==|!=|<=|>=|&&|\|\||[^\s]/uy;
const SPACE = /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;

/** The tokens of an expression; `undefined` for one that ends inside a text. */
export function tokensOf(source: string): Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  };
  while (at < source.length) {
    const space = take(SPACE);
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    const start = at;
    let kind: Token['kind'];
    if (source[at] === '"') {
      const end = endOfText(source, at);
      if (end === undefined) return undefined;
      kind = 'text';
      at = end;
    } else {
      const name = take(NAME);
      const number = name === undefined ? take(NUMBER) : undefined;
      kind = name !== undefined ? 'name' : number !== undefined ? 'number' : 'sign';
      at += (name ?? number ?? take(SIGN) ?? ' ').length;
    }
    tokens.push({ kind, text: source.slice(start, at), start, end: at });
  }
  return tokens;
}

/** Where a text in quotes ends, which may have templates with texts of their own; after the closing quote. */
function endOfText(source: string, from: number): number | undefined {
  let at = from + 1;
  while (at < source.length) {
    const char = source[at];
    if (char === '\\') at += 2;
    else if (char === '"') return at + 1;
    else if (isEscaped(source, at)) at += 3;
    else if ((char === '$' || char === '%') && source[at + 1] === '{') {
      const end = endOfTemplate(source, at + 2);
      if (end === undefined) return undefined;
      at = end + 1;
    } else at += 1;
  }
  return undefined;
}

/** Whether `$${` or `%%{` stands here, which is text. */
export function isEscaped(source: string, at: number): boolean {
  const char = source[at];
  return (char === '$' || char === '%') && source[at + 1] === char && source[at + 2] === '{';
}

/** Where the brace is that closes a template, whose inside begins at `from`: braces and texts in it are skipped. */
export function endOfTemplate(source: string, from: number): number | undefined {
  let depth = 0;
  let at = from;
  while (at < source.length) {
    const char = source[at];
    if (char === '"') {
      const end = endOfText(source, at);
      if (end === undefined) return undefined;
      at = end;
      continue;
    }
    if (char === '{') depth += 1;
    if (char === '}') {
      if (depth === 0) return at;
      depth -= 1;
    }
    at += 1;
  }
  return undefined;
}
