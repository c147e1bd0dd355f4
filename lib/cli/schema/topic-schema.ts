import { isDeepStrictEqual } from 'node:util';
import type { Topic } from '../../routing';
import { contractMessageSchema } from '../../routing/messages';
import { meantOrKnown } from '../../rules';
import { type SourceOptions, topologiesOf } from '../common/documents';
import { UsageError } from '../common/exit-status';

/**
 * What messages of a topic look like by its contract.
 *
 * @throws UsageError where there is no such topic, none with a contract, or several with different ones
 */
export async function topicSchema(source: SourceOptions, name: string): Promise<object> {
  const { from } = source;
  const topics = (await topologiesOf(source)).flatMap((topology) => topology.topics);
  const named = topics.filter((topic) => [topic.name, topic.label].includes(name));
  if (named.length === 0) throw new UsageError(`${from}: ${unknownText(name, topics)}`);
  const [first, ...others] = named.filter(({ contract, systemProperties }) => contract ?? systemProperties);
  if (first === undefined) throw new UsageError(`${from}: ${name} has no contract; its messages may be anything`);
  const { contract, systemProperties } = first;
  const other = others.find(
    (one) => !isDeepStrictEqual([one.contract, one.systemProperties], [contract, systemProperties]),
  );
  if (other !== undefined)
    throw new UsageError(`${from}: several topics are called ${name}, and have different contracts; name one stack`);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...contractMessageSchema(contract, systemProperties),
    title: `messages of ${name}`,
  };
}

function unknownText(name: string, topics: readonly Topic[]): string {
  const names = [...new Set(topics.map((topic) => topic.name))];
  if (names.length === 0) return 'no topic in there';
  return `no topic named ${name}; ${meantOrKnown(name, names)}`;
}
