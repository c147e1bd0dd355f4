import { SqlFilter } from '../../rules';
import { EVERY_MESSAGE, type MessageSet, perhaps } from '../messages/message-set';

/** Which messages a condition in SQL is true for: of the copies that are asked about. */
export type Ask = (sql: string) => MessageSet;

/**
 * The conditions that questions about jobs are put together from, each once: a prover has to know all filters before it is
 * asked about one.
 */
export class AskedFilters {
  private readonly filters = new Map<string, SqlFilter>();

  get all(): readonly SqlFilter[] {
    return [...this.filters.values()];
  }

  /** Only notes what is asked. */
  readonly note: Ask = (sql) => {
    this.filter(sql);
    return EVERY_MESSAGE;
  };

  /** Asks somebody. */
  by(matching: (filter: SqlFilter) => MessageSet): Ask {
    return (sql) => {
      const filter = this.filter(sql);
      if (filter.predicate !== undefined) return matching(filter);
      // A text of more characters than a filter has.
      return perhaps(EVERY_MESSAGE, [
        { address: sql.slice(0, 40), argument: '', problem: 'it is too long to be asked' },
      ]);
    };
  }

  private filter(sql: string): SqlFilter {
    const filter = this.filters.get(sql) ?? SqlFilter.parse(sql);
    this.filters.set(sql, filter);
    return filter;
  }
}
