import { isNode, type Node, parseTypeScript } from '../../lib/package/typescript-parser';

/** A place in a source file, in UTF-16 code units, and what stands there in its place. */
export interface Mutant {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What is done: `=== to !==`. */
  readonly kind: string;
  /** Whether it takes the place of `.name`, and not of an expression: inside of a call the object has to stay where it is. */
  readonly isProperty: boolean;
}

const OPERATORS: ReadonlyMap<unknown, string> = new Map([
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
const METHODS: ReadonlyMap<unknown, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['min', 'max'],
  ['max', 'min'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
]);
/** Methods whose result has the type of what they are called on: without the call it compiles still. */
const KEEPING_THE_TYPE: ReadonlySet<unknown> = new Set(['filter', 'sort', 'reverse', 'toSorted', 'slice', 'trim']);
/** What has a type in it and is an expression all the same; other nodes of types say nothing about what a program does. */
const EXPRESSIONS_WITH_TYPES: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'TSParameterProperty',
]);

/** All small changes of a source file that could matter, each for itself, in the order of their places. */
export function mutantsOf(source: string): Mutant[] {
  const found: Mutant[] = [];
  const textOf = ({ start, end }: Node) => source.slice(start, end);
  const add = ({ start, end }: Node, text: string, kind: string) =>
    found.push({ start, end, text, kind, isProperty: false });
  const visit = (node: Node): void => {
    if (node.type === 'ImportDeclaration') return;
    if (node.type.startsWith('TS') && !EXPRESSIONS_WITH_TYPES.has(node.type)) return;
    mutate(node, textOf, add);
    const renamed = otherMethod(node);
    if (renamed !== undefined) found.push(renamed);
    for (const [part, value] of Object.entries(node)) {
      // A name is no value, though it may be a number.
      if (part === 'key' && node.computed !== true) continue;
      for (const one of Array.isArray(value) ? value : [value]) if (isNode(one)) visit(one);
    }
  };
  visit(parseTypeScript(source));
  return found.sort((one, other) => one.start - other.start || other.end - one.end);
}

function mutate(
  node: Node,
  textOf: (node: Node) => string,
  add: (node: Node, text: string, kind: string) => void,
): void {
  const part = (name: string) => node[name] as Node;
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const other = OPERATORS.get(node.operator);
      const [left, right] = [inParentheses(textOf(part('left'))), inParentheses(textOf(part('right')))];
      if (other !== undefined) add(node, `(${left} ${other} ${right})`, `${node.operator} to ${other}`);
      if (node.operator === '??') add(node, right, 'left of ?? taken away');
      return;
    }
    case 'BooleanLiteral':
      add(node, String(node.value !== true), `${node.value} to ${node.value !== true}`);
      return;
    case 'NumericLiteral':
      add(node, String(Number(node.value) + 1), `${node.value} to ${Number(node.value) + 1}`);
      return;
    case 'UnaryExpression':
      if (node.operator === '!') add(node, `(${textOf(part('argument'))})`, '! taken away');
      return;
    case 'IfStatement':
      add(part('test'), 'true', 'if (true)');
      add(part('test'), 'false', 'if (false)');
      return;
    case 'ConditionalExpression':
      add(part('test'), `!(${textOf(part('test'))})`, 'condition turned round');
      return;
    case 'ExpressionStatement':
      // Without it a constructor is no constructor: a syntax error, and no change of what the program does.
      if (!textOf(node).startsWith('super(')) add(part('expression'), 'undefined', 'statement taken away');
      return;
    case 'ArrayExpression':
      if ((node.elements as readonly unknown[]).length > 0) add(node, '[]', 'list emptied');
      return;
    case 'CallExpression': {
      const { type, object, property, computed } = part('callee');
      if (type !== 'MemberExpression' || computed === true || !isNode(object) || !isNode(property)) return;
      if (KEEPING_THE_TYPE.has(property.name)) add(node, textOf(object), `${property.name}() taken away`);
      return;
    }
    default:
      return;
  }
}

/** An operand, whatever binds it from now on. */
function inParentheses(text: string): string {
  return /^[\w.]+$/.test(text) ? text : `(${text})`;
}

function otherMethod({ type, object, property, computed }: Node): Mutant | undefined {
  const isMember = type === 'MemberExpression' || type === 'OptionalMemberExpression';
  if (!isMember || computed === true || !isNode(object) || !isNode(property)) return undefined;
  const other = METHODS.get(property.name);
  if (other === undefined) return undefined;
  const kind = `${property.name} to ${other}`;
  return { start: property.start, end: property.end, text: other, kind, isProperty: true };
}

/** The source with one change in it. */
export function mutated(source: string, { start, end, text }: Mutant): string {
  return source.slice(0, start) + text + source.slice(end);
}

/**
 * The source with many changes in it, each behind a question: `isOn(7)` says whether the change of that number is wanted.
 * A file is compiled once for all of them, and tells which of them a test comes by.
 *
 * @param changes in the order of `mutantsOf`, each with its number
 * @param isOn an expression of JavaScript, for a function of a number
 */
export function switched(source: string, changes: ReadonlyMap<number, Mutant>, isOn: string): string {
  const pending = [...changes].sort(([, one], [, other]) => one.start - other.start || other.end - one.end);
  /** The text between two places, with all changes that lie in it. */
  const between = (from: number, to: number): string => {
    let [text, at] = ['', from];
    while (pending[0] !== undefined && pending[0][1].end <= to) {
      const [, { start, end, isProperty }] = pending[0];
      const here = pending.splice(0, pending.filter((one) => one[1].start === start && one[1].end === end).length);
      // A name is preceded by its dot, with spaces and line breaks perhaps: `a?.some` is `a?.["some"]`.
      const before = isProperty ? source.slice(at, start).replace(/\.\s*$/, '') : source.slice(at, start);
      const dot = isProperty && before.endsWith('?') ? '.' : '';
      const choice = here.reduceRight(
        (other, [id, { text: change }]) =>
          `${isOn}(${id}) ? ${isProperty ? JSON.stringify(change) : `(${change})`} : ${other}`,
        isProperty ? JSON.stringify(source.slice(start, end)) : `(${between(start, end)})`,
      );
      text += before + (isProperty ? `${dot}[${choice}]` : `(${choice})`);
      at = end;
    }
    return text + source.slice(at, to);
  };
  return between(0, source.length);
}
