import { isObject, show } from '../rules';
import type { Topic } from './topology/topology';

/** A matcher was given what it does not take. It is thrown, so that `not` does not make a mistake into a passed test. */
export class MatcherMistake extends TypeError {
  override readonly name = 'MatcherMistake';

  /**
   * @param where the matcher, and its argument: `toRoute: the message`
   * @param problem what was got and what is allowed
   * @param example how it is written
   */
  constructor(where: string, problem: string, example: string) {
    super(`${where}: ${problem}; for example ${example}`);
  }
}

/** What was got, and what is allowed. */
export function gotAllowed(got: unknown, allowed: string): string {
  return `got ${show(got)}, allowed ${allowed}`;
}

/**
 * The topic that a matcher was given, and not its name.
 *
 * @param rest how the matcher goes on in an example: `toKeepItsClaims()`
 * @throws MatcherMistake
 */
export function topicGiven(matcher: string, given: unknown, rest: string): Topic {
  // A construct has neither a kind nor what its document resolves to.
  if (isObject(given) && given.kind === 'topic' && isObject(given.subscriptions) && Array.isArray(given.claims))
    return given as unknown as Topic;
  const example = `expect(topicIn(json, ${typeof given === 'string' ? show(given).replaceAll('"', "'") : "'training-events'"})).${rest}`;
  throw new MatcherMistake(matcher, gotAllowed(given, 'a topic as topicIn finds it'), example);
}
