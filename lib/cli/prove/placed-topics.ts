import { inputName, isFolder, parseJson, readFileText } from '../../files';
import { destinationsIn, jobsBehind, type Loop, loopsBehind, loopsIn } from '../../proof';
import { knownOf, listed, missingOf, reconnected, type Topic, topologyOf } from '../../routing';
import { isObject } from '../../rules';
import { documentOf } from '../../terraform';
import { documentsOf, type SourceOptions, shownOf } from '../common/documents';
import { UsageError } from '../common/exit-status';
import { reportAssumptions, reportUnresolved } from '../common/unresolved';

/** A topic and where it was read. */
export interface PlacedTopic {
  readonly topic: Topic;
  readonly from: string;
  /** Where its messages may end, as claims name it. */
  readonly destinations: readonly string[];
  /** The templates of which jobs are started behind it, as claims name them. */
  readonly jobs: readonly string[];
  /** Whether there may be more. */
  readonly isPart: boolean;
  /** The loops of forwarding that messages may come to, if rules let them. */
  readonly loops: readonly Loop[];
}

/** The topics that a path names, with claims and contract of another document where one is given. */
export async function topicsOf(
  source: SourceOptions,
  name: string | undefined,
  contract: string | undefined,
): Promise<PlacedTopic[]> {
  const { from } = source;
  const documents = await documentsOf(source);
  const wrong = documents.find(({ problem }) => problem !== undefined);
  if (wrong !== undefined) throw new UsageError(`${wrong.path}: ${wrong.problem}`);
  const describe = contract === undefined ? (topic: Topic) => topic : await describedBy(contract);
  const topologies = documents.map((document) => reconnected(topologyOf(document), { topic: describe }));
  reportAssumptions(topologies);
  const topics = topologies.flatMap((topology) => {
    const loops = [...loopsIn(topology).values()];
    return topology.topics.map((topic) => ({
      topic,
      from: topology.path,
      destinations: destinationsIn(topology, topic),
      jobs: jobsBehind(topic),
      isPart: topology.unresolved.length > 0,
      loops: loopsBehind(loops, topic),
    }));
  });
  const chosen = topics.filter(({ topic }) => name === undefined || topic.name === name || topic.label === name);
  const open = topologies.filter(({ unresolved }) => unresolved.length > 0);
  if (chosen.length === 0 && open.length > 0) {
    for (const topology of open) reportUnresolved(topology);
    return [];
  }
  if (chosen.length === 0) {
    const names = [...new Set(topics.map(({ topic }) => topic.label))].join(', ');
    throw new UsageError(
      names === '' ? `${from}: no topic in there` : `${from}: no topic named ${name}; there are ${names}`,
    );
  }
  return chosen;
}

/** Gives topics the contract and the claims that a path has for topics of their names. */
export async function describedBy(path: string): Promise<(topic: Topic) => Topic> {
  // Read once: there may be no second time.
  const file = isFolder(path) ? undefined : { file: path, ...readFileText(path) };
  const schema = file && schemaIn(file.text);
  if (schema !== undefined) return (topic) => ({ ...topic, contract: schema });
  const described = (file === undefined ? await documentsOf(path) : shownOf([documentOf(file)]))
    .map(topologyOf)
    .flatMap(({ topics }) => topics)
    .filter(({ contract, claims }) => contract !== undefined || claims.length > 0);
  if (described.length === 0) throw new UsageError(`${inputName(path)}: no topic in there has a contract`);
  return (topic) => {
    const same = described.find(({ name }) => name === topic.name);
    if (same === undefined) return topic;
    const { contract, setBySenders, systemProperties, observers, claims } = same;
    return {
      ...topic,
      subscriptions: withStarts(topic, same),
      contract,
      setBySenders,
      systemProperties,
      observers,
      claims,
    };
  };
}

/** The subscriptions of a topic, each with what starts jobs of it in another document, where its own does not say. */
function withStarts({ subscriptions }: Topic, other: Topic): Topic['subscriptions'] {
  const byName = new Map(knownOf(other.subscriptions).map(({ name, starts }) => [name, starts]));
  const described = knownOf(subscriptions).map((one) => ({ ...one, starts: byName.get(one.name) ?? one.starts }));
  return listed(described, missingOf(subscriptions));
}

/** The JSON schema in a text; `undefined` for anything else. */
function schemaIn(text: string): object | undefined {
  try {
    const json = parseJson(text);
    return isObject(json) && isObject(json.properties) && json.resource === undefined ? json : undefined;
  } catch {
    return undefined;
  }
}
