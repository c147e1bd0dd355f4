import { kindOf } from '../../files';
import { NothingToSimulate, type SystemOfDocuments, systemOf } from '../../simulation';
import { isTerraformFolder } from '../../sources';
import { documentsOf, type SourceOptions } from '../common/documents';
import { UsageError } from '../common/exit-status';
import { type ExampleMessage, exampleMessages } from '../local/examples';

/** What is simulated: files of messages, and where the documents are that deploy the rest. */
export interface SimulatedFiles {
  readonly files: readonly string[];
  readonly source: SourceOptions;
}

/** Reads what is simulated. @throws UsageError, or what `documentsOf` does, in one line */
export async function simulatedSystem({ files, source }: SimulatedFiles): Promise<SystemOfDocuments> {
  const messages = numbered(await exampleMessages(files));
  if (messages.length === 0)
    throw new UsageError(`${files.join(', ')}: no message in there; the system is named with --from`);
  try {
    return systemOf(await documentsOf(source), messages);
  } catch (error) {
    if (error instanceof NothingToSimulate) throw new UsageError(`${source.from}: ${error.message}`);
    throw error;
  }
}

/** Whether it can be read once more, and soon: standard input is read once, Azure and Terraform take their time. */
export function canBeReadAgain({ files, source: { from } }: SimulatedFiles): boolean {
  const kind = kindOf(from);
  return !files.includes('-') && (kind === 'file' || (kind === 'folder' && !isTerraformFolder(from)));
}

/** Messages of one file by their number, so that each is told of by itself. */
function numbered(messages: readonly ExampleMessage[]): ExampleMessage[] {
  const counts = new Map<string, number>();
  return messages.map((one) => {
    const count = (counts.get(one.name) ?? 0) + 1;
    counts.set(one.name, count);
    return count === 1 ? one : { ...one, name: `${one.name} ${count}` };
  });
}
