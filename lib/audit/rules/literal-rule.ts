import { plainText } from '../../schema';
import type { Subject } from '../document/subject';
import { shown } from '../document/subject';
import { compliant, nonCompliant, notApplicable } from '../document/verdict';
import { type AuditRule, auditRule, type RuleSource } from './audit-rule';

/** A rule about one argument that has to have one of some literal values. */
export interface LiteralRuleSource extends Omit<RuleSource, 'judge'> {
  /** The argument, with dots into blocks. */
  readonly argument: string;
  /** The values that follow the rule. */
  readonly allowed: readonly unknown[];
  /** What azurerm takes where the argument is left out. */
  readonly unset: string;
  /**
   * Whether leaving it out follows the rule. Most rules want it written: scanners fail what is absent, and defaults
   * change.
   *
   * @default false
   */
  readonly unsetPasses?: boolean;
  /**
   * Why the rule is not about some resources.
   *
   * @default - it is about all of its types
   */
  readonly except?: (subject: Subject) => string | undefined;
}

/** Makes a rule about one argument. */
export function literalRule(source: LiteralRuleSource): AuditRule {
  const { argument, allowed, unset, unsetPasses = false, except, ...rest } = source;
  const expected = allowed.map(shown).join(' or ');
  return auditRule({
    ...rest,
    judge(subject, { source: { settings } }) {
      const reason = except?.(subject);
      if (reason !== undefined) return notApplicable(reason);
      const value = subject.literal(argument);
      const isUnset = value === undefined || value === null;
      const taker = settings.foreign === undefined ? 'azurerm' : 'Azure';
      const got = isUnset ? `nothing, which ${taker} takes as ${unset}` : subject.shown(argument, value);
      // Terraform converts numbers and text into each other: 1.2 is "1.2", "0" is 0.
      const passes = isUnset ? unsetPasses : allowed.some((one) => plainText(one) === plainText(value));
      return passes ? compliant({ argument, got, expected }) : nonCompliant({ argument, got, expected });
    },
  });
}
