import { type Diagnostic, type MessageContract, SqlAction, SqlFilter } from '../../rules';
import type { Embedded } from '../sources/embedded';
import type { PlacedContract } from '../workspace';

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
 * contract, cannot be told from the text.
 *
 * @param likely the contract that it is probably about
 */
export function findingsOf(embedded: Embedded, likely: PlacedContract | undefined): Finding[] {
  const without = diagnosticsOf(embedded, undefined);
  const told = without.map((diagnostic) => finding(diagnostic, diagnostic.severity, diagnostic.message));
  if (likely === undefined || without.some(({ severity }) => severity === 'error')) return told;
  const more = diagnosticsOf(embedded, likely.contract).filter((one) => !without.some((known) => isSame(one, known)));
  const source = `${likely.name} (${likely.place})`;
  return [
    ...told.filter(
      ({ diagnostic }) => !more.some((one) => one.code === 'unknown-property' && isAtSame(one, diagnostic)),
    ),
    ...more.map((one) => finding(one, 'warning', `if messages are as ${source} says: ${one.message}`)),
  ];
}

function diagnosticsOf({ kind, text }: Embedded, contract: MessageContract | undefined): Diagnostic[] {
  return (kind === 'filter' ? SqlFilter.parse(text) : SqlAction.parse(text)).diagnostics(contract);
}

function finding(diagnostic: Diagnostic, severity: 'error' | 'warning', message: string): Finding {
  const near = [...message.matchAll(/did you mean ([^\s?]+)\?/g)].map(([, name]) => name as string);
  // Two proposals stand in one sentence: "sys.Label or user.label".
  const rewrites = diagnostic.rewrite === undefined ? near : diagnostic.rewrite.split(/ or (?=user\.)/);
  return { diagnostic, severity, message: `${message} (${diagnostic.code})`, rewrites };
}

function isSame(one: Diagnostic, other: Diagnostic): boolean {
  return one.code === other.code && one.message === other.message && isAtSame(one, other);
}

function isAtSame(one: Diagnostic, other: Diagnostic): boolean {
  return one.span?.start === other.span?.start && one.span?.end === other.span?.end;
}
