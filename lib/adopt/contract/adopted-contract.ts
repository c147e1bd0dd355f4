import { contractOf as writtenContract } from '../../proof';
import { type Message, MessageContract } from '../../rules';
import type { AdoptedTopic } from '../model/adopted';
import { contractOf, type InferredProperty, inferContract } from './inferred';

/** What the messages of a topic look like, and where that is known from. */
export interface AdoptedContract {
  readonly contract: MessageContract;
  /** What was found out about each property; `undefined` where the source has a contract already. */
  readonly inferred: readonly InferredProperty[] | undefined;
  /** How many example messages there were. */
  readonly examples: number;
}

/** The contract that a source has beside the topic, or one that is inferred; `undefined` where nothing is known. */
export function contractFor(topic: AdoptedTopic, examples: readonly Message[]): AdoptedContract | undefined {
  const json = writtenContract(topic.topic);
  const written = json && MessageContract.fromJson(json);
  const hasProperties = written !== undefined && !Object.hasOwn(written.properties, '__proto__');
  if (hasProperties && written.problems.length === 0) return { contract: written, inferred: undefined, examples: 0 };
  const inferred = inferContract(topic, examples);
  if (inferred === undefined) return undefined;
  return { contract: contractOf(inferred), inferred: inferred.properties, examples: examples.length };
}
