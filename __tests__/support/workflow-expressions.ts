/**
 * The language of expressions of Logic Apps, as far as the workflow of this project uses it, read from its reference. All
 * arguments are computed, also those of the way that an `if` does not take.
 *
 * https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference
 */
export class Expressions {
  constructor(private readonly host: Readonly<Record<string, (...args: any[]) => unknown>>) {}

  /** A value of a definition, with all of its expressions computed. */
  resolve(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return value.map((one) => this.resolve(one));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, this.resolve(part)]));
  }

  private text(text: string): unknown {
    if (text.startsWith('@@')) return `@${this.filled(text.slice(2))}`;
    if (text.startsWith('@') && !text.startsWith('@{')) return this.evaluate(text.slice(1));
    return this.filled(text);
  }

  /** Text with `@{…}` in it. */
  private filled(text: string): string {
    let [done, rest] = ['', text];
    for (;;) {
      const start = rest.search(/@@\{|@\{/);
      if (start === -1) return done + rest;
      if (rest.startsWith('@@{', start)) {
        done += `${rest.slice(0, start)}@{`;
        rest = rest.slice(start + 3);
        continue;
      }
      const end = endOf(rest, start + 2);
      done += rest.slice(0, start) + asText(this.evaluate(rest.slice(start + 2, end)));
      rest = rest.slice(end + 1);
    }
  }

  /** Calls a function of the language with values. */
  call(name: string, ...args: readonly unknown[]): unknown {
    const call = FUNCTIONS[name];
    if (call === undefined) throw new Error(`unknown function ${name}`);
    return call(...args);
  }

  evaluate(source: string): unknown {
    if (source.length > 8192) throw new Error(`an expression has at most 8192 characters, and this ${source.length}`);
    const parser = new Parser(source, { ...FUNCTIONS, ...this.host });
    const value = parser.expression();
    parser.end();
    return value;
  }
}

/** Where an expression in braces ends. */
function endOf(text: string, start: number): number {
  let inText = false;
  for (let i = start; i < text.length; i++) {
    if (text[i] === "'") inText = !inText;
    if (text[i] === '}' && !inText) return i;
  }
  throw new Error(`no end of the expression in ${text}`);
}

class Parser {
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly functions: Readonly<Record<string, (...args: any[]) => unknown>>,
  ) {}

  end(): void {
    this.space();
    if (this.at < this.source.length) throw new Error(`unexpected ${this.source.slice(this.at, this.at + 20)}`);
  }

  expression(): unknown {
    let value = this.primary();
    for (;;) {
      this.space();
      const isSafe = this.take('?');
      if (!this.take('[')) {
        if (isSafe) throw new Error('? without [');
        return value;
      }
      const key = this.expression();
      this.need(']');
      value = select(value, key as string | number, isSafe);
    }
  }

  private primary(): unknown {
    this.space();
    const rest = this.source.slice(this.at);
    const [text] = /^'(?:[^']|'')*'/.exec(rest) ?? [];
    if (text !== undefined) {
      this.at += text.length;
      return text.slice(1, -1).replaceAll("''", "'");
    }
    const [number] = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/i.exec(rest) ?? [];
    if (number !== undefined) {
      this.at += number.length;
      return Number(number);
    }
    const [name] = /^[A-Za-z]\w*/.exec(rest) ?? [];
    if (name === undefined) throw new Error(`unexpected ${rest.slice(0, 20)}`);
    this.at += name.length;
    if (!this.take('(')) {
      if (name in WORDS) return WORDS[name];
      throw new Error(`unknown word ${name}`);
    }
    const args = this.args();
    const call = this.functions[name];
    if (call === undefined) throw new Error(`unknown function ${name}`);
    return call(...args);
  }

  private args(): unknown[] {
    const args: unknown[] = [];
    this.space();
    if (this.take(')')) return args;
    do args.push(this.expression());
    while (this.take(','));
    this.need(')');
    return args;
  }

  private space(): void {
    while (this.source[this.at] === ' ') this.at += 1;
  }

  private take(character: string): boolean {
    this.space();
    if (this.source[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private need(character: string): void {
    if (!this.take(character)) throw new Error(`${character} is missing at ${this.at} of ${this.source}`);
  }
}

const WORDS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

function select(value: any, key: string | number, isSafe: boolean): unknown {
  if (value === null || value === undefined) {
    if (isSafe) return null;
    throw new Error(`${key} of null`);
  }
  if (Array.isArray(value)) {
    if (typeof key !== 'number') throw new Error(`the property ${key} of a list`);
    if (key < 0 || key >= value.length) throw new Error(`no element ${key}`);
    return value[key];
  }
  if (typeof value !== 'object') throw new Error(`the property ${key} of ${typeof value}`);
  if (Object.hasOwn(value, key)) return value[key];
  if (isSafe) return null;
  throw new Error(`no property ${key}`);
}

/** As .NET writes it. */
function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number' && value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e15)) {
    const [digits = '', exponent = '0'] = value.toExponential().split('e');
    return `${digits}E${exponent.startsWith('-') ? '-' : '+'}${exponent.replace(/^[+-]/, '').padStart(2, '0')}`;
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function need<T>(is: boolean, value: T, what: string): T {
  if (!is) throw new Error(`${JSON.stringify(value)} is no ${what}`);
  return value;
}
const textOf = (value: unknown) => need(typeof value === 'string', value as string, 'text');
const numberOf = (value: unknown) => need(typeof value === 'number', value as number, 'number');
const flagOf = (value: unknown) => need(typeof value === 'boolean', value as boolean, 'boolean');
const listOf = (value: unknown) => need(Array.isArray(value), value as unknown[], 'list');
const isInt = (value: unknown) => /^[+-]?\d{1,18}$/.test(textOf(value).trim());
const isFloat = (value: unknown) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(textOf(value).trim());
const order = (compare: (a: number, b: number) => boolean) => (a: unknown, b: unknown) =>
  compare(numberOf(a), numberOf(b));

const FUNCTIONS: Readonly<Record<string, (...args: any[]) => unknown>> = {
  if: (is, yes, no) => (flagOf(is) ? yes : no),
  and: (...all) => all.map(flagOf).every((one) => one),
  or: (...all) => all.map(flagOf).some((one) => one),
  not: (one) => !flagOf(one),
  equals: (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null),
  greater: order((a, b) => a > b),
  greaterOrEquals: order((a, b) => a >= b),
  less: order((a, b) => a < b),
  lessOrEquals: order((a, b) => a <= b),
  coalesce: (...all) => all.find((one) => one !== null && one !== undefined) ?? null,
  createArray: (...all) => all,
  contains: (whole, part) => {
    if (typeof whole === 'string') return whole.includes(textOf(part));
    if (Array.isArray(whole)) return whole.some((one) => JSON.stringify(one) === JSON.stringify(part));
    return Object.hasOwn(whole, part);
  },
  string: asText,
  int: (value) => {
    if (typeof value === 'number') return need(Number.isInteger(value), value, 'whole number');
    return Number(need(isInt(value), value, 'whole number'));
  },
  float: (value) => (typeof value === 'number' ? value : Number(need(isFloat(value), value, 'number'))),
  isInt,
  isFloat,
  json: (value) => {
    const parsed = JSON.parse(textOf(value));
    need(depthOf(parsed) <= 64, 'the text', 'JSON of at most 64 levels');
    return parsed;
  },
  concat: (...all) => all.map(asText).join(''),
  replace: (text, from, to) => textOf(text).replaceAll(textOf(from), textOf(to)),
  split: (text, by) => textOf(text).split(textOf(by)),
  join: (list, by) => listOf(list).map(asText).join(textOf(by)),
  skip: (list, count) => listOf(list).slice(numberOf(count)),
  substring: (text, from) => {
    if (numberOf(from) > textOf(text).length) throw new Error(`substring of ${text} from ${from}`);
    return textOf(text).slice(numberOf(from));
  },
  take: (whole, count) => (typeof whole === 'string' ? whole : listOf(whole)).slice(0, numberOf(count)),
  length: (whole) => (typeof whole === 'string' ? whole : listOf(whole)).length,
  startsWith: (text, start) => textOf(text).toLowerCase().startsWith(textOf(start).toLowerCase()),
  endsWith: (text, end) => textOf(text).toLowerCase().endsWith(textOf(end).toLowerCase()),
  toLower: (text) => textOf(text).toLowerCase(),
  trim: (text) => textOf(text).trim(),
  min: (...all) => Math.min(...all.map(numberOf)),
  max: (...all) => Math.max(...all.map(numberOf)),
  add: (a, b) => numberOf(a) + numberOf(b),
  sub: (a, b) => numberOf(a) - numberOf(b),
  mul: (a, b) => numberOf(a) * numberOf(b),
  div: (a, b) => Math.trunc(numberOf(a) / numberOf(b)),
  base64: (text) => Buffer.from(textOf(text)).toString('base64'),
  base64ToString: (text) => Buffer.from(textOf(text), 'base64').toString('utf8'),
  uriComponent: (text) => encodeURIComponent(textOf(text)),
};

function depthOf(value: unknown): number {
  let [depth, level]: [number, unknown[]] = [0, [value]];
  while (level.length > 0 && depth <= 64) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    depth += 1;
  }
  return depth;
}
