import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseExactly } from '../schema';
import { UsageError } from './exit-status';

/** A piece of JSON with its place, or what is wrong there. */
export type Piece = { readonly place: string } & ({ readonly json: unknown } | { readonly problem: string });

const EXPECTED = 'not JSON: expected a message, an array of messages, or a message a line';

/** How the first line of a value over several lines ends. */
const GOES_ON = /[[{,:]\s*$/;

/**
 * The JSON values of a file or of standard input (`-`): one value, an array of values, or a value a line.
 *
 * Lines are read one by one, so that a large file takes little memory, and a broken line leaves the others; a file
 * that is one value over several lines is read whole.
 */
export async function* jsonPieces(path: string): AsyncGenerator<Piece> {
  const input = path === '-' ? process.stdin : createReadStream(path);
  const name = path === '-' ? 'standard input' : path;
  let whole: string[] | undefined;
  let number = 0;
  let isFirst = true;
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      if (whole !== undefined) whole.push(line);
      else if (line.trim() !== '') {
        const parsed = parse(line);
        if (parsed === undefined && isFirst && GOES_ON.test(line)) whole = [line];
        else yield* pieces(parsed, `${name}, line ${number}`);
        isFirst = false;
      }
    }
  } catch (error) {
    throw new UsageError(`${name}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
  if (whole !== undefined) yield* pieces(parse(whole.join('\n')), name);
}

function* pieces(parsed: { readonly json: unknown } | undefined, place: string): Generator<Piece> {
  if (parsed === undefined) yield { place, problem: EXPECTED };
  else if (!Array.isArray(parsed.json)) yield { place, json: parsed.json };
  else for (const [index, json] of parsed.json.entries()) yield { place: `${place}, message ${index + 1}`, json };
}

function parse(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: parseExactly(text) };
  } catch {
    return undefined;
  }
}
