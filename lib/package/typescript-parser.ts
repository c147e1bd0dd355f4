import type { parse } from '@babel/parser';
import { readyMadeFile } from './ready-made';

/** A node of the tree of a program in TypeScript, as Babel has it. */
export interface Node {
  readonly type: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

let known: typeof parse | undefined;

/**
 * The tree of a program. The parser is in a file of the package's own: installed, it brings a larger package of types along.
 *
 * @param isMarkup whether there is markup among the code, as in `.tsx`; elsewhere `<A>b` is a `b` of type `A`
 * @throws SyntaxError where it cannot be read at all
 */
export function parseTypeScript(source: string, isMarkup = false): Node {
  known ??= (require(readyMadeFile('parser.js') ?? '@babel/parser') as { readonly parse: typeof parse }).parse;
  const { program } = known(source, {
    sourceType: 'module',
    plugins: ['typescript', 'decorators', 'explicitResourceManagement', ...(isMarkup ? (['jsx'] as const) : [])],
    attachComment: false,
    errorRecovery: true,
  });
  return program as unknown as Node;
}

/** Whether a part of a node is a node again. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}
