import type { RuleInfo } from './record';
import { auditRule } from './rule';

/** What can be wrong with an exception; none of these can be waived in turn. */
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
} as const;

/** The kinds of what can be wrong. */
export type WaiverFault = keyof typeof WAIVER_RULES;

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
