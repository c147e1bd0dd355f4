import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import {
  audit,
  auditJson,
  auditMarkdown,
  auditRules,
  auditSarif,
  auditTable,
  type CheckovResult,
  checkovResults,
  type FurtherInput,
  MalformedWaivers,
  type Paint,
  type PlacedWaiver,
  provenanceOf,
  rulesTable,
  type SarifVariant,
  type Severity,
  sarifNotices,
  summarize,
  waiversFromText,
} from '../audit';
import { isDay } from '../rules';
import { columnsOf } from '../terminal';
import { colors } from './colors';
import { documentsOf, FROM_OPTION } from './documents';
import { ExitStatus, UsageError } from './exit-status';

const PAINT: Paint = {
  severity: (severity, text) => SEVERITY_COLOURS[severity](text),
  aside: colors.dim,
};
const SEVERITY_COLOURS: Readonly<Record<Severity, (text: string) => string>> = {
  critical: (text) => colors.bold(colors.red(text)),
  high: colors.red,
  medium: colors.yellow,
  low: colors.cyan,
};

interface Options {
  readonly from: string;
  readonly waivers?: string;
  readonly checkov?: string;
  readonly json?: boolean;
  readonly all?: boolean;
  readonly rules?: boolean;
  readonly sarif?: string;
  readonly sarifUpload?: string;
  readonly markdown?: string;
  readonly today?: string;
}

/** `scheduler audit`: which security rules pass, fail or are waived? */
export function auditCommand(): Command {
  return new Command('audit')
    .description('which security rules pass, fail or are waived? a table, JSON, SARIF, a summary for a pull request')
    .option(...FROM_OPTION)
    .option(
      '--waivers <file>',
      'exceptions of the security team: lists, YAML or JSON, of id, scope, reason, approver, ticket, expires',
    )
    .option('--checkov <file>', 'what checkov -o json wrote about the same files, to be compared rule by rule')
    .option('--all', 'shows every record, what is right and what is not applicable too')
    .option('--json', 'for machines: every record, with evidence and provenance')
    .option('--sarif <file>', 'also writes SARIF with every record, exceptions as suppressions')
    .option('--sarif-upload <file>', 'also writes SARIF for GitHub: what has to be looked at, and nothing else')
    .option('--markdown <file>', 'also writes a summary for a pull request')
    .option('--rules', 'lists all rules, and who else asks for the same')
    .addOption(new Option('--today <day>', 'the day on which exceptions have to hold').default(today(), 'today'))
    .addHelpText(
      'after',
      '\nExit status 1 where a rule is not followed and not waived, where nobody can tell, where an exception is not in order, or where checkov fails what nothing excepts.',
    )
    .action(run);
}

function run(options: Options): void {
  if (options.rules === true) {
    console.log(rulesTable(auditRules, PAINT, columnsOf(process.stdout)));
    return;
  }
  const day = dayOf(options.today);
  const also: FurtherInput[] = [];
  const further = (file: string): string => {
    const text = read(file);
    also.push({ file, text });
    return text;
  };
  const waivers = options.waivers === undefined ? [] : waiversIn(options.waivers, further);
  const checkov = options.checkov === undefined ? undefined : resultsIn(options.checkov, further);
  const result = inOrder(() =>
    audit(documentsOf(options.from), { today: day, waivers, ...(checkov !== undefined && { checkov }) }),
  );
  const provenance = provenanceOf(result, toolVersion(), also);
  const sarif = (variant: SarifVariant, file: string | undefined): string => {
    const log = auditSarif(result, provenance, variant);
    for (const notice of sarifNotices(log)) console.error(`scheduler: ${file}: ${notice}`);
    return toJson(log);
  };
  // Files first: whoever reads the exit status finds them complete.
  const files: [file: string | undefined, content: () => string][] = [
    [options.sarif, () => sarif('full', options.sarif)],
    [options.sarifUpload, () => sarif('upload', options.sarifUpload)],
    [options.markdown, () => auditMarkdown(result)],
  ];
  for (const [file, content] of files) if (file !== undefined) writeWhole(file, content());
  process.stdout.write(
    options.json === true
      ? toJson(auditJson(result, provenance))
      : `${auditTable(result, options.all === true, PAINT, columnsOf(process.stdout))}\n`,
  );
  if (!summarize(result).isClean) process.exitCode = ExitStatus.Findings;
}

function waiversIn(file: string, further: (file: string) => string): PlacedWaiver[] {
  const ids = auditRules.map(({ id }) => id);
  return inOrder(() => waiversFromText(file, further(file), ids));
}

function resultsIn(file: string, further: (file: string) => string): CheckovResult[] {
  try {
    return checkovResults(JSON.parse(further(file)));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const why = error instanceof SyntaxError ? 'not JSON; write it with checkov -o json' : (error as Error).message;
    throw new UsageError(`${file}: ${why}`);
  }
}

/** Exceptions that are not in order are a mistake of whoever wrote them: a line each. */
function inOrder<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof MalformedWaivers) throw new UsageError(error.message);
    throw error;
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`${file}: there is no such file`);
  }
}

function writeWhole(file: string, text: string): void {
  const draft = `${file}.draft`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch (error) {
    throw new UsageError(`${file}: cannot be written: ${(error as Error).message}`);
  }
}

function toolVersion(): string {
  return JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')).version;
}

function dayOf(text: string | undefined): string {
  const day = text ?? today();
  if (!isDay(day)) {
    throw new UsageError(`--today: got ${day}; write a day like 2026-11-22`);
  }
  return day;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function toJson(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
