import { type Node, parseTree } from 'jsonc-parser';
import type { JsonPath, TerraformDocument } from '../terraform';

/** Where something stands in a file. */
export interface Location {
  /** The file, as the command was given it. */
  readonly file: string;
  /** Line and column, from 1. */
  readonly line: number;
  readonly column: number;
  /** The last line, for a resource that fills several. */
  readonly endLine: number;
  /** The JSON pointer (RFC 6901). */
  readonly pointer: string;
}

/** Finds lines in the files of a document. */
export class Locator {
  private readonly files = new Map<string, { readonly root: Node | undefined; readonly lines: readonly number[] }>();
  /** The values of an object by their names, once somebody looked for one: a plan has an object of all its resources. */
  private readonly members = new Map<Node, ReadonlyMap<string, Node>>();

  constructor(document: TerraformDocument) {
    for (const { file, text } of document.files)
      this.files.set(file, { root: parseTree(text), lines: lineStarts(text) });
  }

  /** The place of an argument, or of what it would stand in where it is not there. */
  locate(file: string, path: JsonPath, argument = ''): Location {
    const { root, lines = [0] } = this.files.get(file) ?? {};
    let node = root;
    for (const step of path) node = node && this.step(node, step);
    let at = [...path];
    if (node === undefined) return { file, line: 1, column: 1, endLine: 1, pointer: pointerOf(at) };
    for (const part of argument === '' ? [] : argument.split('.')) {
      const next = this.child(node, part);
      if (next === undefined) break;
      node = next.node;
      at = [...at, ...next.steps];
    }
    // The name of a property is where a reader looks.
    const start = node.parent?.type === 'property' ? node.parent.offset : node.offset;
    const line = lineOf(lines, start);
    return {
      file,
      line: line + 1,
      column: start - (lines[line] ?? 0) + 1,
      endLine: lineOf(lines, node.offset + node.length) + 1,
      pointer: pointerOf(at),
    };
  }

  /** The node of one part of an argument; a block may be written as a list of one. */
  private child(node: Node, part: string): { node: Node; steps: (string | number)[] } | undefined {
    const steps: (string | number)[] = [];
    let inside: Node | undefined = node;
    if (inside.type === 'array' && !/^\d+$/.test(part)) {
      inside = inside.children?.[0];
      steps.push(0);
    }
    if (inside === undefined) return undefined;
    const step = inside.type === 'array' ? Number(part) : part;
    const found = this.step(inside, step);
    return found && { node: found, steps: [...steps, step] };
  }

  private step(node: Node, step: string | number): Node | undefined {
    if (typeof step === 'number') return node.type === 'array' ? node.children?.[step] : undefined;
    if (node.type !== 'object') return undefined;
    let members = this.members.get(node);
    if (members === undefined) {
      members = membersOf(node);
      this.members.set(node, members);
    }
    return members.get(step);
  }
}

/** Of a name that is written twice, JSON takes the last. */
function membersOf({ children = [] }: Node): ReadonlyMap<string, Node> {
  return new Map(
    children.flatMap(({ children: [name, value] = [] }): [string, Node][] =>
      name === undefined || value === undefined ? [] : [[String(name.value), value]],
    ),
  );
}

function pointerOf(path: JsonPath): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The line that an offset is in, from 0: the last one that begins at or before it. */
function lineOf(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
