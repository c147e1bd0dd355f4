import { counted } from '../../rules';
import { sarifText } from '../../text';
import type { AuditResult } from '../audit';
import type { AuditRecord, LocatedFinding, RuleInfo, WaiverFinding } from '../judging/audit-record';
import { WAIVER_RULES } from '../judging/waiver-rules';
import type { Location } from '../places/locator';
import { SEVERITIES } from '../rules/audit-rule';
import { isTemplate, type PlacedWaiver } from '../waivers/waiver';
import { artifactUri } from './artifact-uri';
import { type ExceptionNotice, noticesAbout } from './notices';
import { type Provenance, sha256 } from './provenance';
import { fittingUpload, GITHUB_LIMITS, type LimitedResults, limited, unlimited } from './sarif-limits';
import type {
  SarifLevel,
  SarifLocation,
  SarifLog,
  SarifNotification,
  SarifResult,
  SarifRun,
  SarifSuppression,
} from './sarif-log';
import { benchmarkOf, driverOf, LEVELS } from './sarif-rules';
import { absenceText, findingText, OF_TEMPLATE, recordLines } from './text';

/**
 * - `full`: every record, with exceptions as suppressions; for auditors and archives
 * - `upload`: what has to be looked at and nothing else; GitHub ignores suppressions, and would show what is excepted
 *   (github/codeql-action issue 1230)
 */
export type SarifVariant = 'full' | 'upload';

/** Every rule that results can be about. */
const ABOUT_EXCEPTIONS: readonly RuleInfo[] = Object.values(WAIVER_RULES);

/**
 * The report as SARIF 2.1.0, one run a document: GitHub keeps runs apart by their category. It takes twenty runs a
 * file, so of more documents those from the twentieth on share the last run, and nothing is left out for that.
 *
 * What GitHub would not take is left out of the variant for it, and said in the file: `sarifNotices` reads it out.
 */
export function auditSarif(result: AuditResult, provenance: Provenance, variant: SarifVariant): SarifLog {
  const paths = result.documents.map(({ path }) => path);
  const alone = paths.length <= GITHUB_LIMITS.runs ? paths : paths.slice(0, GITHUB_LIMITS.runs - 1);
  const shared = paths.slice(alone.length);
  const groups = [...alone.map((path) => [path]), ...(shared.length === 0 ? [] : [shared])];
  const report = (limit: Limit): SarifLog => ({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: groups.map((documents) => runOf(new Set(documents), result, provenance, variant, limit)),
  });
  return variant === 'full'
    ? report(unlimited)
    : fittingUpload((most) => report((all, rank) => limited(all, most, rank)));
}

type Limit = (results: readonly SarifResult[], rankOf: (result: SarifResult) => number) => LimitedResults;

/** What a report says of itself: what was left out of it, and why. */
export function sarifNotices({ runs }: SarifLog): string[] {
  const notices = runs.flatMap(({ automationDetails, invocations = [] }) =>
    invocations.flatMap(({ toolExecutionNotifications = [] }) =>
      toolExecutionNotifications.map(({ message }) => `${automationDetails?.id}: ${message.text}`),
    ),
  );
  return notices;
}

function runOf(
  documents: ReadonlySet<string>,
  result: AuditResult,
  provenance: Provenance,
  variant: SarifVariant,
  limit: Limit,
): SarifRun {
  const rules: RuleInfo[] = [...result.rules, ...ABOUT_EXCEPTIONS];
  const index = new Map(rules.map(({ id }, at) => [id, at]));
  const severities = new Map(rules.map(({ id, severity }) => [id, SEVERITIES.indexOf(severity)]));
  const inputs = provenance.inputs.filter((input) => documents.has(input.document));
  const isHere = belongingTo(documents, result);
  const notices = noticesAbout({ ...result, waivers: result.waivers.filter(isHere) });
  const ofKind = (wanted: ExceptionNotice['kind']) => notices.filter(({ kind }) => kind === wanted);
  const all = [
    ...result.records
      .filter((record) => documents.has(record.document))
      .flatMap((record) => resultsOf(record, index, variant)),
    ...result.waiverFindings.filter(({ waiver }) => isHere(waiver)).map((fault) => faultResult(fault, index)),
    ...ofKind('ends-soon').flatMap(({ waivers }) => waivers.map((waiver) => endResult(waiver, index, variant))),
  ];
  const { results, notice } = limit(all, ({ ruleId }) => severities.get(ruleId) as number);
  const [only = ''] = documents;
  const isShared = documents.size > 1;
  return {
    tool: { driver: driverOf(rules, provenance) },
    automationDetails: { id: `scheduler-audit/${isShared ? OTHERS : artifactUri(only)}/` },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          ...(isShared ? [notification('note', sharedText(documents.size, result))] : []),
          ...(notice === undefined ? [] : [notification('warning', notice)]),
          ...absenceText(result).map((text) => notification('note', text)),
        ],
        toolConfigurationNotifications: ofKind('not-approved').map(({ text }) => notification('note', text)),
      },
    ],
    taxonomies: [benchmarkOf(rules)],
    artifacts: inputs.map(({ file, sha256: hash }) => ({
      location: { uri: artifactUri(file) },
      hashes: { 'sha-256': hash },
      sourceLanguage: 'json',
    })),
    results: numbered(results),
    properties: { date: result.today, rules: provenance.rules, inputs },
  };
}

