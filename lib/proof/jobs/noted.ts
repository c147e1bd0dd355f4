import { knownOf, reachableTopics, type Topic } from '../../routing';
import type { RuleFilter } from '../../rules';
import { EVERY_MESSAGE } from '../messages/message-set';
import type { AskedFilters } from './asked-filters';
import { isStarting, type Starting, Taker } from './taker';

/** The subscriptions that start jobs of messages of a topic, those behind forwarding included. */
export function startingBehind(topic: Topic): readonly Starting[] {
  return [...reachableTopics([topic])].flatMap(({ subscriptions }) => knownOf(subscriptions).filter(isStarting));
}

/** What questions about jobs will ask of the messages of a topic, wherever they end: a prover has to know it before. */
export function noteJobs(topic: Topic, filters: AskedFilters): readonly RuleFilter[] {
  const unasked = { matching: () => EVERY_MESSAGE };
  for (const one of startingBehind(topic)) new Taker(one, topic, filters, unasked).note();
  return filters.all;
}

/** The templates that jobs are started of behind a topic, by name: what claims can name. */
export function jobsBehind(topic: Topic): readonly string[] {
  return [...new Set(startingBehind(topic).flatMap(({ starts }) => Object.keys(starts.value.templates)))];
}
