import { join, relative, resolve } from 'node:path';
import { Command } from 'commander';
import { type AdoptedNamespace, type Adoption, adopt, chosenNamespace, NotChosen } from '../../adopt';
import { existingFiles, FRAMEWORKS, writeNewFiles } from '../../init';
import { readMessage } from '../../routing';
import { type Message, NotAMessage } from '../../rules';
import { print, printJson, withProgress } from '../../terminal';
import type { TerraformDocument } from '../../terraform';
import { documentsOf, FROM_OPTION, withParameters } from '../common/documents';
import { ExitStatus, UsageError } from '../common/exit-status';
import { jsonPieces } from '../common/json-lines';
import { adoptJson, adoptLines } from './adopt-report';

interface Options {
  readonly from: string;
  readonly parameters?: string;
  readonly out: string;
  readonly namespace?: string;
  readonly topic: readonly string[];
  readonly messages: readonly string[];
  readonly environment?: string;
  readonly subscription?: string;
  readonly resourceGroup?: string;
  readonly location?: string;
  readonly sku?: string;
  readonly framework: string;
  readonly importScript?: boolean;
  readonly package?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const [, fromHelp] = FROM_OPTION;

/** `training-job-scheduler adopt`: a namespace that is there already, as code that is proved to deploy it. */
export function adoptCommand(): Command {
  const several = (value: string, known: readonly string[]) => [...known, value];
  const command = new Command('adopt')
    .description('a namespace that was made by hand, as a catalogue in TypeScript with import blocks')
    .requiredOption('--from <path>', fromHelp);
  return withParameters(command)
    .option('--out <folder>', 'a new project, or one that is there: then only files of the namespace are added', '.')
    .option('--namespace <name>', 'the namespace, where the source has several or does not tell its name')
    .option(
      '--topic <name>',
      'only this topic, with the queues that it leads to; more than one can be given',
      several,
      [],
    )
    .option(
      '--messages <file>',
      'JSON of messages that producers send: types of properties come from them; more than one can be given',
      several,
      [],
    )
    .option('--environment <name>', 'the name of the stack (default: the end of the name of the namespace, else prod)')
    .option('--subscription <id>', 'the Azure subscription of the namespace, where the source does not tell it')
    .option('--resource-group <name>', 'its resource group, where the source does not tell it')
    .option('--location <region>', 'its region, where the source does not tell it')
    .option('--sku <tier>', 'its tier, where the source does not tell it: Basic, Standard or Premium')
    .option('--framework <framework>', 'cdktf, or cdktn for CDK Terrain', 'cdktf')
    .option('--import-script', 'a script of terraform import in the place of import blocks, for Terraform before 1.5')
    .option('--package <source>', 'where npm gets training-job-scheduler: a version, or a file (default: this version)')
    .option('--dry-run', 'writes nothing: says what would be written, and whether it deploys the same')
    .option('--json', 'for machines: one object with files, proof, differences, and what was not taken over')
    .addHelpText(
      'after',
      `
Writes over nothing: all files are new, or none is written. What it wrote is synthesized, and compared with what it read.`,
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  const { framework, environment } = options;
  if (!FRAMEWORKS.has(framework))
    throw new UsageError(
      `--framework: got "${framework}", allowed ${[...FRAMEWORKS.keys()].join(' or ')}; use cdktf where you do not know`,
    );
  if (environment !== undefined && !/^[A-Za-z][A-Za-z0-9-]*$/.test(environment))
    throw new UsageError(
      `--environment: got "${environment}", allowed letters, digits and "-", first a letter; choose another name`,
    );
  const messages = await messagesIn(options.messages);
  const documents = await documentsOf(options);
  const namespace = chosen(documents, options);
  const document = documents.find(({ resources }) => isPartOf(namespace, resources)) as TerraformDocument;
  const adoption = await withProgress('writing and proving', () =>
    adopt(namespace, document, {
      out: options.out,
      environment,
      framework,
      messages,
      hasScript: options.importScript === true,
      today: new Date().toISOString().slice(0, 10),
      source: options.package,
    }),
  );
  write(adoption, options);
  if (options.json === true) printJson(adoptJson(adoption, options.out), 2);
  else print(adoptLines(adoption, { out: shown(options.out), from: options.from, isDry: options.dryRun === true }));
  if (!isWhole(adoption)) process.exitCode = ExitStatus.Findings;
}

function chosen(documents: readonly TerraformDocument[], { topic: topics, ...options }: Options): AdoptedNamespace {
  try {
    return chosenNamespace(documents, { ...options, topics });
  } catch (error) {
    if (error instanceof NotChosen) throw new UsageError(error.lines);
    throw error;
  }
}

/** Whether a document has what was adopted. */
function isPartOf({ topics, queues }: AdoptedNamespace, resources: TerraformDocument['resources']): boolean {
  const addresses = new Set([...topics, ...queues].map(({ address }) => address));
  return resources.some(({ address }) => addresses.has(address));
}

/** Nothing is left to do: it deploys the same, and all of it was known. */
function isWhole({ namespace, proof }: Adoption): boolean {
  const isSame = proof.kind === 'compared' && proof.comparison.differences.length === 0;
  return isSame && namespace.notes.every(({ kind }) => kind === 'stricter');
}

function write({ files }: Adoption, { out, dryRun }: Options): void {
  const target = resolve(out);
  const there = existingFiles(
    target,
    files.map(({ path }) => path),
  );
  if (there.length > 0) {
    const verb = there.length === 1 ? 'exists' : 'exist';
    throw new UsageError(
      `--out: ${there.map(shown).join(', ')} ${verb} already, and nothing is written over; choose another folder, or move them away`,
    );
  }
  if (dryRun !== true)
    writeNewFiles(
      target,
      files.map(({ path, content }) => ({ path: join(...path.split('/')), content })),
    );
}

/** Example messages in any spelling. @throws UsageError with everything that is none */
async function messagesIn(files: readonly string[]): Promise<Message[]> {
  const messages: Message[] = [];
  const problems: string[] = [];
  for (const file of files) {
    for await (const piece of jsonPieces(file)) {
      if ('problem' in piece) {
        problems.push(`--messages: ${piece.place}: ${piece.problem}`);
        continue;
      }
      try {
        messages.push(readMessage(piece.json).message);
      } catch (error) {
        if (!(error instanceof NotAMessage)) throw error;
        problems.push(...error.problems.map((problem) => `--messages: ${piece.place}: ${problem}`));
      }
    }
  }
  if (problems.length > 0) throw new UsageError(problems);
  return messages;
}

/** As somebody would write it here. */
function shown(path: string): string {
  const short = relative(process.cwd(), resolve(path));
  return short.startsWith('..') ? path : short === '' ? '.' : short;
}
