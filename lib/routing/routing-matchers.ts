import { parseDocument } from '../terraform';
import { terminalLines } from '../text';
import { deliveredCopies, unknownsIn } from './answers/result';
import { Router } from './answers/route';
import { explainOthers, resultLines } from './answers/route-in-words';
import { readMessage } from './messages';
import { topologyOf } from './reading/topology-of';
import type { Topic } from './topology/topology';

/**
 * A topic of synthesized JSON, for tests of where messages go.
 *
 * @param json the text of a cdk.tf.json or of a plan
 * @param name its name; with that of its namespace, `bus/events`, where several have a topic of the name
 * @throws Error where there is no such topic, or more than one
 */
export function topicIn(json: string, name: string): Topic {
  const { topics } = topologyOf(parseDocument('the JSON', json));
  const found = topics.filter((candidate) => candidate.name === name || candidate.label === name);
  const [topic] = found;
  if (topic === undefined)
    throw new Error(`no topic named ${name}; there are ${topics.map((one) => one.label).join(', ')}`);
  if (found.length > 1)
    throw new Error(`several topics named ${name}; name one of ${found.map((one) => one.label).join(', ')}`);
  return topic;
}

/**
 * Matchers for jest, with `expect.extend(routingMatchers)`.
 *
 * ```ts
 * expect(topicIn(json, 'training-events')).toRoute(message, 'gpu-urgent');
 * ```
 */
export const routingMatchers = {
  /**
   * The message goes to these subscriptions and to no others, one copy each. No names: nobody gets it. Where something
   * of it cannot be told, it is not so.
   */
  toRoute(topic: Topic, json: unknown, ...subscriptions: readonly string[]) {
    const { message, assumed } = readMessage(json);
    const result = new Router().route(topic, message);
    const reached = result.results.flatMap((one) => deliveredCopies(one).map(() => one.subscription.name));
    const isKnown = unknownsIn(result).length === 0;
    const pass = isKnown && JSON.stringify([...reached].sort()) === JSON.stringify([...subscriptions].sort());
    const wanted = subscriptions.length === 0 ? 'nobody' : subscriptions.join(', ');
    return {
      pass,
      message: () =>
        terminalLines([
          `expected the message ${pass ? 'not ' : ''}to go to ${wanted}, and it goes:`,
          ...(assumed === undefined ? [] : [`  assumed: ${assumed}`]),
          ...resultLines(result, message),
          ...explainOthers(topic, result, message),
        ]).join('\n'),
    };
  },
};
