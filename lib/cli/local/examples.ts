import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isFolder } from '../../files';
import { readMessage } from '../../routing';
import { type Message, NotAMessage } from '../../rules';
import { UsageError } from '../exit-status';
import { jsonPieces } from '../json-lines';

/** A message to be sent, and what people call it. */
export interface ExampleMessage {
  readonly name: string;
  /** As it stands in its file. */
  readonly json: unknown;
  readonly message: Message;
  readonly body: string | undefined;
}

/**
 * The messages of files, or of the JSON files of folders.
 *
 * @throws UsageError with all that is wrong with them, FileProblem where one cannot be read
 */
export async function exampleMessages(paths: readonly string[]): Promise<ExampleMessage[]> {
  const files = paths.flatMap((path) => (isFolder(path) ? jsonFilesIn(path) : [path]));
  const problems: string[] = [];
  const found: ExampleMessage[] = [];
  for (const file of files) {
    const name = basename(file).replace(/\.jsonl?$/, '');
    for await (const piece of jsonPieces(file)) {
      if ('problem' in piece) problems.push(`${piece.place}: ${piece.problem}`);
      else {
        const read = readOrProblems(piece.json);
        if ('problems' in read) problems.push(...read.problems.map((problem) => `${piece.place}: ${problem}`));
        else found.push({ name, json: piece.json, ...read });
      }
    }
  }
  if (problems.length > 0) throw new UsageError(problems);
  return found;
}

function jsonFilesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.jsonl?$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

type Read = Pick<ExampleMessage, 'message' | 'body'> | { readonly problems: readonly string[] };

function readOrProblems(json: unknown): Read {
  try {
    const { body } = json as { readonly body?: unknown };
    const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
    return { message: readMessage(json).message, body: text };
  } catch (error) {
    if (error instanceof NotAMessage) return { problems: error.problems };
    throw error;
  }
}
