import { type AnsweredClaim, type ClosedPlace, closedWords, refutationWords } from '../../proof';
import { deliveredCopies, Router, type Topic } from '../../routing';
import { claimScope, claimSubjects, claimToJson, type Message } from '../../rules';
import { type Line, line } from '../../text';
import { exampleJson, exampleText } from './proving';
import { word } from './verdict-words';

/** Where a line goes on. */
const INDENT = ' '.repeat(12);

/** The answer to one claim: which messages it is about, and the message that refutes it with where that goes. */
export function answerLines(topic: Topic, { claim, answer, closed }: AnsweredClaim): Line[] {
  const scope = claimScope(claim);
  const because =
    answer.verdict === 'proved'
      ? []
      : answer.verdict === 'undecided'
        ? [answer.reason]
        : answer.refutations.map((one) => `${refutationWords(claim, one)}: ${exampleText(topic, one.message)}`);
  return [
    line`  ${word(answer.verdict)} ${claim.name}: ${claimSubjects(claim)}`,
    ...[...(scope === undefined ? [] : [scope]), ...because, ...closed.map(closedWords)].map(
      (text) => `${INDENT}${text}`,
    ),
  ];
}

/** The same for machines. */
export function answerJson(topic: Topic, { claim, answer, closed }: AnsweredClaim): object {
  return {
    ...claimToJson(claim),
    verdict: answer.verdict,
    ...(answer.verdict === 'undecided' && { reason: answer.reason }),
    ...(answer.verdict === 'refuted' && {
      refutations: answer.refutations.map(({ how, message, ends }) => ({
        how,
        ends,
        message: exampleJson(topic, message),
        receivers: receivers(topic, message),
      })),
    }),
    ...closedJson(closed),
  };
}

/** Where copies wait that nobody can read, for machines. */
export function closedJson(closed: readonly ClosedPlace[]): object {
  return closed.length === 0 ? {} : { closed: closed.map(({ place, status }) => ({ place, status })) };
}

/** The subscriptions that get a message, one entry a copy. */
function receivers(topic: Topic, message: Message): string[] {
  return new Router()
    .route(topic, message)
    .results.flatMap((one) => deliveredCopies(one).map(() => one.subscription.name));
}
