import { type Acknowledgements } from '../checks/acknowledgements';
import { type Diagnostic, type WarningCode } from '../checks/diagnostic';
import type { Statement } from '../language/syntax';
import type { KnownProperties } from '../properties/known-properties';
/**
 * Changes the copy of a message that a rule delivers: `SET queueTier = 'spot'; REMOVE note`.
 *
 * The change is private to that copy. Each matching rule with an action makes a copy of its own, all matching rules
 * without one share a single copy.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-messaging-sql-rule-action
 */
export declare class SqlAction {
    /** The text as the author wrote it; diagnostics refer to it. */
    readonly source: string;
    private readonly parsing;
    /** The text on one line, as it is deployed. */
    readonly sql: string;
    /** The warnings that are meant, with the reasons. */
    readonly acknowledged: Acknowledgements;
    private readonly mistakes;
    /** An action from its SQL text; what is deployed is one line of canonical text. */
    static parse(sql: string): SqlAction;
    readonly kind = "action";
    private constructor();
    /** The statements; `undefined` for a text that is not valid. */
    get statements(): readonly Statement[] | undefined;
    /** The same action, with a warning that is meant. The reason is for the next reader, and stands in the JSON. */
    acknowledge(warning: WarningCode, reason: string): SqlAction;
    /** What is wrong with the action: why the service would refuse it, and what would fail for every message. */
    diagnostics(contract?: KnownProperties): Diagnostic[];
    /** A diagnostic of this action for people. */
    describe(diagnostic: Diagnostic): string;
    toString(): string;
}
/** A rule as it is made of a filter and an action. */
export interface FilterWithAction<Filter> {
    readonly filter: Filter;
    readonly action: SqlAction;
}
