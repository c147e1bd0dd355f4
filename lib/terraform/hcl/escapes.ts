/** What an escape in a text of HCL stands for, and where what follows it begins. */
export interface Escape {
  readonly text: string;
  readonly end: number;
}

const ESCAPES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({ n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }),
);

/**
 * The escape at a place; `undefined` where what stands there is none.
 *
 * @param at its backslash
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences-1
 */
export function escapeAt(source: string, at: number): Escape | undefined {
  if (source[at] !== '\\') return undefined;
  const code = /^u([0-9a-fA-F]{4})|^U([0-9a-fA-F]{8})/.exec(source.slice(at + 1, at + 10));
  if (code !== null) {
    const point = Number.parseInt((code[1] ?? code[2]) as string, 16);
    return point > 0x10_ff_ff ? undefined : { text: String.fromCodePoint(point), end: at + 1 + code[0].length };
  }
  const text = ESCAPES.get(source[at + 1] ?? '');
  return text === undefined ? undefined : { text, end: at + 2 };
}

/** A text as it is meant; what is no escape stays as it stands. */
export function unescaped(source: string): string {
  let text = '';
  for (let at = 0; at < source.length; ) {
    const found = escapeAt(source, at);
    text += found?.text ?? source[at];
    at = found?.end ?? at + 1;
  }
  return text;
}
