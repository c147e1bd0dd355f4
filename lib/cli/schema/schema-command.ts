import { Argument, Command, InvalidArgumentError } from 'commander';
import { print, printJson } from '../../terminal';
import { type SourceOptions, withSource } from '../common/documents';
import { UsageError } from '../common/exit-status';
import { shellWord } from '../common/shell-word';
import { isSource, sourceOf } from '../common/source-names';
import { SCHEMA_NAMES } from './schema-names';

interface Options extends SourceOptions {
  readonly topic?: string;
  readonly json?: boolean;
}

/** `training-job-scheduler schema`: what files look like that people write by hand. */
export function schemaCommand(): Command {
  const command = new Command('schema')
    .description('prints the JSON schema of what is written by hand, for editors; without a name, which there are')
    .addArgument(new Argument('[what]', 'which').choices(SCHEMA_NAMES).argParser(nameOf))
    .option('--topic <name>', 'of messages, those of this topic: what its contract says of them');
  return withSource(command)
    .option('--json', 'for machines: which there are, as JSON')
    .addHelpText('after', '\nThe package has them as files, in the folder schemas.')
    .action(run);
}

function nameOf(what: string): string {
  if (SCHEMA_NAMES.some((name) => name === what)) return what;
  if (isSource(what))
    throw new UsageError(
      `schema ${what}: what is read is named with --from: schema messages --topic <name> --from ${shellWord(sourceOf(what))}`,
    );
  throw new InvalidArgumentError(`Allowed choices are ${SCHEMA_NAMES.join(', ')}.`);
}

async function run(what: string | undefined, { topic, json, ...source }: Options): Promise<void> {
  if (topic !== undefined) {
    if (what !== 'messages')
      throw new UsageError('--topic: only messages are of a topic; write schema messages --topic …');
    const { topicSchema } = await import('./topic-schema');
    printJson(await topicSchema(source, topic), 2);
    return;
  }
  // Loaded here: it takes the rules of the audit, and the review.
  const { fileOf, publishedSchemas } = await import('./published');
  const all = publishedSchemas();
  const chosen = all.find(({ name }) => name === what);
  if (chosen !== undefined) printJson(chosen.json, 2);
  else if (json === true) printJson({ schemas: all.map(({ name, of }) => ({ name, of, file: fileOf(name) })) }, 2);
  else print(all.flatMap(({ name, of }) => [`${name}  ${of}`, `  ${fileOf(name)}`]));
}
