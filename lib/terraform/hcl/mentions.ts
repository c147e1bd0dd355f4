import { parseExpression, type Step } from './hcl-expression';
import { templateParts } from './hcl-template';
import { type Token, tokensOf } from './tokens';

/** Something that an expression mentions: `azurerm_x.y.id` is the root `azurerm_x` and two steps. */
export interface Mention {
  readonly root: string;
  readonly steps: readonly Step[];
  readonly source: string;
}

/**
 * Everything that an expression mentions, wherever it stands in it: in arguments of functions, in `for`, in an index, in
 * texts with templates. It asks nothing of the form of the expression, so that nothing is missed where that is unknown.
 */
export function mentionsOf(source: string): Mention[] {
  const tokens = tokensOf(source);
  // What ends inside a text cannot be read, and Terraform would refuse it: everything that looks like a name counts.
  return tokens === undefined
    ? mentionsIn(source, tokensOf(source.replaceAll('"', ' ')) ?? [])
    : mentionsIn(source, tokens);
}

/** Everything that the templates of a text mention. */
export function mentionsOfTemplate(text: string): Mention[] {
  return templateParts(text).flatMap((part) => (part.kind === 'text' ? [] : mentionsOf(part.source)));
}

/** So many indexes are read inside each other; what is in others is found as if it stood beside them. */
const MOST_INDEXES = 4;

function mentionsIn(source: string, tokens: readonly Token[], depth = 0): Mention[] {
  const bound = boundNames(tokens);
  const found: Mention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at] as Token;
    if (token.kind === 'text') for (const one of mentionsOfTemplate(token.text.slice(1, -1))) found.push(one);
    if (token.kind !== 'name' || tokens[at - 1]?.text === '.' || tokens[at + 1]?.text === '(') {
      at += 1;
      continue;
    }
    const end = depth < MOST_INDEXES ? endOfTraversal(tokens, at) : endOfNames(tokens, at);
    const text = source.slice(token.start, (tokens[end - 1] as Token).end);
    // What stands in an index is mentioned too; a key that is a literal is not.
    for (let inner = at + 1; inner < end; inner++) {
      if (tokens[inner]?.text !== '[') continue;
      const close = closing(tokens, inner);
      for (const one of mentionsIn(source, tokens.slice(inner + 1, close), depth + 1)) found.push(one);
      inner = close;
    }
    if (end > at + 1 && !bound.has(token.text)) {
      const parsed = parseExpression(text);
      const steps = parsed.kind === 'traversal' ? parsed.steps : plainSteps(tokens.slice(at + 1, end));
      found.push({ root: token.text, steps, source: text });
    }
    at = end;
  }
  return found;
}

/** The names up to the first index: enough to know what is meant where that index cannot be read. */
function plainSteps(tokens: readonly Token[]): Step[] {
  const steps: Step[] = [];
  for (let at = 0; tokens[at]?.text === '.' && tokens[at + 1]?.kind === 'name'; at += 2) {
    steps.push({ kind: 'attribute', name: (tokens[at + 1] as Token).text });
  }
  return [...steps, { kind: 'splat' }];
}

/** What `for` gives names to: `x` and `k` of `[for k, x in …]`. */
function boundNames(tokens: readonly Token[]): Set<string> {
  const names = new Set<string>();
  for (const [at, { text }] of tokens.entries()) {
    if (text !== 'for') continue;
    for (let next = at + 1; next < tokens.length && tokens[next]?.text !== 'in'; next++) {
      if (tokens[next]?.kind === 'name') names.add((tokens[next] as Token).text);
    }
  }
  // These are Terraform's own; nothing else is called so.
  for (const own of ['var', 'local', 'module', 'data', 'each', 'count']) names.delete(own);
  return names;
}

/** The same up to the first index. */
function endOfNames(tokens: readonly Token[], start: number): number {
  let at = start + 1;
  while (tokens[at]?.text === '.' && tokens[at + 1]?.kind === 'name') at += 2;
  return at;
}

function endOfTraversal(tokens: readonly Token[], start: number): number {
  let at = start + 1;
  for (;;) {
    const [sign, next] = [tokens[at]?.text, tokens[at + 1]];
    if (sign === '.' && (next?.kind === 'name' || next?.kind === 'number' || next?.text === '*')) at += 2;
    else if (sign === '[') at = closing(tokens, at) + 1;
    else return Math.min(at, tokens.length);
  }
}

/** The bracket that closes one; the end where none does. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (tokens[at]?.text === '[') depth += 1;
    if (tokens[at]?.text === ']') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return tokens.length - 1;
}
