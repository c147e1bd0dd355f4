import { NotAMessage } from '../rules';
import { parseDocument } from '../terraform';
import { terminalLines } from '../text';
import { deliveredCopies, unknownsIn } from './answers/result';
import { Router } from './answers/route';
import { explainOthers, resultLines } from './answers/route-in-words';
import { gotAllowed, MatcherMistake, topicGiven } from './matcher-mistakes';
import { readMessage } from './messages';
import { topologyOf } from './reading/topology-of';
import type { Topic } from './topology/topology';

/**
 * A topic of synthesized JSON, for tests of where messages go.
 *
 * @param json the text of a cdk.tf.json or of a plan
 * @param name its name; with that of its namespace, `bus/events`, where several have a topic of the name
 * @throws Error where there is no such topic, or more than one, or something else is given than texts
 */
export function topicIn(json: string, name: string): Topic {
  for (const [argument, given] of Object.entries({ json, name }))
    if (typeof given !== 'string') throw mistakeIn(argument as keyof typeof TOPIC_IN, given);
  const { topics } = topologyOf(parseDocument('the JSON', json));
  const found = topics.filter((candidate) => candidate.name === name || candidate.label === name);
  const [topic] = found;
  if (topic === undefined)
    throw new Error(`no topic named ${name}; there are ${topics.map((one) => one.label).join(', ')}`);
  if (found.length > 1)
    throw new Error(`several topics named ${name}; name one of ${found.map((one) => one.label).join(', ')}`);
  return topic;
}

/** What `topicIn` takes, and how it is written. */
const TOPIC_IN = {
  json: ['the text of a cdk.tf.json or of a plan', "topicIn(readFileSync('plan.json', 'utf8'), 'training-events')"],
  name: ['the name of a topic', "topicIn(json, 'training-events')"],
} as const;

function mistakeIn(argument: keyof typeof TOPIC_IN, given: unknown): MatcherMistake {
  const [allowed, example] = TOPIC_IN[argument];
  return new MatcherMistake(`topicIn: ${argument}`, gotAllowed(given, allowed), example);
}

/** The message that a matcher was given. @throws MatcherMistake */
function messageGiven(given: unknown) {
  try {
    return readMessage(given);
  } catch (error) {
    if (!(error instanceof NotAMessage)) throw error;
    // It says itself what is allowed of each part.
    throw new MatcherMistake('toRoute: the message', error.message, `expect(topic).toRoute(${EXAMPLE_MESSAGE}, 'gpu')`);
  }
}

const EXAMPLE_MESSAGE = "{ applicationProperties: { eventType: 'training.requested' } }";

/** The names that a matcher was given. @throws MatcherMistake */
function namesGiven(given: readonly unknown[]): readonly string[] {
  const wrong = given.find((one) => typeof one !== 'string' || one === '');
  if (wrong === undefined && !given.includes(undefined)) return given as readonly string[];
  const allowed = 'names of subscriptions, each an argument of its own, and none where nobody gets the message';
  throw new MatcherMistake(
    'toRoute: a subscription',
    gotAllowed(wrong, allowed),
    "expect(topic).toRoute(message, 'gpu', 'audit')",
  );
}

/** Names that the topic has not, so that no message ever goes there. */
function unknownNames({ label, subscriptions }: Topic, names: readonly string[]): string[] {
  if (subscriptions.kind === 'part') return [];
  const known = subscriptions.all.map(({ name }) => name);
  const has = known.length === 0 ? 'no subscription' : `the subscriptions ${known.join(', ')}`;
  return names.filter((name) => !known.includes(name)).map((name) => `  ${label} has no ${name}; it has ${has}`);
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
  toRoute(given: Topic, json: unknown, ...names: readonly string[]) {
    const topic = topicGiven('toRoute', given, "toRoute(message, 'gpu')");
    const { message, assumed } = messageGiven(json);
    const subscriptions = namesGiven(names);
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
          ...unknownNames(topic, subscriptions),
          ...(assumed === undefined ? [] : [`  assumed: ${assumed}`]),
          ...resultLines(result, message),
          ...explainOthers(topic, result, message),
        ]).join('\n'),
    };
  },
};
