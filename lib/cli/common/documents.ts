import { type Command, Option } from 'commander';
import { kindOf } from '../../files';
import { type Topology, topologyOf } from '../../routing';
import { readSource, type Variables } from '../../sources';
import { withProgress } from '../../terminal';
import type { TerraformDocument } from '../../terraform';
import { UsageError } from './exit-status';
import { hideSecretsOf } from './sensitive-output';
import { shellWord } from './shell-word';
import { nearestSource, SYNTHESIZED } from './source-names';
import { reportAssumptions } from './unresolved';

/** What `--from` means, the same for every command. */
export const FROM_OPTION = [
  '--from <path>',
  'a cdk.tf.json, a folder with some, a folder of *.tf, a plan or a state of Terraform, an ARM template, azure:<namespace>, lists of az, Config.json of the emulator; - for standard input',
  SYNTHESIZED,
] as const;

/** What is read, and what is given with it, as a command's options have it. */
export interface SourceOptions {
  readonly from: string;
  readonly parameters?: string;
  readonly var?: readonly string[];
  readonly varFile?: readonly string[];
}

/** Adds `--from`, and what is given with it. */
export function withSource(command: Command): Command {
  return withParameters(command.option(...FROM_OPTION));
}

/** Adds the values of the parameters of an ARM template, and of the variables of a folder of `*.tf`. */
export function withParameters(command: Command): Command {
  const several = (one: string, others: readonly string[] = []) => [...others, one];
  const variable = new Option(
    '--var <name=value>',
    'of a folder of *.tf: the value of a variable; can be given more than once',
  );
  const file = new Option('--var-file <file>', 'of a folder of *.tf: a *.tfvars file; can be given more than once');
  return command
    .option('--parameters <file>', 'of an ARM template: a file with values of its parameters')
    .addOption(variable.argParser(several))
    .addOption(file.argParser(several));
}

/** The values of variables that options give. @throws UsageError for what is no value */
export function variablesOf({ var: given = [], varFile: files = [] }: Partial<SourceOptions>): Variables {
  const wrong = given.find((one) => !/^[\p{L}_][\p{L}\p{N}_-]*=/u.test(one));
  if (wrong !== undefined)
    throw new UsageError(`--var ${wrong}: name=value is expected, for example --var environment=dev`);
  const missing = files.find((file) => kindOf(file) === 'missing');
  if (missing !== undefined) throw new UsageError(`--var-file ${missing}: there is no such file`);
  return { given, files };
}

/**
 * The documents that a path names.
 *
 * @throws UsageError, FileProblem, UnreadableDocument or OperationProblem in one line
 */
export async function documentsOf(source: string | SourceOptions): Promise<TerraformDocument[]> {
  const options: SourceOptions = typeof source === 'string' ? { from: source } : source;
  const { from: path, parameters } = options;
  const variables = variablesOf(options);
  const isOwn = path === SYNTHESIZED || path.startsWith(`${SYNTHESIZED}/`);
  if (isOwn && kindOf(SYNTHESIZED) === 'missing') {
    throw new UsageError(nothingSynthesized());
  }
  const read = await withProgress(`reading ${path}`, (progress) =>
    readSource(path, { parameters, variables, tell: (what, done, total) => progress.tell(what, done, total) }),
  );
  return shownOf(read);
}

function nothingSynthesized(): string {
  const near = nearestSource();
  const nothing = 'nothing is synthesized here yet';
  if (near === undefined) return `${nothing}: run npm run synth first, or name what to read with --from`;
  return `${nothing}; to read the *.tf that is ${near === '.' ? 'here' : `in ${near}`}, write --from ${shellWord(near)}`;
}

/** Documents that something may be shown of: what they mark as sensitive is not. */
export function shownOf(documents: TerraformDocument[]): TerraformDocument[] {
  hideSecretsOf(documents);
  return documents;
}

/** The topologies that a path names. @throws as `documentsOf` */
export async function topologiesOf(source: string | SourceOptions): Promise<Topology[]> {
  const topologies = (await documentsOf(source)).map(topologyOf);
  reportAssumptions(topologies);
  return topologies;
}
