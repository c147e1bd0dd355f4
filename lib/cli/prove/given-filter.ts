import { SqlFilter } from '../../rules';
import { problemLines } from '../../text';
import { UsageError } from '../common/exit-status';
import { shellWord } from '../common/shell-word';
import { isSource, sourceOf } from '../common/source-names';

/** A filter that was given on the command line. @throws UsageError with the place of a mistake */
export function filterOf(option: string, sql: string): SqlFilter {
  return validOf(option, SqlFilter.parse(sql));
}

/** The same of one that may be longer than the service takes. @throws UsageError with the place of a mistake */
export function filterOfAnySize(option: string, sql: string): SqlFilter {
  return validOf(option, SqlFilter._ofAnySize(sql));
}

function validOf(option: string, filter: SqlFilter): SqlFilter {
  const [error] = filter.predicate === undefined ? filter.diagnostics() : [];
  if (error === undefined) return filter;
  const { sql } = filter;
  const meant = isSource(sql)
    ? [`${sql} is there to be read: what is read is named with --from ${shellWord(sourceOf(sql))}`]
    : [];
  throw new UsageError([...problemLines(`${option}: ${filter.describe(error)}`), ...meant]);
}
