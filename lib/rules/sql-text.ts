import type { Problem } from './problem';
import { singleLine } from './single-line';

/**
 * The longest filter or action that Service Bus takes, in UTF-16 code units and in bytes of UTF-8.
 *
 * The service counts code units of what it is sent, azurerm counts bytes of a filter (`sql_filter`, and nothing of
 * an action), so a filter has to fit both.
 */
export const LONGEST_SQL = 1024;

/** What is wrong with the size of an SQL text; `limitsBytes` where azurerm counts bytes too. */
export function sizeProblems(subject: string, sql: string, limitsBytes: boolean): Problem[] {
  const problems: Problem[] = [];
  if (singleLine(sql) === '') {
    return [{ subject, got: sql, allowed: 'one statement of SQL', fix: 'write it, or leave the argument out' }];
  }
  if (sql.length > LONGEST_SQL) {
    problems.push({
      subject,
      got: `${sql.length} characters of SQL`,
      allowed: `at most ${LONGEST_SQL}`,
      fix: 'split it: the rules of one subscription are OR-ed, and an IN list is shorter than an OR chain',
    });
  }
  const bytes = Buffer.byteLength(sql, 'utf8');
  if (limitsBytes && bytes > LONGEST_SQL) {
    problems.push({
      subject,
      got: `${bytes} bytes of SQL in UTF-8`,
      allowed: `at most ${LONGEST_SQL}`,
      fix: 'split it, or use fewer characters outside ASCII: azurerm counts bytes',
    });
  }
  return problems;
}
