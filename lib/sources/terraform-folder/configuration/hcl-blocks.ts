import { type HclToken, hclTokens } from './hcl-tokens';

/** An argument of a block, with where it stands. */
export interface HclAttribute {
  readonly name: string;
  readonly start: number;
  /** The tokens of its expression. */
  readonly value: readonly HclToken[];
  /** Where the expression begins and ends. */
  readonly valueStart: number;
  readonly end: number;
}

/** A block: `resource "azurerm_servicebus_topic" "jobs" { … }`. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Where the type ends, and each label begins and ends, quotes included. */
  readonly typeEnd: number;
  readonly labelSpans: readonly (readonly [start: number, end: number])[];
  readonly body: HclBody;
}

export interface HclBody {
  readonly attributes: readonly HclAttribute[];
  readonly blocks: readonly HclBlock[];
}

/**
 * The blocks and arguments of a file in HCL, with where they stand; expressions are not read, but for what they mention.
 * A part that is no HCL is passed over: Terraform tells what is wrong with it.
 */
export function hclBody(source: string): HclBody {
  return new Reader(hclTokens(source)).body();
}

class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly HclToken[]) {}

  body(): HclBody {
    const attributes: HclAttribute[] = [];
    const blocks: HclBlock[] = [];
    for (let token = this.peek(); token !== undefined && token.text !== '}'; token = this.peek()) {
      this.at += 1;
      if (token.kind !== 'name') continue;
      if (this.peek()?.text === '=') attributes.push(this.attribute(token));
      else {
        const block = this.block(token);
        if (block !== undefined) blocks.push(block);
      }
    }
    return { attributes, blocks };
  }

  private peek(): HclToken | undefined {
    return this.tokens[this.at];
  }

  private attribute(name: HclToken): HclAttribute {
    this.at += 1;
    const value: HclToken[] = [];
    let depth = 0;
    for (let token = this.peek(); token !== undefined; token = this.peek()) {
      if (depth === 0 && (token.kind === 'line-end' || token.text === '}')) break;
      depth += opens(token) ? 1 : closes(token) ? -1 : 0;
      value.push(token);
      this.at += 1;
    }
    const valueStart = value[0]?.start ?? name.end;
    return { name: name.text, start: name.start, value, valueStart, end: value.at(-1)?.end ?? name.end };
  }

  private block(type: HclToken): HclBlock | undefined {
    const labels: string[] = [];
    const labelSpans: [number, number][] = [];
    for (let token = this.peek(); token !== undefined && token.text !== '{'; token = this.peek()) {
      if (token.kind === 'line-end' || token.text === '}') return undefined;
      this.at += 1;
      if (token.kind === 'name') {
        labels.push(token.text);
        labelSpans.push([token.start, token.end]);
      } else if (token.kind === 'open-text') {
        const text = this.peek()?.kind === 'text' ? (this.peek() as HclToken).text : '';
        if (text !== '') this.at += 1;
        const close = this.peek();
        if (close?.kind !== 'close-text') return undefined;
        this.at += 1;
        labels.push(text);
        labelSpans.push([token.start, close.end]);
      }
    }
    if (this.peek() === undefined) return undefined;
    this.at += 1;
    const body = this.body();
    const end = this.peek()?.end ?? this.tokens.at(-1)?.end ?? type.end;
    this.at += 1;
    return { type: type.text, labels, start: type.start, end, typeEnd: type.end, labelSpans, body };
  }
}

function opens({ kind, text }: HclToken): boolean {
  return kind === 'open-text' || kind === 'open-template' || (kind === 'sign' && /^[([{]$/.test(text));
}

function closes({ kind, text }: HclToken): boolean {
  return kind === 'close-text' || (kind === 'sign' && /^[)\]}]$/.test(text));
}

/** All blocks in a body and below, outer ones first. */
export function* blocksBelow({ blocks }: HclBody): Generator<HclBlock> {
  for (const block of blocks) {
    yield block;
    yield* blocksBelow(block.body);
  }
}

/** All arguments in a body and below. */
export function* attributesBelow(body: HclBody): Generator<HclAttribute> {
  yield* body.attributes;
  for (const block of body.blocks) yield* attributesBelow(block.body);
}

/** The text of an argument that is nothing but that; `undefined` where it is computed. */
export function literalText(attribute: HclAttribute | undefined): string | undefined {
  const [open, text, close, ...others] = attribute?.value ?? [];
  if (open?.kind !== 'open-text' || others.length > 0) return undefined;
  if (text?.kind === 'close-text' && close === undefined) return '';
  if (text?.kind !== 'text' || close?.kind !== 'close-text') return undefined;
  return text.text.replace(/\\(["\\])/g, '$1').replace(/([$%])\1\{/g, '$1{');
}

/** An argument of a body, by its name. */
export function attributeOf(body: HclBody, name: string): HclAttribute | undefined {
  return body.attributes.find((attribute) => attribute.name === name);
}

/** A path in an expression: `data.azurerm_servicebus_topic.shared.id`, with where it begins and where its names are. */
export interface Mention {
  readonly start: number;
  readonly names: readonly string[];
  /** Where each of the names begins and ends. */
  readonly spans: readonly (readonly [start: number, end: number])[];
}

/**
 * The paths that an expression mentions, each as far as its names go: steps by an index are passed over, `x[0].id` is
 * `x`, `id`.
 */
export function mentionsIn(tokens: readonly HclToken[]): Mention[] {
  const found: Mention[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const first = tokens[at] as HclToken;
    if (first.kind !== 'name' || tokens[at - 1]?.text === '.' || tokens[at - 1]?.text === '::') continue;
    const names = [first.text];
    const spans: [number, number][] = [[first.start, first.end]];
    let next = at + 1;
    for (;;) {
      const [dot, name] = [tokens[next], tokens[next + 1]];
      if (dot?.text === '.' && name?.kind === 'name') {
        names.push(name.text);
        spans.push([name.start, name.end]);
        next += 2;
      } else if (dot?.text === '.' && (name?.kind === 'number' || name?.text === '*')) next += 2;
      else if (dot?.text === '[' && names.length > 1) next = afterBracket(tokens, next);
      else break;
    }
    if (names.length > 1) found.push({ start: first.start, names, spans });
  }
  return found;
}

function afterBracket(tokens: readonly HclToken[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at] as HclToken;
    depth += opens(token) ? 1 : closes(token) ? -1 : 0;
    if (depth === 0) return at + 1;
  }
  return tokens.length;
}
