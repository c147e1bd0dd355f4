import type { CorrelationFilter } from './correlation-filter';
import type { SqlAction } from './sql-action';
import type { SqlFilter } from './sql-filter';
/** Decides which messages a rule matches. */
export type RuleFilter = SqlFilter | CorrelationFilter;
/** A filter, and what happens to the copy of a message that it matches. */
export interface Rule {
    /** Which messages the rule matches. */
    readonly filter: RuleFilter;
    /**
     * How the delivered copy differs from the message.
     *
     * @default - the copy is the message as it was sent, shared with all other matching rules without an action
     */
    readonly action?: SqlAction;
    /**
     * The name that this rule had when it was last deployed.
     *
     * A rename replaces the rule. With the old name known, the new rule is created before the old one goes, so no
     * message is lost in between; without it Terraform sees two unrelated rules and keeps no order between them.
     * Take it away after the next deployment.
     *
     * @default - the rule was not renamed
     */
    readonly renamedFrom?: string;
}
/** A rule from what an author may write: a rule, or just its filter. */
export declare function asRule(definition: Rule | RuleFilter): Rule;
