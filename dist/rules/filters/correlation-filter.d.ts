import { type Diagnostic } from '../checks/diagnostic';
import type { KnownProperties } from '../properties/known-properties';
import type { FilterWithAction, SqlAction } from './sql-action';
/** What a message must carry, exactly, to be matched. All that is given must hold; at least one must be given. */
export interface CorrelationConditions {
    /** `content-type` of the body, for example `application/json`. */
    readonly contentType?: string;
    /** The id that ties a message to a conversation or a pipeline run. */
    readonly correlationId?: string;
    /** The subject of the message; the SDKs call this field `subject`, SQL `sys.Label`. */
    readonly label?: string;
    /** The id that duplicate detection goes by. */
    readonly messageId?: string;
    /** The entity that answers are expected at. */
    readonly replyTo?: string;
    /** The session that answers are expected in. */
    readonly replyToSessionId?: string;
    /** The session that the message belongs to. */
    readonly sessionId?: string;
    /** The logical addressee. */
    readonly to?: string;
    /**
     * Application properties by name, letter case of the name ignored.
     *
     * Only text can be compared: Azure Resource Manager turns 8 and true into "8" and "true", which do not match
     * a message that carries the number or the boolean. Use an `SqlFilter` for those.
     */
    readonly properties?: Readonly<Record<string, string>>;
}
/** The eight system fields of a correlation filter, in the order they are shown. */
export declare const CORRELATION_FIELDS: readonly ["label", "correlationId", "sessionId", "messageId", "to", "replyTo", "replyToSessionId", "contentType"];
/**
 * Matches messages by exact equality of text, cheaper for the service than SQL.
 *
 * Values are compared letter by letter, without wildcards. A property that a message lacks does not match.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/topic-filters#correlation-filters
 */
export declare class CorrelationFilter {
    /** What a message must carry. */
    readonly conditions: CorrelationConditions;
    private readonly mistakes;
    /** A filter that matches messages for which all conditions hold. */
    static of(conditions: CorrelationConditions): CorrelationFilter;
    readonly kind = "correlation";
    private constructor();
    /**
     * Why the service or azurerm would refuse the filter or lose a part of it, and what can never match.
     *
     * @param contract what the messages look like
     */
    diagnostics(contract?: KnownProperties): Diagnostic[];
    /** A diagnostic of this filter for people. */
    describe(diagnostic: Diagnostic): string;
    /** A rule that changes its copy of each message that this filter matches. */
    then(action: SqlAction): FilterWithAction<CorrelationFilter>;
    toString(): string;
}
/** The engine's name of the system property that a condition is about: `Label` for `label`. */
export declare function systemPropertyOf(field: string): string;
