/**
 * A piece of a file in HCL. Of texts and heredocs the literal parts are `text`, and what stands in `${…}` are tokens of
 * their own; comments are left out.
 *
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#lexical-elements
 */
export interface HclToken {
  readonly kind: 'name' | 'number' | 'sign' | 'line-end' | 'open-text' | 'text' | 'close-text' | 'open-template';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const NAME = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SIGN = /\.\.\.|=>|==|!=|<=|>=|&&|\|\||::|[^\s]/uy;
/** Blanks and comments; the end of a line is a token, and ends a comment that runs to it. */
const SPACE = /[^\S\n]+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const HEREDOC = /<<-?([\p{L}_][\p{L}\p{N}_-]*)[^\S\n]*\n/uy;

/** What is open, the innermost last: a template with the number of braces in it, a text, or a heredoc with its end. */
type Open =
  | { readonly kind: 'code'; braces: number }
  | { readonly kind: 'text' }
  | { readonly kind: 'heredoc'; readonly end: number };

/** The tokens of a file, as far as it is HCL: Terraform tells better what is wrong with a file that is not. */
export function hclTokens(source: string): HclToken[] {
  const tokens: HclToken[] = [];
  const open: Open[] = [{ kind: 'code', braces: 0 }];
  let at = source.startsWith('\uFEFF') ? 1 : 0;
  const push = (kind: HclToken['kind'], end: number): void => {
    if (end > at) tokens.push({ kind, text: source.slice(at, end), start: at, end });
    at = end;
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  };
  while (at < source.length) {
    const top = open.at(-1) as Open;
    if (top.kind !== 'code') {
      const end = endOfLiteral(source, at, top);
      push('text', end);
      if (top.kind === 'heredoc' ? at >= top.end : source[at] === '"' || source[at] === '\n') {
        // A text ends with its line, also where somebody has forgotten the quote.
        if (top.kind === 'text' && source[at] === '"') push('close-text', at + 1);
        else tokens.push({ kind: 'close-text', text: '', start: at, end: at });
        open.pop();
      } else if (at < source.length) {
        push('open-template', at + 2);
        open.push({ kind: 'code', braces: 0 });
      }
      continue;
    }
    const space = take(SPACE);
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    const char = source[at];
    if (char === '\n') push('line-end', at + 1);
    else if (char === '"') {
      push('open-text', at + 1);
      open.push({ kind: 'text' });
    } else if (char === '<' && take(HEREDOC) !== undefined) {
      HEREDOC.lastIndex = at;
      const [whole, word] = HEREDOC.exec(source) as unknown as [string, string];
      push('open-text', at + whole.length);
      open.push({ kind: 'heredoc', end: endOfHeredoc(source, at, word) });
    } else if (char === '{') {
      top.braces += 1;
      push('sign', at + 1);
    } else if (char === '}' && top.braces === 0 && open.length > 1) {
      open.pop();
      push('sign', at + 1);
    } else if (char === '}') {
      top.braces = Math.max(0, top.braces - 1);
      push('sign', at + 1);
    } else {
      const name = take(NAME);
      const number = name === undefined ? take(NUMBER) : undefined;
      const kind = name !== undefined ? 'name' : number !== undefined ? 'number' : 'sign';
      push(kind, at + (name ?? number ?? take(SIGN) ?? ' ').length);
    }
  }
  return tokens;
}

/** Where the literal part of a text ends: at a template, at its closing quote, at the end of a heredoc. */
function endOfLiteral(source: string, from: number, top: Exclude<Open, { kind: 'code' }>): number {
  const limit = top.kind === 'heredoc' ? top.end : source.length;
  for (let at = from; at < limit; at++) {
    const char = source[at];
    if (top.kind === 'text' && char === '\\') at += 1;
    else if (top.kind === 'text' && (char === '"' || char === '\n')) return at;
    else if ((char === '$' || char === '%') && source[at + 1] === char && source[at + 2] === '{') at += 2;
    else if ((char === '$' || char === '%') && source[at + 1] === '{') return at;
  }
  return limit;
}

/** Where the line begins that has nothing but the word of a heredoc; the end of the file, where there is none. */
function endOfHeredoc(source: string, from: number, word: string): number {
  const closing = new RegExp(`^[^\\S\\n]*${word}[^\\S\\n]*\\r?$`, 'mu');
  const found = closing.exec(source.slice(from));
  return found === null ? source.length : from + found.index;
}
