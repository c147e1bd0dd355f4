import { createHash } from 'node:crypto';

/** A value of a template, evaluated as far as the template decides it. */
export type ArmValue =
  | string
  | number
  | boolean
  | null
  | Unknown
  | readonly ArmValue[]
  | { readonly [name: string]: ArmValue };

export type ArmObject = Readonly<Record<string, ArmValue>>;

/** What an unknown value is read from, where that is a resource: its id, and the way to the attribute. */
export interface Origin {
  /** What stands for the id, as `keyOf` has it. */
  readonly id: string;
  /** `properties.principalId`, `identity.principalId`. */
  readonly path: readonly string[];
}

/**
 * A value that only the deployment knows. Functions of a template give the same for the same, so that two values with
 * one expression are one value.
 */
export class Unknown {
  /** The expression, with everything evaluated that can be: `parameters('name')`. No secret is ever part of it. */
  readonly expression: string;

  constructor(
    expression: string,
    /** Whether it is a secret: a secure parameter, or what `listKeys` gives. */
    readonly isSecret = false,
    readonly origin?: Origin,
  ) {
    this.expression = bounded(expression);
  }

  /** As people read it in a template. */
  get text(): string {
    return `[${this.expression}]`;
  }
}

/** A text of which the template knows parts: `bus-[parameters('env')]`. */
export class PartlyKnownText extends Unknown {
  constructor(readonly parts: readonly (string | Unknown)[]) {
    super(
      `concat(${parts.map(expressionOf).join(', ')})`,
      parts.some((part) => part instanceof Unknown && part.isSecret),
    );
  }

  override get text(): string {
    return bounded(this.parts.map((part) => (part instanceof Unknown ? `[${part.expression}]` : part)).join(''));
  }
}

/** A value that nobody has written, or that is not told: there is no expression of it, and the text says why. */
export class Untold extends Unknown {
  override get text(): string {
    return this.expression;
  }
}

/** Nobody reads more of an expression; what is longer is told from others by a digest of all of it. */
const LONGEST_EXPRESSION = 1000;
const KEPT = 200;

function bounded(expression: string): string {
  if (expression.length <= LONGEST_EXPRESSION) return expression;
  const digest = createHash('sha256').update(expression).digest('hex').slice(0, 16);
  return `${expression.slice(0, KEPT)}… #${digest}`;
}

/** A text made of parts: plain where all of them are known. */
export function textOfParts(parts: readonly (string | Unknown)[]): string | Unknown {
  const flat = parts.flatMap((part) => (part instanceof PartlyKnownText ? part.parts : [part]));
  const joined: (string | Unknown)[] = [];
  for (const part of flat) {
    const last = joined.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  const [first, ...others] = joined;
  if (first === undefined) return '';
  return others.length === 0 ? first : new PartlyKnownText(joined);
}

/** A value as it would be written in an expression. */
export function expressionOf(value: ArmValue): string {
  if (value instanceof Unknown) return value.expression;
  if (value === null) return 'null()';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return `${value}()`;
  if (isList(value)) return `createArray(${value.map(expressionOf).join(', ')})`;
  const entries = Object.entries(value).map(([name, part]) => `${expressionOf(name)}, ${expressionOf(part)}`);
  return `createObject(${entries.join(', ')})`;
}

/** What tells a text from others: Azure takes ids and names in any case. */
export function keyOf(value: string | Unknown): string {
  return (typeof value === 'string' ? value : value.text).toLowerCase();
}

/** A text as people read it, with what is not known in brackets. */
export function shownText(value: string | Unknown): string {
  return typeof value === 'string' ? value : value.text;
}

export function isList(value: unknown): value is readonly ArmValue[] {
  return Array.isArray(value);
}

export function isArmObject(value: unknown): value is ArmObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unknown);
}

/** What a name of an object stands for; Azure takes names in any case. `undefined` where it has none. */
export function field<T>(object: Readonly<Record<string, T>>, name: string): T | undefined {
  if (Object.hasOwn(object, name)) return object[name];
  const lower = name.toLowerCase();
  const found = Object.keys(object).find((one) => one.toLowerCase() === lower);
  return found === undefined ? undefined : object[found];
}

/** Whether a value, or something in it, is not known. */
export function isOpen(value: ArmValue): boolean {
  if (value instanceof Unknown) return true;
  if (isList(value)) return value.some(isOpen);
  return isArmObject(value) && Object.values(value).some(isOpen);
}
