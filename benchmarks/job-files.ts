import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseDocument } from 'yaml';
import { JobTemplate } from '../lib/trigger/templates';

/**
 * How many job files of other people are taken, and why the others are not:
 *
 *     npm run bench:job-files -- <checkout of Azure/azureml-examples>/cli/jobs
 *
 * A time limit is given beside each, since hardly any of those files has one.
 */
interface Judged {
  readonly file: string;
  readonly kind: string;
  readonly reasons: readonly string[];
}

const KINDS = ['command', 'sweep', 'pipeline'];
const [, , folder] = process.argv;
if (folder === undefined || !existsSync(folder)) {
  console.error(
    `bench:job-files: got ${folder ?? 'no folder'}, needed cli/jobs of a checkout: git clone --depth 1 https://github.com/Azure/azureml-examples`,
  );
  process.exit(2);
}

const judged = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.ya?ml$/.test(file))
  .sort()
  .flatMap((file): Judged[] => {
    const kind = kindOf(readFileSync(join(folder, file), 'utf8'));
    return kind === undefined ? [] : [{ file, kind, reasons: reasonsOf(join(folder, file)) }];
  });

print(judged);

/** What kind of job a file is; `undefined` for components, environments, data and all else. */
function kindOf(text: string): string | undefined {
  const value: unknown = parseDocument(text).toJS({ maxAliasCount: -1 });
  if (typeof value !== 'object' || value === null) return undefined;
  const { $schema: schema, type, jobs, trial, command, environment, name, version } = value as Record<string, unknown>;
  const [, named] = typeof schema === 'string' ? (/\/(\w+)Job\.schema\.json$/i.exec(schema) ?? []) : [];
  if (named !== undefined) return named.toLowerCase();
  if (typeof schema === 'string') return undefined;
  if (jobs !== undefined) return 'pipeline';
  if (trial !== undefined) return 'sweep';
  // A file that says no kind is a command, as the CLI takes it.
  const isOther = (type !== undefined && type !== 'command') || (name !== undefined && version !== undefined);
  return command !== undefined && environment !== undefined && !isOther ? 'command' : undefined;
}

function reasonsOf(path: string): string[] {
  const problems = JobTemplate.fromYaml(path, { timeout: 'PT1H' }).problems();
  return problems.map((problem) => problem.replaceAll(`${folder}/`, '').replace(/^\S+:\d+:\d+: /, ''));
}

function print(all: readonly Judged[]): void {
  const others = [...new Set(all.map(({ kind }) => kind))].filter((kind) => !KINDS.includes(kind)).sort();
  console.log('| kind | files | taken | refused |\n| --- | --- | --- | --- |');
  for (const kind of [...KINDS, ...others]) {
    const of = all.filter((one) => one.kind === kind);
    const taken = of.filter(({ reasons }) => reasons.length === 0).length;
    console.log(`| ${kind} | ${of.length} | ${taken} | ${of.length - taken} |`);
  }
  console.log('\nRefused:');
  for (const { file, reasons } of all.filter((one) => one.reasons.length > 0)) {
    console.log(
      `- ${relative('.', file)}: ${reasons[0]}${reasons.length > 1 ? ` (and ${reasons.length - 1} more)` : ''}`,
    );
  }
}
