/** A part of what the solver says: a word, a text, or a list. */
export type Part = string | { readonly text: string } | readonly Part[];

/** Reads what a solver of SMT-LIB 2 says; words are strings, texts are objects, so that `"sat"` is not `sat`. */
export function readParts(said: string): Part[] {
  const tokens = said.match(/"(?:[^"]|"")*"|\(|\)|\|[^|]*\||[^\s()"|]+/g) ?? [];
  let at = 0;
  const list = (): Part[] => {
    const parts: Part[] = [];
    while (at < tokens.length) {
      const token = tokens[at++] as string;
      if (token === ')') break;
      if (token === '(') parts.push(list());
      else parts.push(token.startsWith('"') ? { text: plainText(token) } : token);
    }
    return parts;
  };
  return list();
}

/** A text of the solver as JavaScript has it: `""` is a quote, `\u{e9}` a UTF-16 unit. */
function plainText(token: string): string {
  const escaped = /\\u(?:\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{4}))/g;
  return token
    .slice(1, -1)
    .replaceAll('""', '"')
    .replace(escaped, (_, braced, plain) => String.fromCharCode(Number.parseInt(braced ?? plain, 16)));
}

/** A whole number: `5` or `(- 5)`. */
export function integerOf(part: Part | undefined): bigint {
  if (Array.isArray(part)) return -integerOf(part[1]);
  return BigInt(part as string);
}

/** A number of a fixed count of bits: `#b0101` or `#x5`. */
export function bitsOf(part: Part | undefined): number {
  return Number(`0${(part as string).slice(1)}`);
}

/** A double: `(fp #b0 #b… #x…)` or `(_ +zero 11 53)`. */
export function doubleOf(part: Part | undefined): number {
  const [kind, ...rest] = part as readonly string[];
  if (kind !== 'fp')
    return { '+zero': 0, '-zero': -0, '+oo': Infinity, '-oo': -Infinity }[rest[0] as string] ?? Number.NaN;
  const widths = [1, 11, 52];
  const bits = rest.map((field, index) =>
    BigInt(`0${field.slice(1)}`)
      .toString(2)
      .padStart(widths[index] as number, '0'),
  );
  return new Float64Array(BigUint64Array.of(BigInt(`0b${bits.join('')}`)).buffer)[0] as number;
}
