import { type Acknowledgements, withoutAcknowledged } from '../checks/acknowledgements';
import { checkAction } from '../checks/check-action';
import { type Diagnostic, describeDiagnostic, diagnosticOf, mistake, type WarningCode } from '../checks/diagnostic';
import { type Parsing, parseAction } from '../language/parse';
import { printAction } from '../language/print';
import { deployedText, noText, parseFolded } from '../language/sql-text';
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
export class SqlAction {
  /**
   * An action from its SQL text; what is deployed is one line of canonical text.
   *
   * It does not throw: a text that is not valid makes an action with `diagnostics`, which synth tells with its path.
   *
   * @param sql statements, at most 32, one after the other with or without `;`: `SET priority = 5; REMOVE note`
   */
  static parse(sql: string): SqlAction {
    if (typeof sql !== 'string') return new SqlAction('', parseAction(''), '', {}, [noText(sql)]);
    const parsing = parseFolded(sql, (text, longest) => parseAction(text, undefined, longest));
    return new SqlAction(sql, parsing, deployedText(sql, parsing, printAction), {});
  }

  readonly kind = 'action';

  private constructor(
    /** The text as the author wrote it; diagnostics refer to it. */
    readonly source: string,
    private readonly parsing: Parsing<readonly Statement[]>,
    /** The text on one line, as it is deployed. */
    readonly sql: string,
    /** The warnings that are meant, with the reasons. */
    readonly acknowledged: Acknowledgements,
    private readonly mistakes: readonly string[] = [],
  ) {}

  /** The statements; `undefined` for a text that is not valid. */
  get statements(): readonly Statement[] | undefined {
    return this.parsing.valid ? this.parsing.value : undefined;
  }

  /** The same action, with a warning that is meant. The reason is for the next reader, and stands in the JSON. */
  acknowledge(warning: WarningCode, reason: string): SqlAction {
    return new SqlAction(
      this.source,
      this.parsing,
      this.sql,
      { ...this.acknowledged, [warning]: reason },
      this.mistakes,
    );
  }

  /** What is wrong with the action: why the service would refuse it, and what would fail for every message. */
  diagnostics(contract?: KnownProperties): Diagnostic[] {
    if (this.mistakes.length > 0) return this.mistakes.map(mistake);
    if (!this.parsing.valid) return [diagnosticOf(this.parsing.error)];
    return withoutAcknowledged(checkAction(this.parsing.value, this.source, contract), this.acknowledged);
  }

  /** A diagnostic of this action for people. */
  describe(diagnostic: Diagnostic): string {
    return describeDiagnostic(diagnostic, this.source);
  }

  toString(): string {
    return this.sql;
  }
}

/** A rule as it is made of a filter and an action. */
export interface FilterWithAction<Filter> {
  readonly filter: Filter;
  readonly action: SqlAction;
}
