import { checkWrittenText, type Diagnostic, type MessageContract, SqlAction, SqlFilter } from '../../rules';
import type { PlacedContract } from '../editor-workspace';
import type { Embedded } from '../sources/embedded';

/** Something to say about SQL in a document. */
export interface Finding {
  readonly diagnostic: Diagnostic;
  /** What is said, with what it depends on. */
  readonly message: string;
  readonly severity: 'error' | 'warning';
  /** Texts of SQL that could stand in the place of the part. */
  readonly rewrites: readonly string[];
}

/**
 * What is wrong with a piece of SQL: what the service refuses, and what it takes and is most likely a mistake.
 *
 * What only a contract says is a warning, and says so: which topic the rule is for, and so whether that contract is its
 * contract, cannot be told from the text. A warning that the contract answers is not told: that messages without a property are
 * lost, where all of them have it.
 *
 * @param likely the contract that it is probably about
 */
export function findingsOf(embedded: Embedded, likely: PlacedContract | undefined): Finding[] {
  const without = diagnosticsOf(embedded, undefined);
  if (likely === undefined || without.some(({ severity }) => severity === 'error')) {
    return without.map((diagnostic) => finding(diagnostic, diagnostic.severity, diagnostic.message));
  }
  const source = `${likely.name} (${likely.place})`;
  return diagnosticsOf(embedded, likely.contract).map((one) =>
    without.some((known) => isSame(one, known))
      ? finding(one, one.severity, one.message)
      : finding(one, 'warning', `if messages are as ${source} says: ${one.message}`),
  );
}

function diagnosticsOf(
  { kind, text, isDeployedAsWritten }: Embedded,
  contract: MessageContract | undefined,
): Diagnostic[] {
  const parsed = kind === 'filter' ? SqlFilter.parse(text) : SqlAction.parse(text);
  const found = parsed.diagnostics(contract);
  if (!isDeployedAsWritten || text.trim() === '') return found;
  const written = checkWrittenText(kind, text);
  // The length is told once, of the text that counts.
  const isTooLong = written.some(({ code }) => code === 'bytes');
  return [...found.filter(({ code }) => !isTooLong || (code !== 'too-long' && code !== 'bytes')), ...written];
}

function finding(diagnostic: Diagnostic, severity: 'error' | 'warning', message: string): Finding {
  const near = [...message.matchAll(/did you mean ([^\s?]+)\?/g)].map(([, name]) => name as string);
  // Two proposals stand in one sentence: "sys.Label or user.label".
  const rewrites = diagnostic.rewrite === undefined ? near : diagnostic.rewrite.split(/ or (?=user\.)/);
  return { diagnostic, severity, message: `${message} (${diagnostic.code})`, rewrites };
}

function isSame(one: Diagnostic, other: Diagnostic): boolean {
  const isAtSame = one.span?.start === other.span?.start && one.span?.end === other.span?.end;
  return one.code === other.code && one.message === other.message && isAtSame;
}
