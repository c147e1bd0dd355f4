import { escapeAt } from '../../terraform/hcl/escapes';
import { endOfTemplate, isEscaped } from '../../terraform/hcl/tokens';
import { type Decoded, Decoding, Embedded, type Quoting } from './embedded';

/**
 * The SQL in `sql_filter = "…"` and `action = "…"` of `azurerm_servicebus_subscription_rule`. A text with something put into
 * it (`${…}`, `%{…}`), and an expression that is more than a text, are left out: what they come to cannot be told here.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings
 */
export function sqlInTerraform(source: string): Embedded[] {
  return new Scan(source).embedded;
}

const RESOURCE = 'azurerm_servicebus_subscription_rule';
const KINDS: Readonly<Record<string, 'filter' | 'action'>> = { sql_filter: 'filter', action: 'action' };

const HEREDOC = /<<(-?)([A-Za-z_][\w-]*)[^\S\n]*\r?\n/y;
const LINE_END = /^\r?\n/;
const WORD = /[A-Za-z_][\w-]*/y;

/** A string or heredoc that was read. */
interface Text {
  readonly end: number;
  /** `undefined` where something is put into it. */
  readonly decoded: Decoded | undefined;
  readonly quoting: Quoting;
}

/** Reads a file from its beginning to its end; what it does not know, it passes over. */
class Scan {
  readonly embedded: Embedded[] = [];
  private at = 0;
  /** What stands in the line so far: words, and texts as they are meant. */
  private line: string[] = [];
  /** Which braces are open: those of rules, and others. */
  private readonly open: ('rule' | 'other')[] = [];

  constructor(private readonly source: string) {
    while (this.at < source.length) this.step();
  }

  private step(): void {
    const { source, at } = this;
    const unit = source[at] as string;
    if (unit === '#' || source.startsWith('//', at)) {
      this.skipTo('\n');
      return;
    }
    if (source.startsWith('/*', at)) {
      this.skipTo('*/', 2);
      return;
    }
    const text = this.text(at);
    if (text !== undefined) {
      this.take(text);
      return;
    }
    WORD.lastIndex = at;
    const word = WORD.exec(source)?.[0];
    this.at += word?.length ?? 1;
    if (word !== undefined) this.line.push(word);
    else if (unit === '{') this.begin();
    else if (unit === '}') {
      this.open.pop();
      this.line = [];
    } else if (unit === '\n') this.line = [];
    else if (!/\s/.test(unit)) this.line.push(unit);
  }

  /** A block, or an object within an expression. */
  private begin(): void {
    const [first, type] = this.line;
    this.open.push(this.line.length === 3 && first === 'resource' && type === RESOURCE ? 'rule' : 'other');
    this.line = [];
  }

