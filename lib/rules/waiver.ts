import { isReason } from './acknowledgements';
import { describeProblem } from './problem';

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

/** What is wrong with a waiver's form; whether it is needed is for the audit to say. */
export function waiverProblems(waiver: unknown, fields: readonly string[] = WAIVER_FIELDS): string[] {
  if (typeof waiver !== 'object' || waiver === null || Array.isArray(waiver)) {
    return [problem('waiver', waiver, `an object with ${fields.join(', ')}`, 'write one')];
  }
  const given = waiver as Readonly<Record<string, unknown>>;
  const problems: string[] = [];
  for (const field of fields) {
    const value = given[field];
    const fault = typeof value === 'string' ? faultOf(field, value) : ['a text', 'give it'];
    if (fault !== undefined) problems.push(problem(field, value, fault[0] as string, fault[1] as string));
  }
  for (const field of Object.keys(given).filter((one) => !fields.includes(one))) {
    problems.push(problem(field, given[field], fields.join(', '), 'take it out'));
  }
  return problems;
}

/** What is allowed instead, and how to get there. */
function faultOf(field: string, value: string): [allowed: string, fix: string] | undefined {
  switch (field) {
    case 'id':
      return RULE_ID.test(value)
        ? undefined
        : ['the id of a rule, such as SB-NET-001', 'see scheduler audit --rules for them'];
    case 'reason':
      return isReason(value) ? undefined : ['a reason in a sentence', 'say why the rule is not followed here'];
    case 'expires':
      return isDay(value) ? undefined : ['a day such as 2027-06-30', 'every exception ends; give its last day'];
    default:
      return value.trim() === '' ? ['a text', 'give it'] : undefined;
  }
}

/** Whether a text is a day that the calendar has. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function problem(subject: string, got: unknown, allowed: string, fix: string): string {
  return describeProblem({ subject, got, allowed, fix });
}
