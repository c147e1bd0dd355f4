import { type Place, placeOf } from './text-place';

/**
 * So deep may lists and objects be nested in what is read.
 *
 * What reads them goes down by calling itself, and Node's stack ends at some twelve hundred levels, for some ways of
 * going down without an error that could be caught. The deepest documents that people and tools write have some sixty
 * levels: a plan has five for each module in a module.
 */
export const DEEPEST = 256;

/** That something is nested too deeply, as the rest of a sentence about it, and where that begins. */
export class NestedTooDeeply extends Error {
  override readonly name = 'NestedTooDeeply';

  constructor(readonly place: Place) {
    super(`nested more than ${DEEPEST} levels deep, as nothing is that Terraform or a producer writes`);
  }
}

/**
 * The value of a JSON text.
 *
 * @throws NestedTooDeeply where it has more levels than can be gone through
 * @throws SyntaxError for what is no JSON
 */
export function parseJson(text: string): unknown {
  checkNesting(text);
  return JSON.parse(text);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Looks at how deep a JSON text is, before anything goes down into it. @throws NestedTooDeeply */
export function checkNesting(text: string): void {
  if (text.length <= DEEPEST) return;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfText(text, at);
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      depth++;
      if (depth > DEEPEST) throw new NestedTooDeeply(placeOf(text, at));
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth--;
  }
}

/** Where the quote is that ends a text of JSON; the end of everything, where none does. */
export function endOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}
