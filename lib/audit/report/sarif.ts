import type { Log, PropertyBag, ReportingDescriptor, Result, Run, Suppression, ToolComponent } from 'sarif';
import { sarifText } from '../../text';
import type { AuditResult } from '../audit';
import type { Location } from '../locator';
import type { AuditRecord, LocatedFinding, RuleInfo, WaiverFinding } from '../record';
import type { Severity } from '../rule';
import { WAIVER_RULES } from '../waiver-rules';
import type { PlacedWaiver } from '../waivers';
import { helpUriOf } from './help';
import { type Provenance, sha256 } from './provenance';
import { findingText, recordLines } from './text';

/**
 * - `full`: every record, with exceptions as suppressions; for auditors and archives
 * - `upload`: what has to be looked at and nothing else; GitHub ignores suppressions, and would show what is excepted
 *   (github/codeql-action issue 1230)
 */
export type SarifVariant = 'full' | 'upload';

const LEVELS: Readonly<Record<Severity, Result.level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};
/** What GitHub sorts by: above 9 is critical, from 7 high, from 4 medium. */
const SCORES: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.0' };

const BENCHMARK = 'Microsoft cloud security benchmark';

/** The report as SARIF 2.1.0, one run a document: GitHub keeps runs apart by their category. */
export function auditSarif(result: AuditResult, provenance: Provenance, variant: SarifVariant): Log {
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: result.documents.map(({ path }) => runOf(path, result, provenance, variant)),
  };
}

function runOf(document: string, result: AuditResult, provenance: Provenance, variant: SarifVariant): Run {
  const rules: RuleInfo[] = [...result.rules, ...Object.values(WAIVER_RULES)];
  const inputs = provenance.inputs.filter((input) => input.document === document);
  const files = new Set(inputs.map(({ file }) => file));
  const records = result.records.filter((record) => record.document === document);
  // What is wrong with exceptions of a file belongs to every document; the first one tells.
  const faults = result.waiverFindings.filter(({ location }) =>
    files.has(location.file) ? true : document === result.documents[0]?.path && !isOfDocument(location, provenance),
  );
  const index = new Map(rules.map(({ id }, at) => [id, at]));
  const results = [
    ...records.flatMap((record) => resultsOf(record, index, variant)),
    ...faults.map((fault) => faultResult(fault, index)),
  ];
  return {
    tool: { driver: driverOf(rules, provenance) },
    automationDetails: { id: `scheduler-audit/${document}/` },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: true }],
    taxonomies: [benchmarkOf(rules)],
    artifacts: inputs.map(({ file, sha256: hash }) => ({
      location: { uri: uriOf(file) },
      hashes: { 'sha-256': hash },
      sourceLanguage: 'json',
    })),
    results,
    properties: { date: result.today, rules: provenance.rules, inputs } as PropertyBag,
  };
}

function isOfDocument({ file }: Location, { inputs }: Provenance): boolean {
  return inputs.some((input) => input.file === file);
}

function driverOf(rules: readonly RuleInfo[], { tool }: Provenance): ToolComponent {
  return {
    name: `${tool.name} audit`,
    semanticVersion: tool.version,
    version: tool.version,
    informationUri: 'https://learn.microsoft.com/security/benchmark/azure/baselines/service-bus-security-baseline',
    supportedTaxonomies: [{ name: BENCHMARK, index: 0 }],
    rules: rules.map(descriptorOf),
  };
}

function descriptorOf(rule: RuleInfo): ReportingDescriptor {
  const { checkov = [], azurePolicy = [], benchmark = [], others = [] } = rule.controls;
  return {
    id: rule.id,
    name: nameOf(rule.title),
    shortDescription: { text: `${rule.title}.` },
    fullDescription: { text: `${rule.title}. ${rule.rationale}` },
    help: {
      text: `${rule.rationale} ${rule.remediation}`,
      markdown: `${rule.rationale}\n\n**Instead:** ${rule.remediation}`,
    },
    helpUri: helpUriOf(rule.id),
    defaultConfiguration: { level: LEVELS[rule.severity] },
    relationships: benchmark.map((id) => ({ target: { id, toolComponent: { name: BENCHMARK, index: 0 } } })),
    properties: {
      tags: ['security', ...checkov, ...benchmark, ...azurePolicy.map((id) => `azure-policy/${id}`), ...others],
      precision: 'very-high',
      'security-severity': SCORES[rule.severity],
      version: rule.version,
    },
  };
}

/** `Clients come with Entra ID, not with a key` as `ClientsComeWithEntraIdNotWithAKey`. */
function nameOf(title: string): string {
  const words = title.replace(/[^A-Za-z0-9 ]/g, '').split(' ');
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`).join('');
}

function benchmarkOf(rules: readonly RuleInfo[]): ToolComponent {
  const ids = [...new Set(rules.flatMap(({ controls }) => controls.benchmark ?? []))].sort();
  return {
    name: BENCHMARK,
    version: '1',
    organization: 'Microsoft',
    informationUri: 'https://learn.microsoft.com/security/benchmark/azure/overview',
    shortDescription: { text: 'Controls for the security of services in a cloud.' },
    taxa: ids.map((id) => ({ id })),
  };
}

function resultsOf(record: AuditRecord, index: ReadonlyMap<string, number>, variant: SarifVariant): Result[] {
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
): Result {
  return {
    ruleId: rule.id,
    ruleIndex: index.get(rule.id) ?? -1,
    message: { text: sarifText([...lines.slice(0, -1), `${lines.at(-1) ?? ''} (${constructPath ?? address})`]) },
    locations: [physical(location, address, constructPath)],
    partialFingerprints: {
      // What is found stays the same alert when lines move.
      primaryLocationLineHash: `${sha256([rule.id, document, address, finding?.key ?? ''].join('\n')).slice(0, 16)}:1`,
    },
  };
}

function physical({ file, line, column, endLine }: Location, address: string, constructPath: string | undefined) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: { startLine: line, startColumn: column, endLine },
    },
    logicalLocations: [
      { fullyQualifiedName: address, kind: 'resource' },
      ...(constructPath === undefined ? [] : [{ fullyQualifiedName: constructPath, kind: 'member' }]),
    ],
  };
}

function suppressions(waiver: PlacedWaiver | undefined): Suppression[] {
  if (waiver === undefined) return [];
  const { source, reason, approver, ticket, expires } = waiver;
  return [
    {
      kind: source === 'code' ? 'inSource' : 'external',
      status: 'accepted',
      justification: sarifText([`${reason} (${approver}, ${ticket}, until ${expires})`]),
      properties: { approver, ticket, expires },
    },
  ];
}

function faultResult({ rule, waiver, location, message }: WaiverFinding, index: ReadonlyMap<string, number>): Result {
  return {
    ruleId: rule.id,
    ruleIndex: index.get(rule.id) ?? -1,
    level: LEVELS[rule.severity],
    message: { text: sarifText([`${waiver.id} at ${waiver.scope}: ${message}`]) },
    locations: [physical(location, waiver.scope, undefined)],
    partialFingerprints: {
      primaryLocationLineHash: `${sha256([rule.id, waiver.id, waiver.scope].join('\n')).slice(0, 16)}:1`,
    },
  };
}

/** A path as a URI, relative to where the command ran. */
function uriOf(file: string): string {
  return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}
