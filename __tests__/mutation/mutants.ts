import { parseSync } from '@swc/core';

/** A place in a source file, in bytes, and what stands there in its place. */
export interface Mutant {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What is done: `=== to !==`. */
  readonly kind: string;
}

interface Node {
  readonly type: string;
  readonly span?: { readonly start: number; readonly end: number };
  readonly [name: string]: unknown;
}

const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['===', '!=='],
  ['!==', '==='],
  ['<', '<='],
  ['<=', '<'],
  ['>', '>='],
  ['>=', '>'],
  ['&&', '||'],
  ['||', '&&'],
  ['+', '-'],
  ['-', '+'],
  ['*', '/'],
]);
const METHODS: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['min', 'max'],
  ['max', 'min'],
  ['startsWith', 'endsWith'],
]);
/** Subtrees that say nothing about what a program does. */
const SILENT = new Set(['ImportDeclaration', 'TsTypeAnnotation', 'TsInterfaceDeclaration', 'TsTypeAliasDeclaration']);

/** All small changes of a source file that could matter, each for itself. */
export function mutantsOf(source: string): Mutant[] {
  const bytes = Buffer.from(source);
  // Spans go on from one file to the next: the empty statement in front tells where this one begins.
  const module = parseSync(`;${source}`, { syntax: 'typescript', target: 'es2022' }) as unknown as {
    readonly body: readonly Node[];
  };
  const [first, ...statements] = module.body;
  const base = (first?.span?.start ?? 0) + 1;
  const found: Mutant[] = [];
  const textOf = ({ span }: Node) =>
    bytes.subarray((span?.start ?? 0) - base, (span?.end ?? 0) - base).toString('utf8');
  const add = (node: Node, text: string, kind: string) =>
    found.push({ start: (node.span?.start ?? 0) - base, end: (node.span?.end ?? 0) - base, text, kind });
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(one);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const node = value as Node;
    if (SILENT.has(node.type)) return;
    mutate(node, textOf, add);
    for (const [name, part] of Object.entries(node)) if (name !== 'span') visit(part);
  };
  visit(statements);
  return found;
}

function mutate(
  node: Node,
  textOf: (node: Node) => string,
  add: (node: Node, text: string, kind: string) => void,
): void {
  switch (node.type) {
    case 'BinaryExpression': {
      const { left, right, operator } = node as Node & { left: Node; right: Node; operator: string };
      const other = OPERATORS.get(operator);
      if (other !== undefined) add(node, `(${textOf(left)}) ${other} (${textOf(right)})`, `${operator} to ${other}`);
      return;
    }
    case 'BooleanLiteral':
      add(node, String(node.value !== true), `${node.value} to ${node.value !== true}`);
      return;
    case 'NumericLiteral':
      add(node, String(Number(node.value) + 1), `${node.value} to ${Number(node.value) + 1}`);
      return;
    case 'UnaryExpression':
      if (node.operator === '!') add(node, `(${textOf(node.argument as Node)})`, 'not taken away');
      return;
    case 'IfStatement': {
      const test = node.test as Node;
      add(test, 'true', 'if (true)');
      add(test, 'false', 'if (false)');
      return;
    }
    case 'ConditionalExpression':
      add(node.test as Node, `!(${textOf(node.test as Node)})`, 'condition turned round');
      return;
    case 'ExpressionStatement':
      add(node, ';', 'statement taken away');
      return;
    case 'MemberExpression': {
      const property = node.property as Node;
      const other = property.type === 'Identifier' ? METHODS.get(String(property.value)) : undefined;
      if (other !== undefined) add(property, other, `${property.value} to ${other}`);
      return;
    }
    default:
      return;
  }
}

/** The source with one change in it. */
export function mutated(source: string, { start, end, text }: Mutant): string {
  const bytes = Buffer.from(source);
  return Buffer.concat([bytes.subarray(0, start), Buffer.from(text), bytes.subarray(end)]).toString('utf8');
}
