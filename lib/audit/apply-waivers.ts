import type { AuditedDocument } from './audited-document';
import { statusOf } from './judge';
import type { Location, Locator } from './locator';
import type { AuditRecord, WaiverFinding } from './record';
import type { AuditRule } from './rule';
import type { Subject } from './subject';
import { WAIVER_RULES, type WaiverFault } from './waiver-rules';
import { covers, isEverything, isOfCheckov, isTemplate, type PlacedWaiver, ruleOf } from './waivers';

/** A record with what it is about, while exceptions are matched. */
export interface Judged {
  readonly record: AuditRecord;
  readonly document: AuditedDocument;
  readonly subject: Subject;
}

/** Longer than this is no exception; the day itself and a leap year included. */
const LONGEST_DAYS = 366;

/** Matches exceptions with findings, and says what is wrong with the exceptions. */
export class WaiverMatcher {
  /** What each exception covers that needs it. */
  private readonly used = new Map<PlacedWaiver, Judged[]>();

  constructor(
    private readonly waivers: readonly PlacedWaiver[],
    private readonly rules: readonly AuditRule[],
    /** The day on which exceptions have to hold: `2026-11-22`. */
    private readonly today: string,
  ) {}

  /** The record with the exceptions that cover it, and its status after them. */
  apply(judged: Judged): Judged {
    return { ...judged, record: this.excepted(judged) };
  }

  private excepted({ record, document, subject }: Judged): AuditRecord {
    if (record.status === 'unknown') {
      const waiver = this.find({ record, document, subject }, undefined);
      return waiver === undefined ? record : { ...record, status: 'waived', waiver };
    }
    const findings = record.findings.map((finding) => {
      const waiver = this.find({ record, document, subject }, finding.key);
      return waiver === undefined ? finding : { ...finding, waiver };
    });
    return { ...record, findings, status: statusOf(record.status, findings) };
  }

  /** The exception for a check of checkov at a resource; it counts as needed. */
  forCheck(id: string, document: AuditedDocument, subject: Subject): PlacedWaiver | undefined {
    const waiver = this.waivers.find((one) => one.id === id && covers(one, document, subject));
    if (waiver !== undefined && !this.used.has(waiver)) this.used.set(waiver, []);
    return waiver !== undefined && this.holds(waiver) ? waiver : undefined;
  }

  /** What is wrong with the exceptions, once all records have been through `apply`. */
  faults(
    all: readonly Judged[],
    locators: ReadonlyMap<AuditedDocument, Locator>,
    knowsCheckov: boolean,
  ): WaiverFinding[] {
    return this.waivers.flatMap((waiver) => {
      const location = locationOf(waiver, locators);
      const found = (fault: WaiverFault, message: string): WaiverFinding => ({
        rule: WAIVER_RULES[fault],
        waiver,
        location,
        message,
      });
      const faults: WaiverFinding[] = [];
      const used = this.used.get(waiver);
      if (!this.isAllowed(waiver)) faults.push(found('notAllowed', `${ruleOf(waiver).rule} has no exceptions`));
      else if (used === undefined && (knowsCheckov || !isOfCheckov(waiver))) {
        faults.push(found('stale', `nothing at ${waiver.scope} needs it`));
      }
      if (isTemplate(waiver)) return faults;
      if (this.today > waiver.expires) faults.push(found('expired', `it ended on ${waiver.expires}`));
      else if (daysBetween(this.today, waiver.expires) > LONGEST_DAYS) {
        faults.push(found('tooLong', `it ends on ${waiver.expires}, more than a year from now`));
      }
      const wide = this.width(waiver, all, used ?? []);
      if (wide !== undefined) faults.push(found('tooWide', wide));
      return faults;
    });
  }

  private find({ record, document, subject }: Judged, key: string | undefined): PlacedWaiver | undefined {
    const matching = this.waivers.filter((waiver) => {
      const about = ruleOf(waiver);
      return (
        about.rule === record.rule.id &&
        (about.key === undefined || about.key === key) &&
        covers(waiver, document, subject)
      );
    });
    for (const waiver of matching) {
      this.used.set(waiver, [...(this.used.get(waiver) ?? []), { record, document, subject }]);
    }
    return matching.find((waiver) => this.holds(waiver));
  }

  private holds(waiver: PlacedWaiver): boolean {
    return this.isAllowed(waiver) && (this.today <= waiver.expires || isTemplate(waiver));
  }

  private isAllowed(waiver: PlacedWaiver): boolean {
    const { rule } = ruleOf(waiver);
    return this.rules.every(({ id, waivable }) => id !== rule || waivable);
  }

  /** Why an exception covers more than it should; those in code stand beside what they are for. */
  private width(waiver: PlacedWaiver, all: readonly Judged[], used: readonly Judged[]): string | undefined {
    if (waiver.source === 'code') return undefined;
    const { scope } = waiver;
    if (isEverything(scope)) return `${scope} is everything; name what it is for`;
    const documents = new Set(used.map(({ document }) => document));
    if (documents.size > 1 && !scope.endsWith('/*')) {
      return `${scope} is in ${documents.size} documents; use the construct path`;
    }
    if (!scope.endsWith('/*')) return undefined;
    const compliant = all.filter(
      ({ record, document, subject }) =>
        record.status === 'compliant' && record.rule.id === ruleOf(waiver).rule && covers(waiver, document, subject),
    );
    if (compliant.length === 0 || used.length === 0) return undefined;
    const needed = used.map(({ record }) => record.constructPath ?? record.address).join(', ');
    return `it also covers ${compliant.length} that follow the rule; name only ${needed}`;
  }
}

function locationOf(waiver: PlacedWaiver, locators: ReadonlyMap<AuditedDocument, Locator>): Location {
  const { beside, file, index } = waiver;
  const locator = beside && locators.get(beside.document);
  if (beside === undefined || locator === undefined) {
    return { file: file ?? '', line: 1, column: 1, endLine: 1, pointer: `/${index}` };
  }
  const { subject } = beside;
  const path = subject.address === 'terraform' ? [] : subject.path;
  return locator.locate(subject.file, path, `//.waivers.${index}`);
}

/** How many days lie between two. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
