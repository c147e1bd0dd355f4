import type { Message } from '../../rules';
import { knownOf, valueOr } from '../topology/fact';
import type { Subscription } from '../topology/topology';
import type { TopicResult } from './result';
import { explainRule } from './route-in-words';

/** Why one rule does not bring a message to its subscription, in a sentence. */
export interface RuleReason {
  /** The rule; `undefined` for a reason that no rule has anything to do with. */
  readonly rule: string | undefined;
  readonly reason: string;
}

/** Why each rule of a subscription does not bring it a message, of which it is known that it does not get it. */
export function reasonsAgainst(result: TopicResult, subscription: Subscription, message: Message): RuleReason[] {
  if (result.refused !== undefined) return [{ rule: undefined, reason: result.refused }];
  const rules = knownOf(subscription.rules);
  if (rules.length === 0) return [{ rule: undefined, reason: 'it has no rule' }];
  const own = result.results.find((one) => one.subscription === subscription);
  return rules.map((rule): RuleReason => {
    const { name } = rule;
    const failure = own?.failures.find((one) => one.rule === name);
    if (failure !== undefined) {
      const dead = valueOr(subscription.deadLettersFilterErrors, undefined);
      const end = dead === undefined ? 'dead-lettered or lost' : dead ? 'dead-lettered' : 'lost';
      const why = rule.isSensitive ? '' : ` (${failure.reason})`;
      return { rule: name, reason: `it fails${why}, and the message is ${end} here` };
    }
    const untaken = own?.copies.find(({ rules: by }) => by.includes(name));
    if (untaken !== undefined)
      return { rule: name, reason: `it matches, but ${untaken.end.reason ?? 'the copy is not taken'}` };
    return { rule: name, reason: explainRule(rule, message) };
  });
}
