import { describeProblem } from '../inspection/problem';
import { daysBetween, isDay } from '../values/calendar-day';
import { isReason, REASON_PATTERN } from './acknowledgements';

/** Why an exception from a security rule is accepted, by whom, and until when. */
export interface WaiverGrounds {
  /** Why the rule is not followed here, in a sentence for an auditor. */
  readonly reason: string;
  /** Who has accepted the risk: a person or a group that an auditor can ask. */
  readonly approver: string;
  /** Where the decision is on file, for example `SEC-123`. */
  readonly ticket: string;
  /** The last day on which the exception holds (ISO 8601, `2027-06-30`); after it the rule fails again. */
  readonly expires: string;
}

/** An accepted exception from one security rule, for the resource that it stands beside. */
export interface Waiver extends WaiverGrounds {
  /**
   * The rule, by its id: one of this project's own (`SB-NET-001`), one finding of it (`RULE[finding]`), or a check of
   * checkov (`CKV_AZURE_199`).
   */
  readonly id: string;
}

/** The parts of the grounds, all of them required. */
export const WAIVER_GROUNDS = ['reason', 'approver', 'ticket', 'expires'] as const;

/** The parts of a waiver, all of them required. */
export const WAIVER_FIELDS = ['id', ...WAIVER_GROUNDS] as const;
const RULE_ID = /^[A-Z][A-Z0-9]*([-_][A-Z0-9]+)+(\[[^\]]+\])?$/;

/** What each part has to be, as a JSON schema says it; a day has to be in the calendar besides. */
export const WAIVER_PARTS = {
  id: { pattern: RULE_ID.source, description: 'the id of a rule, such as SB-NET-001' },
  reason: { pattern: REASON_PATTERN, description: 'a reason in a sentence' },
  approver: { pattern: String.raw`\S`, description: 'a text: a person or a group that an auditor can ask' },
  ticket: { pattern: String.raw`\S`, description: 'a text: where the decision is on file, such as SEC-123' },
  expires: { format: 'date', description: 'a day such as 2027-06-30, the last one on which the exception holds' },
} as const;

/** So many days before its end an exception is told of: time to follow the rule, or to have it approved anew. */
export const NOTICE_DAYS = 90;

/** Who approves the exceptions of the environments that this project ships with: nobody, at a domain for examples. */
const TEMPLATE_APPROVER = 'platform-security@example.com';

/**
 * Whether an exception in code is one that this project ships with, as it was. It has no end, so that a clone that
 * nobody has changed does not turn red on some day; every report says that nobody has approved it. One with a real
 * approver ends on its day.
 */
export function isTemplateWaiver({ approver }: WaiverGrounds): boolean {
  return approver === TEMPLATE_APPROVER;
}

/**
 * How an exception stands to a day: `ended` before it, `ending` within `NOTICE_DAYS`, or `current`.
 *
 * @param today a day such as `2026-11-22`
 */
export function endOf({ expires }: WaiverGrounds, today: string): 'ended' | 'ending' | 'current' {
  const days = daysBetween(today, expires);
  if (days < 0) return 'ended';
  return days <= NOTICE_DAYS ? 'ending' : 'current';
}

/** One thing that is wrong with the form of a waiver. */
export interface WaiverProblem {
  /** The part that is wrong; `undefined` where it is the waiver as a whole, or a part that is not there. */
  readonly field: string | undefined;
  /** What is wrong, in a line: `ticket: got 12345, allowed a text; …`. */
  readonly text: string;
}

/**
 * What is wrong with a waiver's form; whether it is needed is for the audit to say.
 *
 * @param fields the parts that it has to have
 * @param written a number or a boolean as it stands in a file, where that is not how JSON writes it: `0123` for 123
 */
export function waiverProblems(
  waiver: unknown,
  fields: readonly string[] = WAIVER_FIELDS,
  written: (field: string) => string | undefined = () => undefined,
): WaiverProblem[] {
  if (typeof waiver !== 'object' || waiver === null || Array.isArray(waiver)) {
    return [problem(undefined, 'waiver', waiver, `an object with ${fields.join(', ')}`, 'write one')];
  }
  const given = new Map<string, unknown>(Object.entries(waiver));
  const problems: WaiverProblem[] = [];
  for (const field of fields) {
    const value = given.get(field) ?? undefined;
    const fault = faultOf(field, value, written(field));
    if (fault !== undefined) problems.push(problem(given.has(field) ? field : undefined, field, value, ...fault));
  }
  for (const [field, value] of given) {
    if (!fields.includes(field)) problems.push(problem(field, field, value, fields.join(', '), 'take it out'));
  }
  return problems;
}

/** What is allowed instead, and how to get there. */
function faultOf(
  field: string,
  value: unknown,
  written: string | undefined,
): readonly [allowed: string, fix: string] | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') {
    return ['a text', `put it in quotes: "${written ?? value}"`];
  }
  if (typeof value !== 'string') return ['a text', 'give it'];
  switch (field) {
    case 'id':
      return RULE_ID.test(value)
        ? undefined
        : [WAIVER_PARTS.id.description, 'see training-job-scheduler audit --rules for them'];
    case 'reason':
      return isReason(value) ? undefined : [WAIVER_PARTS.reason.description, 'say why the rule is not followed here'];
    case 'expires':
      return isDay(value) ? undefined : ['a day such as 2027-06-30', 'every exception ends; give its last day'];
    default:
      return value.trim() === '' ? ['a text', 'give it'] : undefined;
  }
}

function problem(
  field: string | undefined,
  subject: string,
  got: unknown,
  allowed: string,
  fix: string,
): WaiverProblem {
  return { field, text: describeProblem({ subject, got, allowed, fix }) };
}