  private take({ end, decoded, quoting }: Text): void {
    this.at = end;
    const kind = this.kindHere();
    // Nothing but a comment may follow: `"a" == "b" ? …` begins with a text as well.
    const isWhole = /^[^\S\n]*(?:\r?\n|$|#|\/\/|\/\*|\})/.test(this.source.slice(end, end + 200));
    if (isWhole && kind !== undefined && decoded !== undefined) {
      this.embedded.push(new Embedded(kind, decoded, quoting, true));
    }
    this.line.push(decoded?.text ?? '');
  }

  /** What a text is that begins here; `undefined` where it is no SQL. */
  private kindHere(): 'filter' | 'action' | undefined {
    const [name = '', sign] = this.line;
    return this.line.length === 2 && sign === '=' && this.open.at(-1) === 'rule' ? KINDS[name] : undefined;
  }

  private skipTo(end: string, length = 0): void {
    const found = this.source.indexOf(end, this.at + length);
    this.at = found === -1 ? this.source.length : found + length;
  }

  /** The string or heredoc that begins at a place. */
  private text(at: number): Text | undefined {
    if (this.source[at] === '"') return this.quoted(at + 1);
    HEREDOC.lastIndex = at;
    const heredoc = HEREDOC.exec(this.source);
    if (heredoc === null) return undefined;
    return this.heredoc(at + heredoc[0].length, heredoc[2] as string, heredoc[1] === '-');
  }

  private quoted(start: number): Text {
    const { source } = this;
    const decoding = new Decoding();
    let isText = true;
    let at = start;
    while (at < source.length && source[at] !== '"' && !LINE_END.test(source.slice(at, at + 2))) {
      const template = this.template(at, decoding);
      if (template !== undefined) {
        isText = isText && template.isText;
        at = template.end;
      } else if (source[at] === '\\') {
        const escaped = escapeAt(source, at);
        isText = isText && escaped !== undefined;
        decoding.add(escaped?.text ?? '', at);
        at = escaped?.end ?? at + 2;
      } else {
        decoding.add(source[at] as string, at);
        at++;
      }
    }
    const end = source[at] === '"' ? at + 1 : at;
    return { end, decoded: isText ? decoding.end(at) : undefined, quoting: quotedText };
  }

  /** `$${` and `%%{`, which mean one sign less, and `${` and `%{`, which put something in. */
  private template(at: number, decoding: Decoding): { readonly end: number; readonly isText: boolean } | undefined {
    const { source } = this;
    if (isEscaped(source, at)) {
      decoding.add(source[at] as string, at);
      decoding.add('{', at + 2);
      return { end: at + 3, isText: true };
    }
    if (!/^[$%]\{/.test(source.slice(at, at + 2))) return undefined;
    const closed = endOfTemplate(source, at + 2);
    return { end: closed === undefined ? source.length : closed + 1, isText: false };
  }

  private heredoc(start: number, word: string, isIndented: boolean): Text {
    const { content, end } = this.linesUntil(word, start);
    // Blank lines count for nothing, and stay as they are.
    const indents = content.filter(({ text }) => text.trim() !== '').map(({ text }) => text.search(/\S/));
    const indent = isIndented && indents.length > 0 ? Math.min(...indents) : 0;
    const decoding = new Decoding();
    let isText = true;
    for (const { at, text } of content) {
      for (let offset = text.trim() === '' ? 0 : indent; offset < text.length; ) {
        const template = this.template(at + offset, decoding);
        if (template === undefined) {
          decoding.add(text[offset] as string, at + offset);
          offset++;
        } else {
          isText = isText && template.isText;
          offset = template.end - at;
        }
      }
    }
    const last = content.at(-1);
    const stop = last === undefined ? start : last.at + last.text.length;
    return { end, decoded: isText ? decoding.end(stop) : undefined, quoting: templateText };
  }

  /**
   * The lines of a heredoc, with what ends each of them, and where the heredoc has ended: the line feed behind its word
   * ends the attribute. SQL has no line with a brace alone: there it is not closed, as while it is typed.
   */
  private linesUntil(word: string, start: number) {
    const isSql = this.kindHere() !== undefined;
    const content: { readonly at: number; readonly text: string }[] = [];
    const lines = /[^\n]*\n|[^\n]+$/gy;
    lines.lastIndex = start;
    for (let line = lines.exec(this.source); line !== null; line = lines.exec(this.source)) {
      const [{ index: at }, text, trimmed] = [line, line[0], line[0].trim()];
      if (trimmed === word) return { content, end: at + text.trimEnd().length };
      if (isSql && trimmed === '}') return { content, end: at };
      content.push({ at, text });
    }
    return { content, end: this.source.length };
  }
}

function templateText(text: string): string {
  // By functions: two dollar signs of a replacement are one.
  return text.replaceAll('${', () => '$${').replaceAll('%{', () => '%%{');
}

function quotedText(text: string): string {
  return templateText(text).replace(
    /[\\"\n\r]/g,
    (unit) => ({ '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r' })[unit] as string,
  );
}