/** Whether an exception belongs to some documents. Those of a file belong to all; the first run tells of them. */
function belongingTo(
  documents: ReadonlySet<string>,
  { documents: [first] }: AuditResult,
): (waiver: PlacedWaiver) => boolean {
  const isFirst = first !== undefined && documents.has(first.path);
  return ({ beside }) => (beside === undefined ? isFirst : documents.has(beside.document.source.path));
}

/** The category of the run that several documents share; no URI of a document has a blank. */
const OTHERS = 'other documents';

function sharedText(count: number, { documents: all }: AuditResult): string {
  const own = all.length - count;
  return `${count} of ${counted(all.length, 'document')} share this run: GitHub takes ${GITHUB_LIMITS.runs} runs a file, and the first ${own} have one each`;
}

function notification(level: SarifLevel, text: string): SarifNotification {
  return { level, message: { text } };
}

/** Fingerprints that differ: of two that are alike, the later one has another number, as in GitHub's own. */
function numbered(results: readonly SarifResult[]): SarifResult[] {
  const counts = new Map<string, number>();
  return results.map((result) => {
    const print = `${result.partialFingerprints?.primaryLocationLineHash}`;
    const count = (counts.get(print) ?? 0) + 1;
    counts.set(print, count);
    if (count === 1) return result;
    return { ...result, partialFingerprints: { primaryLocationLineHash: print.replace(/:1$/, `:${count}`) } };
  });
}

function resultsOf(record: AuditRecord, index: ReadonlyMap<string, number>, variant: SarifVariant): SarifResult[] {
  const { rule, status, findings, location, waiver } = record;
  if (status === 'compliant' || status === 'not-applicable') {
    if (variant === 'upload') return [];
    const kind = status === 'compliant' ? 'pass' : 'notApplicable';
    return [{ ...common(record, index, location, undefined, recordLines(record)), kind, level: 'none' }];
  }
  if (findings.length === 0) {
    const unknown = common(record, index, location, undefined, recordLines(record));
    if (variant === 'full') return [{ ...unknown, kind: 'open', level: 'none', suppressions: suppressions(waiver) }];
    return waiver === undefined ? [{ ...unknown, level: 'warning' }] : [];
  }
  return findings
    .filter((finding) => variant === 'full' || finding.waiver === undefined)
    .map((finding) => ({
      ...common(record, index, finding.location, finding, [`${rule.title}: ${findingText(finding)}`]),
      ...(variant === 'full' && { kind: 'fail' as const, suppressions: suppressions(finding.waiver) }),
      level: LEVELS[rule.severity],
    }));
}

function common(
  { rule, document, address, constructPath }: AuditRecord,
  index: ReadonlyMap<string, number>,
  location: Location,
  finding: LocatedFinding | undefined,
  lines: readonly string[],
): Omit<SarifResult, 'level'> {
  return {
    ruleId: rule.id,
    ruleIndex: index.get(rule.id) as number,
    message: { text: sarifText([...lines.slice(0, -1), `${lines.at(-1) ?? ''} (${constructPath ?? address})`]) },
    locations: [physical(location, address, constructPath)],
    partialFingerprints: {
      // What is found stays the same alert when lines move.
      primaryLocationLineHash: `${sha256([rule.id, document, address, finding?.key ?? ''].join('\n')).slice(0, 16)}:1`,
    },
  };
}

function physical(
  { file, line, column, endLine }: Location,
  address: string,
  constructPath: string | undefined,
): SarifLocation {
  return {
    physicalLocation: {
      artifactLocation: { uri: artifactUri(file) },
      region: { startLine: line, startColumn: column, endLine },
    },
    logicalLocations: [
      { fullyQualifiedName: address, kind: 'resource' },
      ...(constructPath === undefined ? [] : [{ fullyQualifiedName: constructPath, kind: 'member' as const }]),
    ],
  };
}

function suppressions(waiver: PlacedWaiver | undefined): SarifSuppression[] {
  if (waiver === undefined) return [];
  const { source, reason, approver, ticket, expires } = waiver;
  return [
    {
      kind: source === 'code' ? 'inSource' : 'external',
      status: 'accepted',
      justification: sarifText([
        isTemplate(waiver) ? `${reason} (${OF_TEMPLATE})` : `${reason} (${approver}, ${ticket}, until ${expires})`,
      ]),
      properties: { approver, ticket, expires },
    },
  ];
}

function faultResult({ rule, waiver, message }: WaiverFinding, index: ReadonlyMap<string, number>): SarifResult {
  return { ...aboutException(rule, waiver, message, index), level: LEVELS[rule.severity] };
}

/** An exception that ends soon is nothing that is wrong, and GitHub shows nothing else. */
function endResult(waiver: PlacedWaiver, index: ReadonlyMap<string, number>, variant: SarifVariant): SarifResult {
  const about = aboutException(WAIVER_RULES.endsSoon, waiver, `it ends on ${waiver.expires}`, index);
  return variant === 'full' ? { ...about, kind: 'review', level: 'none' } : { ...about, level: 'note' };
}

function aboutException(
  rule: RuleInfo,
  waiver: PlacedWaiver,
  message: string,
  index: ReadonlyMap<string, number>,
): Omit<SarifResult, 'level'> {
  return {
    ruleId: rule.id,
    ruleIndex: index.get(rule.id) as number,
    message: { text: sarifText([`${waiver.id} at ${waiver.scope}: ${message}`]) },
    locations: [physical(waiver.location, waiver.scope, undefined)],
    partialFingerprints: {
      primaryLocationLineHash: `${sha256([rule.id, waiver.id, waiver.scope].join('\n')).slice(0, 16)}:1`,
    },
  };
}
