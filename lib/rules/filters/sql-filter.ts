import { type Acknowledgements, withoutAcknowledged } from '../checks/acknowledgements';
import { checkFilter } from '../checks/check-filter';
import { type Diagnostic, describeDiagnostic, diagnosticOf, mistake, type WarningCode } from '../checks/diagnostic';
import { LONGEST_TEXT, type Parsing, parseFilter, parseFilterOfAnySize } from '../language/parse';
import { printFilter } from '../language/print';
import { deployedText, noText, parseFolded } from '../language/sql-text';
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
export class SqlFilter {
  /**
   * A filter from its SQL text, for example `eventType = 'training.requested' AND gpuCount >= 1`.
   *
   * Line breaks and blanks between words may be used freely: what is deployed is one line of canonical text.
   *
   * It does not throw: a text that is not valid makes a filter with `diagnostics`, which synth tells with its path.
   *
   * @param sql the condition, at most 1,024 characters when it is on one line
   */
  static parse(sql: string): SqlFilter {
    if (typeof sql !== 'string') return SqlFilter._mistaken('1=1', [noText(sql)]);
    const parsing = parseFolded(sql, (text, longest) => parseFilter(text, undefined, longest));
    return new SqlFilter(sql, parsing, deployedText(sql, parsing, printFilter), {});
  }

  /** Matches every message: a real rule `1=1`, for a subscription that is meant to get a copy of everything. */
  static acceptEverything(): SqlFilter {
    return new SqlFilter('1=1', parseFilter('1=1'), '1=1', {});
  }

  /**
   * A filter that may be larger than the service takes: questions can be asked about it, and it is split before it is
   * deployed.
   *
   * @internal
   */
  static _ofAnySize(sql: string): SqlFilter {
    const usual = SqlFilter.parse(sql);
    if (usual.predicate !== undefined) return usual;
    const parsing = parseFilterOfAnySize(sql);
    // What is wrong with it beside its size is told as usual.
    return new SqlFilter(sql, parsing, parsing.valid ? printFilter(parsing.value) : sql, {});
  }

  /**
   * A filter that could not be made as it was meant; it says so wherever it is used.
   *
   * @internal
   */
  static _mistaken(sql: string, mistakes: readonly string[]): SqlFilter {
    return new SqlFilter(sql, parseFilter(sql), sql, {}, mistakes);
  }

  readonly kind = 'sql';

  private constructor(
    /** The text as the author wrote it; diagnostics refer to it. */
    readonly source: string,
    private readonly parsing: Parsing<Predicate>,
    /** The text on one line, as it is deployed. */
    readonly sql: string,
    /** The warnings that are meant, with the reasons. */
    readonly acknowledged: Acknowledgements,
    private readonly mistakes: readonly string[] = [],
  ) {}

  /** The syntax tree; `undefined` for a text that is not valid. */
  get predicate(): Predicate | undefined {
    return this.parsing.valid ? this.parsing.value : undefined;
  }

  /** The same filter, with a warning that is meant. The reason is for the next reader, and stands in the JSON. */
  acknowledge(warning: WarningCode, reason: string): SqlFilter {
    return new SqlFilter(
      this.source,
      this.parsing,
      this.sql,
      { ...this.acknowledged, [warning]: reason },
      this.mistakes,
    );
  }

  /**
   * What is wrong with the filter: why the service would refuse it, and what it would take and never match.
   *
   * @param contract what the messages look like
   */
  diagnostics(contract?: KnownProperties): Diagnostic[] {
    if (this.mistakes.length > 0) return this.mistakes.map(mistake);
    if (!this.parsing.valid) return [diagnosticOf(this.parsing.error)];
    const found = checkFilter(this.parsing.value, this.source, contract);
    return [...withoutAcknowledged(found, this.acknowledged), ...tooManyBytes(this.sql)];
  }

  /** A diagnostic of this filter for people. */
  describe(diagnostic: Diagnostic): string {
    return describeDiagnostic(diagnostic, this.source);
  }

  /** A rule that changes its copy of each message that this filter matches. */
  // biome-ignore lint/suspicious/noThenProperty: reads as the language does; a filter is never awaited
  then(action: SqlAction): FilterWithAction<SqlFilter> {
    return { filter: this, action };
  }

  toString(): string {
    return this.sql;
  }
}

/** azurerm counts the bytes of a filter, the service its UTF-16 units: a filter has to fit both. */
function tooManyBytes(sql: string): Diagnostic[] {
  const bytes = new TextEncoder().encode(sql).length;
  if (bytes <= LONGEST_TEXT) return [];
  const message = `${bytes} bytes in UTF-8, at most ${LONGEST_TEXT} are allowed by azurerm; use fewer characters outside ASCII`;
  return [{ severity: 'error', code: 'bytes', message }];
}
