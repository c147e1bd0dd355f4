import { type ArmValue, isArmObject, isList, textOfParts, Unknown } from './arm-values';

/**
 * A function of templates on values of which all are known, or on a text of which parts are; `undefined` where its
 * documentation does not decide the result, or does not allow what it is given: then the result is not known.
 */
export type PureFunction = (...given: readonly ArmValue[]) => ArmValue | undefined;

/** The longest text that Azure takes in a template. @see https://learn.microsoft.com/azure/azure-resource-manager/templates/best-practices#template-limits */
export const LONGEST_TEXT = 131_072;

function isText(value: ArmValue | undefined): value is string {
  return typeof value === 'string';
}

function isPart(value: ArmValue | undefined): value is string | Unknown {
  return typeof value === 'string' || value instanceof Unknown;
}

/** A function of one text. */
const ofText =
  (change: (text: string) => ArmValue | undefined): PureFunction =>
  (text, ...others) =>
    isText(text) && others.length === 0 ? change(text) : undefined;

/** A function of two texts. */
const ofTexts =
  (change: (text: string, other: string) => ArmValue | undefined): PureFunction =>
  (text, other, ...others) =>
    isText(text) && isText(other) && others.length === 0 ? change(text, other) : undefined;

function decoded(text: string): string | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return undefined;
  return Buffer.from(text, 'base64').toString('utf8');
}

function parsed(text: string): ArmValue | undefined {
  try {
    return JSON.parse(text) as ArmValue;
  } catch {
    return undefined;
  }
}

/** Texts and whole numbers as .NET writes them; of others the documentation says nothing. */
function inFormat(value: ArmValue | undefined, kind: string | undefined): string | Unknown | undefined {
  if (kind === undefined) return isPart(value) ? value : typeof value === 'number' ? String(value) : undefined;
  const digits = /^D(\d{1,2})$/i.exec(kind)?.[1];
  if (digits === undefined || typeof value !== 'number' || !Number.isInteger(value)) return undefined;
  const padded = String(Math.abs(value)).padStart(Number(digits), '0');
  return value < 0 ? `-${padded}` : padded;
}

/** `{0}`, `{1:D3}`; two braces are one. @see https://learn.microsoft.com/dotnet/standard/base-types/composite-formatting */
function format(pattern: ArmValue | undefined, ...given: readonly ArmValue[]): ArmValue | undefined {
  if (!isText(pattern)) return undefined;
  const parts: (string | Unknown)[] = [];
  let at = 0;
  for (const found of pattern.matchAll(/\{\{|\}\}|\{(\d+)(?::([^{}]*))?\}/g)) {
    const [whole, number, kind] = found;
    const between = pattern.slice(at, found.index);
    if (/[{}]/.test(between)) return undefined;
    parts.push(between);
    at = found.index + whole.length;
    const part = number === undefined ? whole.slice(1) : inFormat(given[Number(number)], kind);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  const rest = pattern.slice(at);
  return /[{}]/.test(rest) ? undefined : textOfParts([...parts, rest]);
}

function concat(...given: readonly ArmValue[]): ArmValue | undefined {
  if (given.length > 0 && given.every(isList)) return given.flat();
  const parts = given.map((part) => (typeof part === 'number' && Number.isInteger(part) ? String(part) : part));
  return parts.every(isPart) ? textOfParts(parts) : undefined;
}

function substring(text: ArmValue | undefined, start: ArmValue | undefined, length?: ArmValue): ArmValue | undefined {
  if (!isText(text) || typeof start !== 'number' || start < 0 || start > text.length) return undefined;
  if (length === undefined) return text.slice(start);
  return typeof length === 'number' && length >= 0 && start + length <= text.length
    ? text.slice(start, start + length)
    : undefined;
}

function split(text: ArmValue | undefined, delimiter: ArmValue | undefined): ArmValue | undefined {
  if (!isText(text)) return undefined;
  const all = isList(delimiter) ? delimiter : [delimiter];
  if (all.length === 0 || !all.every((one): one is string => isText(one) && one !== '')) return undefined;
  return all.reduce((parts, one) => parts.flatMap((part) => part.split(one)), [text]);
}

function padLeft(value: ArmValue | undefined, total: ArmValue | undefined, by: ArmValue = ' '): ArmValue | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (!isText(text) || typeof total !== 'number' || total > LONGEST_TEXT || !isText(by) || by.length !== 1)
    return undefined;
  return text.padStart(total, by);
}

function join(list: ArmValue | undefined, delimiter: ArmValue | undefined): ArmValue | undefined {
  if (!isList(list) || !isText(delimiter)) return undefined;
  const texts = list.map((part) => (typeof part === 'number' ? String(part) : part));
  return texts.every(isText) ? texts.join(delimiter) : undefined;
}

/** How a truth is written as text, and what an object looks like as one, is not documented. */
function string(value: ArmValue | undefined): ArmValue | undefined {
  if (isText(value)) return value;
  return typeof value === 'number' && Number.isInteger(value) ? String(value) : undefined;
}

function int(value: ArmValue | undefined): ArmValue | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  return isText(value) && /^-?\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** Functions of texts. @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-string */
export const TEXT_FUNCTIONS: Readonly<Record<string, PureFunction>> = {
  base64: ofText((text) => Buffer.from(text, 'utf8').toString('base64')),
  base64tostring: ofText(decoded),
  base64tojson: ofText((text) => {
    const json = decoded(text);
    return json === undefined ? undefined : parsed(json);
  }),
  concat,
  endswith: ofTexts((text, end) => text.toLowerCase().endsWith(end.toLowerCase())),
  format,
  int,
  join,
  json: ofText(parsed),
  padleft: padLeft,
  replace: (text, old, by) =>
    isText(text) && isText(old) && old !== '' && isText(by) ? text.split(old).join(by) : undefined,
  split,
  startswith: ofTexts((text, start) => text.toLowerCase().startsWith(start.toLowerCase())),
  string,
  substring,
  tolower: ofText((text) => text.toLowerCase()),
  toupper: ofText((text) => text.toUpperCase()),
  trim: ofText((text) => text.trim()),
  uricomponent: ofText(encodeURIComponent),
  uricomponenttostring: ofText((text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return undefined;
    }
  }),
};

/** Functions that do their work on texts of which a part is not known. */
export const TAKES_UNKNOWN: ReadonlySet<string> = new Set(['concat', 'format', 'createarray', 'createobject', 'array']);

/** Whether a value is one that a later step can be given: an object of another's making could be too large. */
export function isReasonable(value: ArmValue): boolean {
  if (typeof value === 'string') return value.length <= LONGEST_TEXT;
  if (isList(value)) return value.length <= LONGEST_LIST;
  return !isArmObject(value) || Object.keys(value).length <= LONGEST_LIST;
}

/** The longest list that `range` makes; longer ones are nothing that a template works with. */
export const LONGEST_LIST = 10_000;
