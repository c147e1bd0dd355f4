import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Command } from 'commander';
import { inFolder, kindOf, type Output, readText, writeOutputs } from '../../files';
import { meantOrKnown } from '../../rules';
import { print, printJson } from '../../terminal';
import { writeJobFile } from '../../trigger/job-files';
import { type SourceOptions, withSource } from '../common/documents';
import { UsageError } from '../common/exit-status';
import { type Packaged, packagedIn } from './packaged';

interface Options extends SourceOptions {
  readonly out: string;
  readonly workspaceId?: string;
  readonly overwrite?: boolean;
  readonly json?: boolean;
}

/** `training-job-scheduler jobs export`: the job templates of what was synthesized. */
export function exportCommand(): Command {
  const command = new Command('export')
    .description(
      'writes job templates as files of the Azure ML CLI (v2), for az ml job create; what a message may say stands in comments',
    )
    .argument('[templates...]', 'their names, as messages call them; without, all');
  return withSource(command)
    .option('--out <folder>', 'where <template>.yml is written', 'jobs')
    .option(
      '--workspace-id <id>',
      'the ARM id of the workspace that the files are for: az ml reads registered code by its id alone',
    )
    .option('--overwrite', 'replaces files that are there and say something else')
    .option('--json', 'for machines: what was written, as JSON')
    .addHelpText(
      'after',
      '\nThe templates are those of the packages that the function runs from; the workflow of a Logic App has its own in another form.',
    )
    .action(exportJobs);
}

async function exportJobs(names: readonly string[], options: Options): Promise<void> {
  const { from, out, workspaceId } = options;
  const chosen = chosenOf(names, await packagedIn(options), from);
  const outputs = chosen.map(({ name, template }) => ({
    name,
    kind: template.kind,
    path: join(out, `${name}.yml`),
    content: writeJobFile(name, template, workspaceId === undefined ? {} : { workspaceId: idOf(workspaceId) }),
  }));
  if (options.overwrite !== true) checkNew(outputs);
  inFolder(out, () => writeOutputs(outputs));
  const written = outputs.map(({ name, kind, path: file }) => ({ template: name, kind, file }));
  if (options.json === true) printJson({ written });
  else
    print(written.map(({ kind, file }) => `wrote ${file}, a ${kind}; start it with az ml job create --file ${file}`));
}

const WORKSPACE_ID =
  /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.MachineLearningServices\/workspaces\/[^/]+$/i;

function idOf(workspaceId: string): string {
  if (WORKSPACE_ID.test(workspaceId)) return workspaceId;
  throw new UsageError(
    `--workspace-id: got ${workspaceId}; write /subscriptions/<id>/resourceGroups/<name>/providers/Microsoft.MachineLearningServices/workspaces/<name>`,
  );
}

/** A name that a file can have everywhere. */
const FILE_NAME = /^[A-Za-z0-9][\w.-]{0,99}$/;

/** Those that were named, each once: what is the same in two packages is one. */
function chosenOf(names: readonly string[], all: readonly Packaged[], from: string): Packaged[] {
  const found = new Map<string, Packaged>();
  for (const one of all) {
    const other = found.get(one.name);
    if (other !== undefined && !isDeepStrictEqual(other.template, one.template)) {
      if (names.length > 0 && !names.includes(one.name)) continue;
      throw new UsageError(
        `${from}: ${one.name} is not the same in ${other.package} and ${one.package}; name one stack with --from`,
      );
    }
    found.set(one.name, one);
  }
  const known = [...found.keys()].sort();
  const unknown = names.filter((name) => !found.has(name));
  if (unknown.length > 0) {
    throw new UsageError(unknown.map((name) => unknownText(name, known)));
  }
  const chosen = names.length === 0 ? known : [...new Set(names)];
  const unfit = chosen.filter((name) => !FILE_NAME.test(name));
  if (unfit.length > 0) {
    throw new UsageError(unfit.map((name) => `${name}: no name for a file; name the other templates`));
  }
  return chosen.map((name) => found.get(name) as Packaged);
}

function unknownText(name: string, known: readonly string[]): string {
  return `${name}: there is no such template; ${meantOrKnown(name, known)}`;
}

/** Somebody may have changed what was written before. */
function checkNew(outputs: readonly Output[]): void {
  const other = outputs.filter(({ path, content }) => kindOf(path) === 'file' && readText(path) !== content);
  if (other.length === 0) return;
  throw new UsageError(
    other.map(({ path }) => `${path}: says something else already; name another folder with --out, or --overwrite`),
  );
}
