import { type Decoded, Decoding, type Quoting } from './embedded';

/** The quotes of JavaScript. */
export type Quote = "'" | '"' | '`';

const ESCAPED: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  b: '\b',
  v: '\v',
  f: '\f',
  r: '\r',
  '0': '\0',
};

/**
 * Reads a literal of JavaScript from behind its opening quote to the closing one.
 *
 * @param start behind the opening quote
 * @returns `undefined` for a template with something put into it, and for escapes that are none: what text it is cannot be
 *   told. A literal that is not closed, as while it is typed, goes to the end of its line.
 * @see https://tc39.es/ecma262/#sec-literals-string-literals
 */
export function decodeLiteral(source: string, start: number, quote: Quote): Decoded | undefined {
  const decoding = new Decoding();
  let at = start;
  while (at < source.length) {
    const unit = source[at] as string;
    if (unit === quote || (/[\r\n]/.test(unit) && quote !== '`')) return decoding.end(at);
    if (quote === '`' && unit === '$' && source[at + 1] === '{') return undefined;
    if (unit === '\\') {
      const escaped = readEscape(source, at);
      if (escaped === undefined) return undefined;
      decoding.add(escaped.text, at);
      at = escaped.end;
    } else if (unit === '\r' && quote === '`') {
      // A template has line feeds, however its file ends lines.
      decoding.add('\n', at);
      at += source[at + 1] === '\n' ? 2 : 1;
    } else {
      decoding.add(unit, at);
      at++;
    }
  }
  return decoding.end(at);
}

/** What an escape stands for. @param at its backslash */
function readEscape(source: string, at: number): { readonly text: string; readonly end: number } | undefined {
  const unit = source[at + 1];
  if (unit === undefined) return undefined;
  if (unit === '\r' && source[at + 2] === '\n') return { text: '', end: at + 3 };
  if (/[\r\n\u2028\u2029]/.test(unit)) return { text: '', end: at + 2 };
  const rest = source.slice(at + 1, at + 12);
  const code = /^(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\})/i.exec(rest);
  if (code !== null) {
    const value = Number.parseInt((code[1] ?? code[2] ?? code[3]) as string, 16);
    return value > 0x10ffff ? undefined : { text: String.fromCodePoint(value), end: at + 1 + code[0].length };
  }
  // Octal ones mean one thing in a script and are an error in a module.
  if (/[xu1-9]/.test(unit) || (unit === '0' && /[0-9]/.test(source[at + 2] ?? ''))) return undefined;
  return { text: ESCAPED[unit] ?? unit, end: at + 2 };
}

/** Writes texts for a literal with these quotes. */
export function quotingFor(quote: Quote): Quoting {
  return (text) =>
    text
      .replace(/[\\\n\r]/g, (unit) => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r' })[unit] as string)
      .replaceAll(quote, `\\${quote}`)
      .replaceAll('${', quote === '`' ? '\\${' : '${');
}
