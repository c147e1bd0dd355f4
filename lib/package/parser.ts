import type { parse } from '@babel/parser';
import { readyMadeFile } from './ready-made';

let known: typeof parse | undefined;

/** The parser of TypeScript, in a file of the package's own: installed, it brings a larger package of types along. */
export function parser(): typeof parse {
  known ??= (require(readyMadeFile('parser.js') ?? '@babel/parser') as { readonly parse: typeof parse }).parse;
  return known;
}
