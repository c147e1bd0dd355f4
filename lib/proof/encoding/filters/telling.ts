import type { Formula } from '../../solver/formula';

/** What a solver has to be told before it is asked. */
export interface Telling {
  declare(line: string): void;
  assert(formula: Formula): void;
  /** The same formula under a name, so that questions stay short. */
  define(name: string, formula: Formula): Formula;
}
