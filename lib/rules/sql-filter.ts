import type { Problem } from './problem';
import type { Rule } from './rule';
import { singleLine } from './single-line';
import type { SqlAction } from './sql-action';
import { sizeProblems } from './sql-text';

/**
 * Decides with a condition in Service Bus SQL which messages a rule matches.
 *
 * A filter is a value: it is compared by its text and can be used by several rules. A text that is not valid still
 * makes a filter; it carries its `problems`, and the subscription that uses it reports them at synth with its own path.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-messaging-sql-filter
 */
export class SqlFilter {
  /**
   * A filter from its SQL text, for example `eventType = 'training.requested' AND gpuCount >= 1`.
   *
   * Line breaks and blanks between words may be used freely: the text is folded to one line.
   */
  static parse(sql: string): SqlFilter {
    return new SqlFilter(singleLine(sql), sizeProblems('filter', sql, true));
  }

  /** Matches every message: a real rule `1=1`, for a subscription that is meant to get a copy of everything. */
  static acceptEverything(): SqlFilter {
    return new SqlFilter('1=1', []);
  }

  readonly kind = 'sql';

  private constructor(
    /** The condition on one line, as it is deployed. */
    readonly sql: string,
    /** Why the service or azurerm would refuse it; empty for a usable filter. */
    readonly problems: readonly Problem[],
  ) {}

  /** A rule that changes its copy of each message that this filter matches. */
  // biome-ignore lint/suspicious/noThenProperty: reads as the language does; a filter is never awaited
  then(action: SqlAction): Rule {
    return { filter: this, action };
  }

  toString(): string {
    return this.sql;
  }
}
