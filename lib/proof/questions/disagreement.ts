import { type Message, messageToJson } from '../../rules';

/** The solver and the evaluator do not agree about a message: a fault of this program, never shown as an answer. */
export class Disagreement extends Error {
  override readonly name = 'Disagreement';

  constructor(message: Message, formula: string) {
    super(
      `internal error: the solver and the evaluator of rules disagree about ${JSON.stringify(messageToJson(message))} (${formula}); please report it with the rules`,
    );
  }
}
