const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const SMALL_E = 0x65;
const LARGE_E = 0x45;

/** A number that is not whole, or has an exponent. */
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** So many digits are a number that JavaScript holds exactly. */
const MOST_DIGITS = 15;

/** A name, found again by the sum of its letters. */
interface Known {
  readonly name: string;
  readonly sum: number;
}

/** Names of members that were read before, so that each is made a text once. One that falls on another takes its place. */
const names: Known[] = [];
const NAMES = 1 << 12;

/**
 * Goes through a text of JSON from left to right, once, and makes nothing but the values that it is asked for.
 *
 * What it is not made for (an escape in a name, a number of more than fifteen digits) it says is not there, as it does of
 * what is no JSON: then JSON.parse is to be asked, which reads everything and says what is wrong.
 */
export class JsonCursor {
  private at = 0;

  constructor(private readonly text: string) {}

  /** Whether the next sign is this one; goes past it. */
  takes(sign: number): boolean {
    this.skipBlanks();
    if (this.text.charCodeAt(this.at) !== sign) return false;
    this.at++;
    return true;
  }

  /** Whether the next sign is this one, and stays before it. */
  isAt(sign: number): boolean {
    this.skipBlanks();
    return this.text.charCodeAt(this.at) === sign;
  }

  /** Whether nothing follows. */
  isAtEnd(): boolean {
    this.skipBlanks();
    return this.at === this.text.length;
  }

  /** The name of a member. */
  name(): string | undefined {
    if (!this.takes(QUOTE)) return undefined;
    const { text } = this;
    const start = this.at;
    let at = start;
    let sum = 0;
    for (; ; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) break;
      // At the end of the text the code is NaN.
      if (!(code >= SPACE) || code === BACKSLASH) return undefined;
      sum = (Math.imul(sum, 31) + code) | 0;
    }
    this.at = at + 1;
    const known = names[sum & (NAMES - 1)];
    if (known !== undefined && known.sum === sum && known.name.length === at - start && text.startsWith(known.name, start)) {
      return known.name;
    }
    const name = JSON.parse(text.slice(start - 1, at + 1)) as string;
    names[sum & (NAMES - 1)] = { name, sum };
    return name;
  }

  /** A text, a number, true, false or null; `undefined` for what is none of them. */
  scalar(): string | number | boolean | null | undefined {
    this.skipBlanks();
    const code = this.text.charCodeAt(this.at);
    if (code === QUOTE) return this.string();
    if (code === MINUS || (code >= ZERO && code <= NINE)) return this.number();
    if (this.takesWord('true')) return true;
    if (this.takesWord('false')) return false;
    return this.takesWord('null') ? null : undefined;
  }

  private string(): string | undefined {
    const { text } = this;
    const start = this.at + 1;
    let at = start;
    let isEscaped = false;
    for (; ; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) break;
      if (!(code >= SPACE)) return undefined;
      if (code === BACKSLASH) {
        isEscaped = true;
        at++;
      }
    }
    this.at = at + 1;
    return isEscaped ? unescaped(text.slice(start - 1, at + 1)) : text.slice(start, at);
  }

  private number(): number | undefined {
    const { text } = this;
    const start = this.at;
    const isNegative = text.charCodeAt(start) === MINUS;
    const first = isNegative ? start + 1 : start;
    let at = first;
    let number = 0;
    let code = text.charCodeAt(at);
    while (code >= ZERO && code <= NINE) {
      number = number * 10 + (code - ZERO);
      code = text.charCodeAt(++at);
    }
    const digits = at - first;
    if (code === DOT || code === SMALL_E || code === LARGE_E) return this.fraction();
    const isWrong = digits === 0 || (digits > 1 && text.charCodeAt(first) === ZERO);
    if (isWrong || digits > MOST_DIGITS) return undefined;
    this.at = at;
    return isNegative ? -number : number;
  }

  private fraction(): number | undefined {
    NUMBER.lastIndex = this.at;
    const [source] = NUMBER.exec(this.text) ?? [];
    if (source === undefined) return undefined;
    this.at += source.length;
    return Number(source);
  }

  private takesWord(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  private skipBlanks(): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code !== SPACE && code !== TAB && code !== LINE_FEED && code !== CARRIAGE_RETURN) return;
      this.at++;
    }
  }
}

function unescaped(source: string): string | undefined {
  try {
    return JSON.parse(source) as string;
  } catch {
    return undefined;
  }
}
