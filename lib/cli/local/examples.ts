import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isFolder } from '../../files';
import type { Message } from '../../rules';
import { UsageError } from '../common/exit-status';
import { jsonPieces } from '../common/json-lines';
import { messageIn } from '../messages/message-in';

/** A message to be sent, and what people call it. */
export interface ExampleMessage {
  readonly name: string;
  /** As it stands in its file. */
  readonly json: unknown;
  readonly message: Message;
  readonly body: Buffer;
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
      const read = 'json' in piece ? messageIn(piece.place, piece.json) : [piece.problem];
      if (Array.isArray(read)) problems.push(...read.map((problem) => `${piece.place}: ${problem}`));
      else if ('json' in piece) found.push({ name, json: piece.json, message: read.message, body: read.body });
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
