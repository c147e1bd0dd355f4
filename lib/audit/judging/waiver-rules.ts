import { auditRule } from '../rules/audit-rule';
import type { RuleInfo } from './audit-record';

/** What can be wrong with an exception, or is to be known of it; none of these can be waived in turn. */
export const WAIVER_RULES = {
  expired: waiverRule(
    'WV-001',
    'high',
    'No exception has expired',
    'Nobody has looked at the risk since the day on which it was to be gone.',
    'Follow the rule, or have the exception approved anew.',
  ),
  stale: waiverRule(
    'WV-002',
    'low',
    'Every exception is needed',
    'An exception that nothing needs hides the next finding.',
    'Take it away.',
  ),
  tooWide: waiverRule(
    'WV-003',
    'medium',
    'Exceptions name what they are for',
    'A wide exception covers what nobody has looked at.',
    'Name each resource that needs it, by its construct path.',
  ),
  notAllowed: waiverRule(
    'WV-004',
    'high',
    'Some rules have no exceptions',
    'What these rules forbid is never right.',
    'Follow the rule.',
  ),
  tooLong: waiverRule(
    'WV-005',
    'low',
    'Exceptions end within a year',
    'What lasts longer is no exception.',
    'Give an earlier day, and have it approved anew then.',
  ),
  repeated: waiverRule(
    'WV-006',
    'low',
    'Every exception is written once',
    'What is taken back in one place goes on in the other.',
    'Keep one of them, with the end that was approved.',
  ),
  endsSoon: waiverRule(
    'WV-007',
    'low',
    'Exceptions are looked at before they end',
    'On the next day the rule fails, perhaps in the middle of a deployment.',
    'Follow the rule, or have the exception approved anew.',
  ),
} as const;

/** The kinds of what can be wrong. */
export type WaiverFault = Exclude<keyof typeof WAIVER_RULES, 'endsSoon'>;

function waiverRule(
  id: string,
  severity: RuleInfo['severity'],
  title: string,
  rationale: string,
  remediation: string,
): RuleInfo {
  const {
    judge: _,
    appliesTo: __,
    ...info
  } = auditRule({
    id,
    severity,
    title,
    rationale,
    remediation,
    waivable: false,
    appliesTo: [],
    judge: () => ({ kind: 'not-applicable', reason: 'about exceptions' }),
  });
  return info;
}
