import { type Command, Option } from 'commander';
import { kindOf } from '../../files';
import { type Topology, topologyOf } from '../../routing';
import { readSource, type Variables } from '../../sources';
import { withProgress } from '../../terminal';
import type { TerraformDocument } from '../../terraform';
import { UsageError } from './exit-status';
import { hideSecretsOf } from './sensitive-output';
import { reportAssumptions } from './unresolved';

/** Where `npm run synth` writes. */
const SYNTHESIZED = 'cdktf.out';

/** What `--from` means, the same for every command. */
export const FROM_OPTION = [
  '--from <path>',
  'a cdk.tf.json, a folder with some, a folder of *.tf, a plan or state from terraform show -json; - for standard input',
  SYNTHESIZED,
] as const;

/** What is read, and with which values of variables, as a command's options have it. */
export interface SourceOptions {
  readonly from: string;
  readonly var?: readonly string[];
  readonly varFile?: readonly string[];
}

/** Adds `--from`, and what a folder of `*.tf` needs beside it. */
export function withSource(command: Command): Command {
  return withVariables(command.option(...FROM_OPTION));
}

/** Adds the values of variables of a folder of `*.tf`, which are given as Terraform takes them. */
export function withVariables(command: Command): Command {
  const several = (one: string, others: readonly string[] = []) => [...others, one];
  return command
    .addOption(
      new Option(
        '--var <name=value>',
        'of a folder of *.tf: the value of a variable; can be given more than once',
      ).argParser(several),
    )
    .addOption(
      new Option('--var-file <file>', 'of a folder of *.tf: a *.tfvars file; can be given more than once').argParser(
        several,
      ),
    );
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
 * @throws UsageError, FileProblem or UnreadableDocument in one line
 */
export async function documentsOf(source: string | SourceOptions): Promise<TerraformDocument[]> {
  const { from: path, ...variables } = typeof source === 'string' ? { from: source } : source;
  const isOwn = path === SYNTHESIZED || path.startsWith(`${SYNTHESIZED}/`);
  if (isOwn && kindOf(SYNTHESIZED) === 'missing') {
    throw new UsageError('nothing is synthesized here yet: run npm run synth first, or name what to read with --from');
  }
  return shownOf(await withProgress(`reading ${path}`, () => readSource(path, variablesOf(variables))));
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
