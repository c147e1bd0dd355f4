import { isNode, type Node, parseTypeScript } from '../../package/typescript-parser';
import { Embedded } from './embedded';
import { decodeLiteral, type Quote, quotingFor } from './javascript-text';

/** The tree of a program; `undefined` where it cannot be parsed, as often while something is typed. */
export function programOf(source: string): Node | undefined {
  try {
    return parseTypeScript(source);
  } catch {
    return undefined;
  }
}

/** All nodes of a tree that are something. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const part of Object.values(node)) {
    for (const one of Array.isArray(part) ? part : [part]) if (isNode(one)) yield* nodesOf(one);
  }
}

/** The method that a call is of: `MessageContract.of`. */
export function calledName(node: Node): string | undefined {
  if (node.type !== 'CallExpression' && node.type !== 'OptionalCallExpression') return undefined;
  const callee = node.callee as Node;
  const [object, property] = [callee.object, callee.property];
  if (callee.type !== 'MemberExpression' || callee.computed === true || !isNode(object) || !isNode(property)) {
    return undefined;
  }
  return object.type === 'Identifier' ? `${object.name}.${property.name}` : undefined;
}

/** An expression without `as const` and the like around it. */
export function unwrapped(node: Node): Node {
  const { expression } = node;
  return /^TS\w+Expression$/.test(node.type) && isNode(expression) ? unwrapped(expression) : node;
}

const KINDS: Readonly<Record<string, 'filter' | 'action'>> = {
  'SqlFilter.parse': 'filter',
  'SqlAction.parse': 'action',
};

/**
 * The SQL in `SqlFilter.parse('…')` and `SqlAction.parse('…')`. What is put together, such as a template with values in it, is
 * left out: what text it is cannot be told.
 */
export function sqlInTypeScript(source: string): Embedded[] {
  if (!source.includes('Sql')) return [];
  const program = programOf(source);
  if (program === undefined) return [...scanned(source)];
  return [...nodesOf(program)].flatMap((node) => {
    const kind = KINDS[calledName(node) ?? ''];
    const [given] = (node.arguments ?? []) as readonly (Node | undefined)[];
    if (kind === undefined || given === undefined) return [];
    const literal = unwrapped(given);
    const isText = literal.type === 'StringLiteral' || literal.type === 'TemplateLiteral';
    return isText ? (embeddedAt(source, literal.start, kind) ?? []) : [];
  });
}

/** The same without a tree: in a file that is being typed in there is none at times. */
function* scanned(source: string): Generator<Embedded> {
  for (const call of source.matchAll(/\b(Sql(?:Filter|Action)\.parse)\(\s*(?=['"`])/g)) {
    const kind = KINDS[call[1] as string];
    const embedded = kind && embeddedAt(source, call.index + call[0].length, kind);
    if (embedded !== undefined) yield embedded;
  }
}

function embeddedAt(source: string, quoteAt: number, kind: 'filter' | 'action'): Embedded | undefined {
  const quote = source[quoteAt] as Quote;
  const decoded = decodeLiteral(source, quoteAt + 1, quote);
  return decoded && new Embedded(kind, decoded, quotingFor(quote), false);
}
