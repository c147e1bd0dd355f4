import { createHash } from 'node:crypto';
import { LONGEST_TEXT } from './bounds';
import { isPrimitive } from './hcl-values';

/** That a function is not evaluated here, or not for these arguments. */
export const NOT_EVALUATED = Symbol('not evaluated');

/**
 * Functions that put texts together and take them apart, for literals.
 *
 * @see https://developer.hashicorp.com/terraform/language/functions
 */
export const TEXT_FUNCTIONS: ReadonlyMap<string, (...args: unknown[]) => unknown> = new Map(
  Object.entries<(...args: unknown[]) => unknown>({
    join: (between, ...lists) => {
      const items = lists.every(Array.isArray) ? lists.flat() : undefined;
      if (typeof between !== 'string' || items?.every(isPrimitive) !== true) return NOT_EVALUATED;
      const texts = items.map(String);
      const length = texts.reduce((sum, { length: one }) => sum + one + between.length, 0);
      return length > LONGEST_TEXT ? NOT_EVALUATED : texts.join(between);
    },
    split: (between, text) =>
      areTexts(between, text) && between !== '' ? String(text).split(String(between)) : NOT_EVALUATED,
    trimprefix: (text, prefix) => {
      if (!areTexts(text, prefix)) return NOT_EVALUATED;
      return String(text).startsWith(String(prefix)) ? String(text).slice(String(prefix).length) : text;
    },
    trimsuffix: (text, suffix) => {
      if (!areTexts(text, suffix)) return NOT_EVALUATED;
      const [all, end] = [String(text), String(suffix)];
      return end !== '' && all.endsWith(end) ? all.slice(0, -end.length) : all;
    },
    replace: (text, searched, by) => {
      // Between slashes it is a regular expression of Go, which is none of JavaScript.
      if (!areTexts(text, searched, by) || /^(?:\/.*\/)?$/s.test(String(searched))) return NOT_EVALUATED;
      const parts = String(text).split(String(searched));
      const length = String(text).length + parts.length * String(by).length;
      return length > LONGEST_TEXT ? NOT_EVALUATED : parts.join(String(by));
    },
    substr: (text, offset, length) => {
      // It counts what people call letters, which are characters where all are of ASCII.
      if (!areTexts(text) || !/^[\x20-\x7e]*$/.test(String(text))) return NOT_EVALUATED;
      if (!Number.isInteger(offset) || !Number.isInteger(length) || Number(offset) < 0) return NOT_EVALUATED;
      return String(text).slice(Number(offset), Number(length) < 0 ? undefined : Number(offset) + Number(length));
    },
    sha256: (text) => (areTexts(text) ? createHash('sha256').update(String(text)).digest('hex') : NOT_EVALUATED),
    jsonencode: (value) => {
      const text = value === undefined ? undefined : encoded(value);
      return text === undefined || text.length > LONGEST_TEXT ? NOT_EVALUATED : text;
    },
  }),
);

function areTexts(...values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === 'string');
}

/** JSON as Terraform writes it: names in order, and nothing that would be markup on a page. */
function encoded(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(encoded).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([name, one]) => `${encoded(name)}:${encoded(one)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
