import type { Problem } from './problem';
import { singleLine } from './single-line';
import { sizeProblems } from './sql-text';

/**
 * Changes the copy of a message that a rule delivers: `SET queueTier = 'spot'; REMOVE note`.
 *
 * The change is private to that copy. Each matching rule with an action makes a copy of its own, all matching rules
 * without one share a single copy.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-messaging-sql-rule-action
 */
export class SqlAction {
  /** An action from its SQL text; blanks and line breaks are folded to one line. */
  static parse(sql: string): SqlAction {
    return new SqlAction(singleLine(sql), sizeProblems('action', sql, false));
  }

  private constructor(
    /** The statements on one line, as they are deployed. */
    readonly sql: string,
    /** Why the service would refuse it; empty for a usable action. */
    readonly problems: readonly Problem[],
  ) {}

  toString(): string {
    return this.sql;
  }
}
