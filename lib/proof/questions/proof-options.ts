import type { DeliveryClaim, RuleFilter } from '../../rules';
import type { AskedFilters } from '../jobs/asked-filters';
import type { Effort } from '../solver/solver';
import type { Contract, Prover, ProverOptions } from './prover';

/** Options of a proof. */
export interface ProofOptions {
  /**
   * What the messages look like.
   *
   * @default - what the topic's document says; without it, what the rules use properties as
   */
  readonly contract?: Contract | undefined;
  /** Filters that questions will ask about besides the rules. */
  readonly filters?: readonly RuleFilter[];
  /** Claims that questions will be about besides those of the topic. */
  readonly claims?: readonly DeliveryClaim[];
  readonly effort?: Partial<Effort>;
  /** Is told each question with its answer, unless the prover is given. */
  readonly asked?: ProverOptions['asked'];
  /**
   * A prover that knows the filters of the topic already, to ask about several topics together.
   *
   * @default - one of its own
   */
  readonly prover?: Prover;
  /** What such a prover knows of what is asked about jobs. */
  readonly jobFilters?: AskedFilters;
}
