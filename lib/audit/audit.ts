import type { TerraformDocument } from '../terraform';
import { type CheckovRecord, type CheckovResult, compareWithCheckov } from './checkov';
import { AuditedDocument } from './document/audited-document';
import { type Judged, WaiverMatcher } from './judging/apply-waivers';
import type { AuditRecord, WaiverFinding } from './judging/audit-record';
import { recordOf, subjectsOf } from './judging/judge';
import { Locator } from './places/locator';
import { auditRules } from './rules';
import type { AuditRule } from './rules/audit-rule';
import { waiversInCode } from './waivers/read-waivers';
import type { PlacedWaiver } from './waivers/waiver';

/** What an audit needs beside the documents. */
export interface AuditOptions {
  /** The day on which exceptions have to hold: `2026-11-22`. */
  readonly today: string;
  /**
   * Exceptions of a file; those in the JSON are found by themselves.
   *
   * @default - none
   */
  readonly waivers?: readonly PlacedWaiver[];
  /**
   * What checkov says of the same documents, to be compared rule by rule.
   *
   * @default - nothing is compared
   */
  readonly checkov?: readonly CheckovResult[];
  /**
   * The rules.
   *
   * @default - all of this project
   */
  readonly rules?: readonly AuditRule[];
  /**
   * Hears how far the audit is: rules that are asked, and those that there are.
   *
   * @default - nobody
   */
  onProgress?(done: number, total: number): void;
}

/** Everything that an audit found. */
export interface AuditResult {
  readonly today: string;
  readonly documents: readonly TerraformDocument[];
  readonly rules: readonly AuditRule[];
  /** One for each rule and resource, sorted. */
  readonly records: readonly AuditRecord[];
  readonly waivers: readonly PlacedWaiver[];
  readonly waiverFindings: readonly WaiverFinding[];
  /** Empty where nothing was to be compared. */
  readonly checkov: readonly CheckovRecord[];
  /** Rules that had nothing to look at. */
  readonly idleRules: readonly string[];
  /** Types that no rule but those about every resource knows, with how many there are. */
  readonly unknownTypes: ReadonlyMap<string, number>;
}

/**
 * Asks every rule about every resource.
 *
 * @param documents what `parseDocument` has made of texts, each with its file
 * @param options of which day it is, and which exceptions there are
 * @returns a record for each rule and resource, those that pass and those that are not applicable too
 * @throws MalformedWaivers for exceptions in the documents that are not in order
 */
export function audit(documents: readonly TerraformDocument[], options: AuditOptions): AuditResult {
  const { today, rules = auditRules } = options;
  const judgedTypes = new Set(rules.flatMap(({ appliesTo }) => appliesTo));
  const audited = documents.map((document) => new AuditedDocument(document, judgedTypes));
  const locators = new Map(audited.map((document) => [document, new Locator(document.source)]));
  const ids = rules.map(({ id }) => id);
  const waivers = [...waiversInCode(locators, ids), ...(options.waivers ?? [])];
  const steps = audited.length * rules.length;
  const judged = audited.flatMap((document, number) =>
    rules.flatMap((rule, index) => {
      options.onProgress?.(number * rules.length + index, steps);
      return subjectsOf(rule, document).map(
        (subject): Judged => ({
          record: recordOf(rule, subject, document, locators.get(document) as Locator),
          document,
          subject,
        }),
      );
    }),
  );
  const matcher = new WaiverMatcher(waivers, rules, today);
  const applied = judged.map((one) => matcher.apply(one));
  const records = applied.map(({ record }) => record);
  const { checkov: results } = options;
  const checkov = results === undefined ? [] : compareWithCheckov(results, applied, rules, locators, matcher);
  const met = new Set(records.map(({ rule }) => rule.id));
  return {
    today,
    documents,
    rules,
    records: records.sort(byPlace),
    waivers,
    waiverFindings: matcher.faults(judged, results !== undefined),
    checkov,
    idleRules: ids.filter((id) => !met.has(id)),
    unknownTypes: unknownTypes(audited, rules),
  };
}

/** What has to be looked at by somebody: it makes the command end with status 1. */
export function openRecords({ records }: AuditResult): readonly AuditRecord[] {
  return records.filter(({ status }) => status === 'non-compliant' || status === 'unknown');
}

/** Checks of checkov that fail without an exception, or that ours contradicts. */
export function openChecks({ checkov }: AuditResult): readonly CheckovRecord[] {
  return checkov.filter(({ passed, waiver }) => !passed && waiver === undefined);
}

function byPlace(a: AuditRecord, b: AuditRecord): number {
  return inOrder(a.document, b.document) || inOrder(a.address, b.address) || inOrder(a.rule.id, b.rule.id);
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function unknownTypes(documents: readonly AuditedDocument[], rules: readonly AuditRule[]): Map<string, number> {
  // What stands for every resource is the name of no type.
  const known = new Set(rules.flatMap(({ appliesTo }) => appliesTo));
  const counts = new Map<string, number>();
  for (const { resource, type } of documents.flatMap(({ resources }) => resources)) {
    if (resource?.mode === 'managed' && !known.has(type)) counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return new Map([...counts].sort(([a], [b]) => inOrder(a, b)));
}
