import { type Acknowledgements } from '../checks/acknowledgements';
import { type Diagnostic, type WarningCode } from '../checks/diagnostic';
import type { Predicate } from '../language/syntax';
import type { KnownProperties } from '../properties/known-properties';
import type { FilterWithAction, SqlAction } from './sql-action';
/**
 * Decides with a condition in Service Bus SQL which messages a rule matches.
 *
 * A filter is a value: it is compared by its text and can be used by several rules. A text that is not valid still
 * makes a filter; it carries its `diagnostics`, and the subscription that uses it reports them at synth with its path.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-messaging-sql-filter
 */
export declare class SqlFilter {
    /** The text as the author wrote it; diagnostics refer to it. */
    readonly source: string;
    private readonly parsing;
    /** The text on one line, as it is deployed. */
    readonly sql: string;
    /** The warnings that are meant, with the reasons. */
    readonly acknowledged: Acknowledgements;
    private readonly mistakes;
    /**
     * A filter from its SQL text, for example `eventType = 'training.requested' AND gpuCount >= 1`.
     *
     * Line breaks and blanks between words may be used freely: what is deployed is one line of canonical text.
     */
    static parse(sql: string): SqlFilter;
    /** Matches every message: a real rule `1=1`, for a subscription that is meant to get a copy of everything. */
    static acceptEverything(): SqlFilter;
    /**
     * A filter that could not be made as it was meant; it says so wherever it is used.
     *
     * @internal
     */
    static _mistaken(sql: string, mistakes: readonly string[]): SqlFilter;
    readonly kind = "sql";
    private constructor();
    /** The syntax tree; `undefined` for a text that is not valid. */
    get predicate(): Predicate | undefined;
    /** The same filter, with a warning that is meant. The reason is for the next reader, and stands in the JSON. */
    acknowledge(warning: WarningCode, reason: string): SqlFilter;
    /**
     * What is wrong with the filter: why the service would refuse it, and what it would take and never match.
     *
     * @param contract what the messages look like
     */
    diagnostics(contract?: KnownProperties): Diagnostic[];
    /** A diagnostic of this filter for people. */
    describe(diagnostic: Diagnostic): string;
    /** A rule that changes its copy of each message that this filter matches. */
    then(action: SqlAction): FilterWithAction<SqlFilter>;
    toString(): string;
}
