import { type AuditRule, type RuleSource } from '../rule';
import type { Subject } from '../subject';
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
export declare function literalRule(source: LiteralRuleSource): AuditRule;
