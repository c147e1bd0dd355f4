import { daysBetween, endOf } from '../../rules';
import type { AuditedDocument } from '../document/audited-document';
import type { Subject } from '../document/subject';
import type { AuditRule } from '../rules/audit-rule';
import { repetitions } from '../waivers/repeated-waivers';
import {
  coversFrom,
  isEverything,
  isOfCheckov,
  isTemplate,
  namesOf,
  type PlacedWaiver,
  ruleOf,
} from '../waivers/waiver';
import { WaiverIndex } from '../waivers/waiver-index';
import type { AuditRecord, WaiverFinding } from './audit-record';
import { statusOf } from './judge';
import { WAIVER_RULES, type WaiverFault } from './waiver-rules';

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
  private readonly index: WaiverIndex;

  constructor(
    private readonly waivers: readonly PlacedWaiver[],
    private readonly rules: readonly AuditRule[],
    /** The day on which exceptions have to hold: `2026-11-22`. */
    private readonly today: string,
  ) {
    this.index = new WaiverIndex(waivers);
  }

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

  /** The exception for a check of checkov at a resource; all there are count as needed. */
  forCheck(id: string, document: AuditedDocument, subject: Subject): PlacedWaiver | undefined {
    const matching = this.index.covering(id, document, subject).filter((one) => one.id === id);
    for (const waiver of matching) if (!this.used.has(waiver)) this.used.set(waiver, []);
    return matching.find((waiver) => this.holds(waiver));
  }

  /** What is wrong with the exceptions, once all records have been through `apply`. */
  faults(all: readonly Judged[], knowsCheckov: boolean): WaiverFinding[] {
    const repeated = repetitions(this.waivers, this.index, [...new Set(all.map(({ document }) => document))]);
    return this.waivers.flatMap((waiver) => {
      const found = (fault: WaiverFault, message: string): WaiverFinding => ({
        rule: WAIVER_RULES[fault],
        waiver,
        message,
      });
      const faults: WaiverFinding[] = [];
      const used = this.used.get(waiver);
      if (!this.isAllowed(waiver)) faults.push(found('notAllowed', `${ruleOf(waiver).rule} has no exceptions`));
      else if (used === undefined && (knowsCheckov || !isOfCheckov(waiver))) {
        faults.push(found('stale', `nothing at ${waiver.scope} needs it`));
      }
      const first = repeated.get(waiver);
      if (first !== undefined)
        faults.push(found('repeated', `it stands already at ${first.place}; take one of the two away`));
      if (isTemplate(waiver)) return faults;
      if (endOf(waiver, this.today) === 'ended') faults.push(found('expired', `it ended on ${waiver.expires}`));
      else if (daysBetween(this.today, waiver.expires) > LONGEST_DAYS) {
        faults.push(found('tooLong', `it ends on ${waiver.expires}, more than a year from now`));
      }
      const wide = this.width(waiver, all, used ?? []);
      if (wide !== undefined) faults.push(found('tooWide', wide));
      return faults;
    });
  }

  private find({ record, document, subject }: Judged, key: string | undefined): PlacedWaiver | undefined {
    const matching = this.index.covering(record.rule.id, document, subject).filter((waiver) => {
      const about = ruleOf(waiver);
      return about.key === undefined || about.key === key;
    });
    for (const waiver of matching) {
      const judged = { record, document, subject };
      const used = this.used.get(waiver);
      if (used === undefined) this.used.set(waiver, [judged]);
      else used.push(judged);
    }
    return matching.find((waiver) => this.holds(waiver));
  }

  private holds(waiver: PlacedWaiver): boolean {
    return this.isAllowed(waiver) && (endOf(waiver, this.today) !== 'ended' || isTemplate(waiver));
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
        record.status === 'compliant' &&
        record.rule.id === ruleOf(waiver).rule &&
        coversFrom(scope, namesOf(document, subject)),
    );
    if (compliant.length === 0 || used.length === 0) return undefined;
    const needed = used.map(({ record }) => record.constructPath ?? record.address).join(', ');
    return `it also covers ${compliant.length} that follow the rule; name only ${needed}`;
  }
}
