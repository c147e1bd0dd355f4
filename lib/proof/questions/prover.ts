import { becauseOf, distinct, type Topic, type Unresolved } from '../../routing';
import type { ContractJson, Message, RuleFilter, SqlAction } from '../../rules';
import { Problem } from '../encoding/solver-problem';
import { spaceOfUsage } from '../messages/inferred-space';
import { exactly, type MessageSet } from '../messages/message-set';
import { type MessageSpace, spaceOfContract } from '../messages/message-space';
import type { Passage } from '../messages/passage';
import { sampled } from '../messages/samples';
import { smallest } from '../messages/smallest';
import { Usages } from '../messages/usage';
import { Search } from '../solver/search';
import { smtLib } from '../solver/smt-lib';
import { DEFAULT_EFFORT, type Effort, type Solution, type Solver } from '../solver/solver';
import { type AnsweredQuestion, standaloneQuestion } from '../solver/standalone-question';
import { Z3 } from '../solver/z3';
import { Disagreement } from './disagreement';

/** How often the solver is told that a text of its solution does not exist before a question is given up. */
const MOST_ROUNDS = 2000;

/**
 * A message of a set, that there is none, or why neither is known: the solver could not tell in its budget, or it depends
 * on parts of the document that are not known.
 */
export type Finding =
  | { readonly kind: 'none' }
  | { readonly kind: 'message'; readonly message: Message }
  | {
      readonly kind: 'undecided';
      readonly reason: string;
      /** The parts of the document that would have to be known, where it is these. */
      readonly unresolved?: readonly Unresolved[];
    };

/** What the messages look like. */
export type Contract = ContractJson;

/** How questions are answered. */
export interface ProverOptions extends Partial<Effort> {
  /**
   * Who answers what the search of this project leaves open.
   *
   * @default - Z3, with the steps of `effort`
   */
  readonly solver?: Solver;
  /** Is told each question with its answer, whoever gave it, so that it can be put to another solver. */
  readonly asked?: ((question: AskedQuestion) => void) | undefined;
}

/** A question that was answered. */
export interface AskedQuestion extends Pick<AnsweredQuestion, 'words' | 'answer'> {
  /**
   * The question as a file of SMT-LIB 2.6 that stands alone, before the next one is asked.
   *
   * @param words what the messages are that it asks for
   */
  smtLib(words?: string): string;
}

/** Who is told each question that is asked about the messages of a topic. */
export type Asking = (topic: Topic) => ProverOptions['asked'];

/** Looks for messages among all that are possible. */
export class Prover {
  readonly space: MessageSpace;
  /** What the filters do with properties. */
  readonly usages: Usages;
  private readonly problem: Problem;
  private readonly ownSearch: Search;
  private readonly effort: Effort;
  private readonly solver: Solver;
  private readonly asked: ProverOptions['asked'];

  /**
   * @param parts all filters that questions will be about, but for those that say of properties what others say already,
   * and all actions that messages may have passed
   * @param contract what the messages look like; without it, what the rules use properties as
   */
  constructor(parts: readonly (RuleFilter | SqlAction)[], contract?: Contract, options: ProverOptions = {}) {
    this.usages = new Usages(parts);
    this.space = contract === undefined ? spaceOfUsage(this.usages) : spaceOfContract(contract);
    this.problem = new Problem(this.space, this.usages);
    this.effort = { ...DEFAULT_EFFORT, ...options };
    this.ownSearch = new Search(this.effort.searched);
    this.solver = options.solver ?? new Z3(this.effort);
    this.asked = options.asked;
  }

  /**
   * The messages that a filter is true for; an invalid one is true for none.
   *
   * @param passage rules with actions that the message has passed before: then these are the messages, as they are sent,
   * of which no such action fails and for whose copy the filter is true
   */
  matching(filter: RuleFilter, passage?: Passage): MessageSet {
    return this.problem.matching(filter, passage);
  }

  /** The messages that a filter is false for, not unknown; after a passage as in `matching`. */
  refusing(filter: RuleFilter, passage?: Passage): MessageSet {
    return this.problem.refusing(filter, passage);
  }

  /** The messages that a filter fails on; after a passage as in `matching`. */
  failing(filter: RuleFilter, passage?: Passage): MessageSet {
    return this.problem.failing(filter, passage);
  }

