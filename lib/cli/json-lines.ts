import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { UsageError } from './exit-status';

/** A piece of JSON with its place, or what is wrong there. */
export type Piece = { readonly place: string } & ({ readonly json: unknown } | { readonly problem: string });

/**
 * The JSON values of a file or of standard input (`-`): one value, an array of values, or a value a line.
 *
 * Lines are read one by one, so that a large file takes little memory; a file that is one value is read whole.
 */
export async function* jsonPieces(path: string): AsyncGenerator<Piece> {
  const input = path === '-' ? process.stdin : createReadStream(path);
  const name = path === '-' ? 'standard input' : path;
  let whole = '';
  let number = 0;
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      if (line.trim() === '') continue;
      // The first line tells: a value by itself, or the beginning of one over several lines.
      if (whole === '') {
        const first = parse(line);
        if (first !== undefined) {
          yield* values(first.json, `${name}, line ${number}`);
          continue;
        }
        if (number > 1 && !/^\s*[[{]\s*$/.test(line)) {
          yield { place: `${name}, line ${number}`, problem: 'not JSON' };
          continue;
        }
      }
      whole += `${line}\n`;
    }
  } catch (error) {
    throw new UsageError(`${name}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
  if (whole === '') return;
  const parsed = parse(whole);
  if (parsed === undefined)
    yield { place: name, problem: 'not JSON: expected a message, an array of messages, or a message a line' };
  else yield* values(parsed.json, name);
}

function* values(json: unknown, place: string): Generator<Piece> {
  if (!Array.isArray(json)) yield { place, json };
  else for (const [index, value] of json.entries()) yield { place: `${place}, message ${index + 1}`, json: value };
}

function parse(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
