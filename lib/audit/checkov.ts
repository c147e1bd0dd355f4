import { Schema } from '../schema';
import { isObject } from '../terraform';
import type { AuditedDocument } from './document/audited-document';
import type { Subject } from './document/subject';
import type { Judged, WaiverMatcher } from './judging/apply-waivers';
import type { AuditRecord, Status } from './judging/audit-record';
import type { Location, Locator } from './places/locator';
import type { AuditRule } from './rules/audit-rule';
import type { PlacedWaiver } from './waivers/waiver';

/** One result of checkov. */
export interface CheckovResult {
  readonly check: string;
  readonly title: string;
  readonly passed: boolean;
  /** The file below the folder that checkov was given: `/stacks/prod/cdk.tf.json`. */
  readonly file: string;
  /** `resource.<name>`, without its type, or `<type>.<name>`, as the kind of check has it. */
  readonly resource: string;
  readonly firstLine: number;
}

/** How a result of checkov and ours belong together. */
export type Agreement =
  /** Both say the same. */
  | 'same'
  /** Ours is stricter: checkov passes what ours does not. */
  | 'stricter'
  /** Ours says that the rule is not about this tier; checkov asks it of every tier. */
  | 'scoped'
  /** Checkov fails what ours passes, or cannot tell. */
  | 'different'
  /** Only checkov has such a rule. */
  | 'only-checkov';

/** A result of checkov beside ours. */
export interface CheckovRecord extends CheckovResult {
  readonly document: string;
  readonly address: string;
  readonly constructPath: string | undefined;
  readonly location: Location;
  readonly agreement: Agreement;
  /** What ours say of the same resource. */
  readonly ours: readonly { readonly rule: string; readonly status: Status }[];
  /** The exception that covers a failed check: of checkov's id, or of the rule of ours that says the same. */
  readonly waiver: PlacedWaiver | undefined;
}

const text = { type: ['string', 'null'], description: 'a text' };
const CHECKS = {
  type: ['array', 'null'],
  description: 'a list of checks',
  items: {
    type: 'object',
    description: 'a check',
    required: ['check_id'],
    properties: {
      check_id: { type: 'string', description: 'the id of a check, a text' },
      check_name: text,
      file_path: text,
      resource: text,
      file_line_range: {
        type: ['array', 'null'],
        description: 'the numbers of two lines',
        items: { type: 'integer', description: 'the number of a line' },
      },
    },
  },
};

const RUN = {
  type: 'object',
  description: 'the results of a framework',
  properties: { results: { type: ['object', 'null'], properties: { passed_checks: CHECKS, failed_checks: CHECKS } } },
};

/** What `checkov -o json` writes, of one framework or several, as far as it is read; without any resource only counts. */
export const RESULTS = new Schema({
  $id: 'checkov-results',
  ...RUN,
  type: ['object', 'array'],
  description: 'what checkov -o json writes',
  items: RUN,
});

interface CheckovRun {
  readonly results?: {
    readonly passed_checks?: readonly CheckovCheck[] | null;
    readonly failed_checks?: readonly CheckovCheck[] | null;
  } | null;
  readonly passed?: unknown;
}

interface CheckovCheck {
  readonly check_id: string;
  readonly check_name?: string | null;
  readonly file_path?: string | null;
  readonly resource?: string | null;
  readonly file_line_range?: readonly number[] | null;
}

/**
 * The results in what `checkov -o json` writes, of one framework or several.
 *
 * @throws Error in one line, with everything that is otherwise, where it is something else
 */
export function checkovResults(json: unknown): CheckovResult[] {
  const problems = RESULTS.problems(json);
  if (problems.length > 0) throw new Error(`not what checkov -o json writes: ${problems.join('; ')}`);
  const runs = [json as CheckovRun | readonly CheckovRun[]].flat();
  const counted = runs.filter(({ results, passed }) => isObject(results) || typeof passed === 'number');
  if (counted.length === 0) throw new Error('not what checkov -o json writes: there are no results');
  return counted.flatMap(({ results }) => [
    ...(results?.passed_checks ?? []).map((one) => resultOf(one, true)),
    ...(results?.failed_checks ?? []).map((one) => resultOf(one, false)),
  ]);
}

function resultOf(one: CheckovCheck, passed: boolean): CheckovResult {
  return {
    check: one.check_id,
    title: one.check_name ?? one.check_id,
    passed,
    file: one.file_path ?? '',
    resource: one.resource ?? '',
    firstLine: one.file_line_range?.[0] ?? 1,
  };
}

/** Puts each result of checkov beside ours; those of other documents are left out. */
export function compareWithCheckov(
  results: readonly CheckovResult[],
  judged: readonly Judged[],
  rules: readonly AuditRule[],
  locators: ReadonlyMap<AuditedDocument, Locator>,
  waivers: WaiverMatcher,
): CheckovRecord[] {
  const mapped = new Map<string, string[]>();
  for (const { id, controls } of rules) {
    for (const check of controls.checkov ?? []) mapped.set(check, [...(mapped.get(check) ?? []), id]);
  }
  const ofSubject = new Map<Subject, AuditRecord[]>();
  for (const { subject, record } of judged) {
    ofSubject.set(subject, [...(ofSubject.get(subject) ?? []), record]);
  }
  return results.flatMap((result) => {
    const place = placeOf(result, locators);
    if (place === undefined) return [];
    const { document, subject, location } = place;
    const ours = (ofSubject.get(subject) ?? []).filter(({ rule }) => mapped.get(result.check)?.includes(rule.id));
    const agreement = agreementOf(result.passed, ours);
    const ofRule = ours.flatMap(({ findings }) => findings.flatMap(({ waiver }) => waiver ?? []));
    const waiver = result.passed ? undefined : (waivers.forCheck(result.check, document, subject) ?? ofRule[0]);
    return [
      {
        ...result,
        document: document.source.path,
        address: subject.address,
        constructPath: subject.constructPath,
        location,
        agreement,
        ours: ours.map(({ rule, status }) => ({ rule: rule.id, status })),
        waiver,
      },
    ];
  });
}

function agreementOf(passed: boolean, ours: readonly AuditRecord[]): Agreement {
  if (ours.length === 0) return 'only-checkov';
  const isBad = ours.some(({ status }) => status === 'non-compliant' || status === 'waived');
  if (passed) return isBad ? 'stricter' : 'same';
  if (isBad) return 'same';
  return ours.every(({ status }) => status === 'not-applicable') ? 'scoped' : 'different';
}

/** The resource that a result is about: checkov leaves out the type, and gives the line. */
function placeOf(
  { file, resource, firstLine }: CheckovResult,
  locators: ReadonlyMap<AuditedDocument, Locator>,
): { document: AuditedDocument; subject: Subject; location: Location } | undefined {
  const name = resource.slice(resource.indexOf('.') + 1);
  // It may say no file; of one that it says, each part of the path is whole.
  const end = withSlashes(file);
  const candidates = [...locators].flatMap(([document, locator]) =>
    document.resources
      .filter((subject) => file === '' || withSlashes(subject.file).endsWith(end))
      .filter(({ address }) => address.endsWith(`.${name}`))
      .map((subject) => ({ document, subject, location: locator.locate(subject.file, subject.path) })),
  );
  const distance = ({ location }: { location: Location }) => Math.abs(location.line - firstLine);
  return candidates.sort((a, b) => distance(a) - distance(b))[0];
}

/** A path from its first part on, as it is written on every machine: `stack\cdk.tf.json` as `/stack/cdk.tf.json`. */
function withSlashes(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\/?/, '/');
}
