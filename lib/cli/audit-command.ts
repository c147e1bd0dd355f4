import { Command, Option } from 'commander';
import {
  audit,
  auditJson,
  auditLines,
  auditMarkdown,
  auditRules,
  auditSarif,
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
import { inputName, isStandardOutput, parseJson, readFileText, writeOutputs } from '../files';
import { packageVersion } from '../package/version';
import { isDay } from '../rules';
import { colors, columnsOf, print, printError, printJson, withProgress } from '../terminal';
import { jsonText, type Line } from '../text';
import { documentsOf, type SourceOptions, withSource } from './common/documents';
import { ExitStatus, UsageError } from './common/exit-status';

const PAINT: Paint = {
  severity: (severity, text) => SEVERITY_COLOURS[severity](text),
  aside: colors.dim,
};
const SEVERITY_COLOURS: Readonly<Record<Severity, (text: Line) => Line>> = {
  critical: (text) => colors.bold(colors.red(text)),
  high: colors.red,
  medium: colors.yellow,
  low: colors.cyan,
};

interface Options extends SourceOptions {
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

/** `training-job-scheduler audit`: which security rules pass, fail or are waived? */
export function auditCommand(): Command {
  const command = new Command('audit').description(
    'which security rules pass, fail or are waived? a table, JSON, SARIF, a summary for a pull request',
  );
  return withSource(command)
    .option(
      '--waivers <file>',
      'exceptions of the security team: lists, YAML or JSON, of id, scope, reason, approver, ticket, expires',
    )
    .option('--checkov <file>', 'what checkov -o json wrote about the same files, to be compared rule by rule')
    .option('--all', 'shows every record, what is right and what is not applicable too')
    .option('--json', 'for machines: every record, with evidence and provenance')
    .option(
      '--sarif <file>',
      'also writes SARIF with every record, exceptions as suppressions; - for standard output, in place of the table',
    )
    .option('--sarif-upload <file>', 'also writes SARIF for GitHub: what has to be looked at, and nothing else')
    .option('--markdown <file>', 'also writes a summary for a pull request')
    .option('--rules', 'lists all rules, and who else asks for the same')
    .addOption(new Option('--today <day>', 'the day on which exceptions have to hold').default(today(), 'today'))
    .addHelpText(
      'after',
      '\nExceptions of the template, as a new project has them, are in order until somebody puts an approver there: they have no end, and a last line says that nobody has approved them.',
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  if (options.rules === true) {
    print(rulesTable(auditRules, PAINT, columnsOf(process.stdout)));
    return;
  }
  const day = dayOf(options.today);
  const also: FurtherInput[] = [];
  const further = (file: string): string => {
    const content = readFileText(file);
    also.push({ file: inputName(file), ...content });
    return content.text;
  };
  const waivers = options.waivers === undefined ? [] : waiversIn(options.waivers, further);
  const checkov = options.checkov === undefined ? undefined : resultsIn(options.checkov, further);
  const documents = await documentsOf(options);
  const result = await withProgress('auditing', (progress) =>
    inOrder(() =>
      audit(documents, {
        today: day,
        waivers,
        ...(checkov !== undefined && { checkov }),
        onProgress: (done, total) => progress.tell('auditing', done, total),
      }),
    ),
  );
  const provenance = provenanceOf(result, packageVersion(), also);
  const sarif = (variant: SarifVariant, file: string | undefined): string => {
    const log = auditSarif(result, provenance, variant);
    printError(sarifNotices(log).map((notice) => `training-job-scheduler: ${file}: ${notice}`));
    return toJson(log);
  };
  const reports: [file: string | undefined, content: () => string][] = [
    [options.sarif, () => sarif('full', options.sarif)],
    [options.sarifUpload, () => sarif('upload', options.sarifUpload)],
    [options.markdown, () => auditMarkdown(result)],
  ];
  const outputs = reports.flatMap(([path, content]) => (path === undefined ? [] : [{ path, content: content() }]));
  const printed = outputs.find(({ path }) => isStandardOutput(path));
  if (printed !== undefined && options.json === true) {
    throw new UsageError(`--json and ${printed.path} are both standard output; name a file for one of them`);
  }
  // Files first: whoever reads the exit status finds them complete.
  writeOutputs(outputs);
  if (options.json === true) printJson(auditJson(result, provenance), 2);
  // A report on standard output stands alone there.
  else if (printed === undefined) print(auditLines(result, options.all === true, PAINT, columnsOf(process.stdout)));
  if (!summarize(result).isClean) process.exitCode = ExitStatus.Findings;
}

function waiversIn(file: string, further: (file: string) => string): PlacedWaiver[] {
  const text = further(file);
  const ids = auditRules.map(({ id }) => id);
  return inOrder(() => waiversFromText(inputName(file), text, ids));
}

function resultsIn(file: string, further: (file: string) => string): CheckovResult[] {
  const text = further(file);
  try {
    return checkovResults(parseJson(text));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'not JSON; write it with checkov -o json' : (error as Error).message;
    throw new UsageError(`${inputName(file)}: ${why}`);
  }
}

/** Exceptions that are not in order are a mistake of whoever wrote them: a line each. */
function inOrder<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof MalformedWaivers) throw new UsageError(error.problems);
    throw error;
  }
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
  return `${jsonText(value, 2)}\n`;
}