  /** The messages that no action of a passage fails on, whatever its filters say. */
  passing(passage: Passage): MessageSet {
    return this.problem.passing(passage);
  }

  /** The messages that the last action of a passage fails on, and none before it; whatever its filters say. */
  failingAt(passage: Passage): MessageSet {
    return this.problem.failingAt(passage);
  }

  /** How many questions the solver was asked. */
  get questions(): number {
    return this.solver.questions;
  }

  /**
   * The smallest and most ordinary message of a set that can be found, if the set is not empty.
   *
   * @param words what the messages of the set are, for whoever reads the question: `that reaches nobody`
   * @throws Disagreement where the evaluator of rules says otherwise than the solver
   */
  async find(set: MessageSet, words = 'as it is asked for'): Promise<Finding> {
    const sure = await this.search(set, words);
    if (sure.kind === 'message' || set.formula === set.possible) return sure;
    // Nothing is in it for sure. Whether anything may be decides between "none" and "cannot tell".
    const possible = await this.search(
      exactly(set.possible, (message) => set.mayHave(message)),
      `${words}, whatever is not known`,
    );
    if (possible.kind === 'none') return possible;
    return { kind: 'undecided', reason: becauseOf(set.unresolved), unresolved: distinct(set.unresolved) };
  }

  /** A message for which the formula of a set holds. */
  private async search(set: MessageSet, words: string): Promise<Finding> {
    const solution = await this.solved(set);
    this.tell(set, words, solution);
    if (solution.kind === 'none') return solution;
    if (solution.kind === 'unknown') return this.tried(set, solution.reason);
    const message = this.problem.message(solution.values);
    if (set.has(message)) return this.shown(set, message);
    const { hidden } = this.problem;
    if (this.problem.isOutgrown(message)) return this.tried(set, 'a copy would be larger than the service takes');
    if (hidden.length === 0) throw new Disagreement(message, smtLib(set.formula));
    return this.tried(set, `the solver cannot compute ${this.problem.hiddenIn(set.formula).join(', ')}`);
  }

  private tell({ formula }: MessageSet, words: string, { kind }: Solution): void {
    if (this.asked === undefined) return;
    const answer = ({ none: 'unsat', values: 'sat', unknown: 'unknown' } as const)[kind];
    const { context, terms } = this.problem;
    this.asked({
      words,
      answer,
      smtLib: (said = words) => standaloneQuestion(context, { formula, words: said, answer, terms }),
    });
  }

  /** A solution of which the texts exist: where they do not, the solver is told why and asked again. */
  private async solved(set: MessageSet): Promise<Solution> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const solution = await this.solvedOnce(set);
      if (solution.kind !== 'values') return solution;
      const realized = this.problem.realized(solution.values);
      if (realized === 'real') return solution;
      if (realized !== 'impossible') {
        return { kind: 'unknown', reason: `too many patterns at once are asked of ${realized.unknown}` };
      }
    }
    return { kind: 'unknown', reason: `no answer in ${MOST_ROUNDS} rounds` };
  }

  /** A solution of which the texts may not exist: by our own search, or by the solver where that leaves it open. */
  private async solvedOnce({ formula }: MessageSet): Promise<Solution> {
    for (const always of this.problem.newlyAsserted()) this.ownSearch.assert(always);
    const found = this.ownSearch.solve(formula);
    if (found.kind !== 'open') return found;
    this.solver.tell(this.problem.news());
    return this.solver.solve(formula, this.problem.terms);
  }

  /** What the solver could not tell: perhaps an ordinary message tells. */
  private tried(set: MessageSet, reason: string): Finding {
    const message = sampled(set, this.space, this.usages);
    return message === undefined ? { kind: 'undecided', reason } : this.shown(set, message);
  }

  /** Of thousands of messages that are found few are looked at: what is small and ordinary is told to whoever does. */
  private shown(set: MessageSet, message: Message): Finding {
    let shown: Message | undefined;
    const { space, usages } = this;
    return {
      kind: 'message',
      get message() {
        shown ??= smallest(message, set, space, usages);
        return shown;
      },
    };
  }

  /** Gives the questions from now on the effort that the first ones had: they are of another kind. */
  renew(): void {
    this.ownSearch.renew();
    this.solver.renew();
  }

  /** Ends the solver's thread. */
  async close(): Promise<void> {
    await this.solver.close();
  }
}
