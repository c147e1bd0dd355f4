import type { Span } from '../../rules/text/position';

/** How a text has to be written where it stands. */
export type Quoting = (text: string) => string;

/** A text as it is meant, and where each of its code units stands in the document that it is written in. */
export interface Decoded {
  readonly text: string;
  /** One for each code unit, and one for the end. */
  readonly starts: readonly number[];
}

/** SQL that stands in a document of another language. */
export class Embedded {
  constructor(
    readonly kind: 'filter' | 'action',
    private readonly decoded: Decoded,
    /** Writes a text as a part of this literal. */
    readonly quoting: Quoting,
    /** Whether it is deployed as it is written, with its blanks: Terraform does so, a construct has it on one line. */
    readonly isDeployedAsWritten: boolean,
  ) {}

  /** The SQL, without quotes and escapes. */
  get text(): string {
    return this.decoded.text;
  }

  /** Where it stands in the document, without what surrounds it. */
  get extent(): Span {
    const { starts } = this.decoded;
    return { start: starts[0] as number, end: starts.at(-1) as number };
  }

  /** Where a piece of the SQL stands in the document; all of it for a piece that is none. */
  inDocument(span: Span | undefined): Span {
    const { starts } = this.decoded;
    if (span === undefined) return this.extent;
    const at = (offset: number) => starts[Math.max(0, Math.min(offset, starts.length - 1))] as number;
    return { start: at(span.start), end: at(Math.max(span.end, span.start)) };
  }

  /** Which code unit of the SQL a place of the document is in; `undefined` outside of it. The end is within. */
  inText(offset: number): number | undefined {
    const { start, end } = this.extent;
    if (offset < start || offset > end) return undefined;
    const { starts } = this.decoded;
    let found = 0;
    for (const [index, at] of starts.entries()) if (at <= offset) found = index;
    return found;
  }
}

/** Collects a text, code unit by code unit. */
export class Decoding {
  private text = '';
  private readonly starts: number[] = [];

  /** Adds what stands at a place, of one code unit or several. */
  add(text: string, at: number): void {
    this.text += text;
    for (let unit = 0; unit < text.length; unit++) this.starts.push(at);
  }

  /** Ends it. @param at where it has ended */
  end(at: number): Decoded {
    return { text: this.text, starts: [...this.starts, at] };
  }
}
