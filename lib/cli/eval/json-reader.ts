const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const CAPITAL_E = 0x45;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const SMALL_E = 0x65;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const SPACE = 0x20;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Where it stands, a number as JSON has it. */
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** So many digits are a number that JavaScript holds exactly. */
const MOST_DIGITS = 15;

/** What JSON has that is neither an object nor a list. */
export type Scalar = string | number | boolean | null;

/**
 * Reads a text of JSON from left to right, once, and makes nothing but the values that it is asked for: no object, no list.
 *
 * What is no JSON, and what it is not made for (an escape in a name, a whole number of more than fifteen digits), ends it:
 * nothing follows then, and `isWhole` says so at the end. JSON.parse is to be asked about such a text.
 */
export class JsonReader {
  /** The name of the member whose value is read next. */
  name = '';
  /** How much of the text has been read. */
  at = 0;
  private isUsual = true;
  /** Whether an object or a list was opened just now, so that no comma stands before what follows. */
  private isFirst = false;

  constructor(private readonly text: string) {}

  /** Whether all of the text was read, with nothing in it that ended the reading. */
  isWhole(): boolean {
    return Number.isNaN(this.next()) && this.isUsual;
  }

  /** Ends it: what was read is for somebody else to look at. */
  giveUp(): void {
    this.isUsual = false;
    this.at = this.text.length;
  }

  /** Whether an object follows. */
  isAtObject(): boolean {
    return this.next() === OPEN_OBJECT;
  }

  beginObject(): void {
    this.begin(OPEN_OBJECT);
  }

  beginList(): void {
    this.begin(OPEN_LIST);
  }

  /** Whether the object has a further member, whose `name` is known then and whose value has to be read; else it has ended. */
  hasMember(): boolean {
    if (!this.hasNext(CLOSE_OBJECT)) return false;
    this.name = this.readName();
    if (!this.takes(COLON)) this.giveUp();
    return this.isUsual;
  }

  /** Whether the list has a further item, which has to be read; else it has ended. */
  hasItem(): boolean {
    return this.hasNext(CLOSE_LIST);
  }

  /** A text, a number, true, false or null; nothing where there is none. */
  scalar(): Scalar | undefined {
    const code = this.next();
    if (code === QUOTE) return this.readText();
    if (code === MINUS || (code >= ZERO && code <= NINE)) return this.readNumber();
    if (this.takesWord('true')) return true;
    if (this.takesWord('false')) return false;
    if (this.takesWord('null')) return null;
    this.giveUp();
    return undefined;
  }

  /** The text of an object as it stands; whether it is JSON is not looked at. */
  objectSource(): string {
    this.next();
    const { text } = this;
    const start = this.at;
    let depth = 0;
    do {
      const code = text.charCodeAt(this.at);
      if (code === QUOTE) this.readText();
      else this.at++;
      if (code === OPEN_OBJECT) depth++;
      else if (code === CLOSE_OBJECT) depth--;
      else if (depth === 0) this.giveUp();
    } while (depth > 0 && this.at < text.length);
    if (depth > 0) this.giveUp();
    return text.slice(start, this.at);
  }

  private begin(sign: number): void {
    if (this.takes(sign)) this.isFirst = true;
    else this.giveUp();
  }

  private hasNext(close: number): boolean {
    const { isFirst } = this;
    this.isFirst = false;
    if (this.takes(close)) return false;
    if (!isFirst && !this.takes(COMMA)) this.giveUp();
    return this.isUsual;
  }

  private readName(): string {
    const { text } = this;
    if (!this.takes(QUOTE)) return this.noName();
    const start = this.at;
    let end = start;
    let sum = 0;
    for (let code = text.charCodeAt(end); code !== QUOTE; code = text.charCodeAt(++end)) {
      if (!isOfText(code) || code === BACKSLASH) return this.noName();
      sum = (Math.imul(sum, 31) + code) | 0;
    }
    this.at = end + 1;
    return nameAt(text, start, end, sum);
  }

  private noName(): string {
    this.giveUp();
    return '';
  }

  private readText(): string | undefined {
    const { text } = this;
    const start = this.at + 1;
    let end = start;
    let isEscaped = false;
    for (let code = text.charCodeAt(end); code !== QUOTE; code = text.charCodeAt(++end)) {
      if (!isOfText(code)) {
        this.giveUp();
        return undefined;
      }
      if (code === BACKSLASH) {
        isEscaped = true;
        end++;
      }
    }
    this.at = end + 1;
    return isEscaped ? this.unescaped(text.slice(start - 1, end + 1)) : text.slice(start, end);
  }

  private unescaped(source: string): string | undefined {
    try {
      return JSON.parse(source) as string;
    } catch {
      this.giveUp();
      return undefined;
    }
  }

  private readNumber(): number | undefined {
    const { text } = this;
    const isNegative = text.charCodeAt(this.at) === MINUS;
    const start = isNegative ? this.at + 1 : this.at;
    let end = start;
    let number = 0;
    let code = text.charCodeAt(end);
    for (; code >= ZERO && code <= NINE; code = text.charCodeAt(++end)) number = number * 10 + (code - ZERO);
    if (code === DOT || code === SMALL_E || code === CAPITAL_E) return this.readFraction();
    const digits = end - start;
    const isOfJson = digits === 1 || (digits > 1 && text.charCodeAt(start) !== ZERO);
    if (!isOfJson || digits > MOST_DIGITS) {
      this.giveUp();
      return undefined;
    }
    this.at = end;
    return isNegative ? -number : number;
  }

  private readFraction(): number | undefined {
    NUMBER.lastIndex = this.at;
    const [source] = NUMBER.exec(this.text) ?? [''];
    if (source === '') this.giveUp();
    this.at += source.length;
    return source === '' ? undefined : Number(source);
  }

  /** Whether the next sign is this one, which is read then. */
  private takes(sign: number): boolean {
    if (this.next() !== sign) return false;
    this.at++;
    return true;
  }

  /** The next sign that is no blank, which is not read yet; NaN at the end. */
  private next(): number {
    const code = this.text.charCodeAt(this.at);
    return code <= SPACE ? this.afterBlanks() : code;
  }

  private takesWord(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  private afterBlanks(): number {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code !== SPACE && code !== TAB && code !== LINE_FEED && code !== CARRIAGE_RETURN) return code;
      this.at++;
    }
  }
}

/** Whether a text of JSON has such a sign as it is. There is none (NaN) at the end, and no control sign. */
function isOfText(code: number): boolean {
  return code >= SPACE;
}

/** Names that were read before, each at a place that its letters make: a text is made once of what stands in every message. */
const names: { readonly name: string; readonly sum: number }[] = [];
const PLACES = 1 << 12;
const LONGEST_REMEMBERED = 100;

function nameAt(text: string, start: number, end: number, sum: number): string {
  const known = names[sum & (PLACES - 1)];
  if (known?.sum === sum && known.name.length === end - start && text.startsWith(known.name, start)) return known.name;
  // A text of its own: a piece of the line would keep all of it.
  const name = JSON.parse(text.slice(start - 1, end + 1)) as string;
  if (name.length <= LONGEST_REMEMBERED) names[sum & (PLACES - 1)] = { name, sum };
  return name;
}
