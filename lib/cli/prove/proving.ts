import { inputName, isFolder, parseJson, readFileText } from '../../files';
import {
  destinationsIn,
  type JobAnswer,
  jobsBehind,
  type Loop,
  loopsBehind,
  loopsIn,
  type ProofOptions,
  reportJobs,
  TopicProof,
} from '../../proof';
import {
  hasSensitiveRules,
  knownOf,
  listed,
  missingOf,
  reconnected,
  SENSITIVE,
  sentJson,
  type Topic,
  topologyOf,
} from '../../routing';
import { isObject, type Message, SqlFilter } from '../../rules';
import { documentOf } from '../../terraform';
import { problemLines } from '../../text';
import { documentsOf, type SourceOptions, shownOf } from '../common/documents';
import { UsageError } from '../common/exit-status';
import { shellWord } from '../common/shell-word';
import { isSource, sourceOf } from '../common/source-names';
import { reportAssumptions, reportUnresolved } from '../common/unresolved';

/** Options that every command with a solver has. */
export const TOPIC_OPTION = ['--topic <name>', 'only this topic'] as const;
export const CONTRACT_OPTION = [
  '--contract <path>',
  'what the messages look like, for a plan: a cdk.tf.json or folder with topics of the same names, or a JSON schema',
] as const;
export const JSON_OPTION = ['--json', 'for machines: one object'] as const;

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

/** A filter that was given on the command line. @throws UsageError with the place of a mistake */
export function filterOf(option: string, sql: string): SqlFilter {
  return validOf(option, SqlFilter.parse(sql));
}

/** The same of one that may be longer than the service takes. @throws UsageError with the place of a mistake */
export function filterOfAnySize(option: string, sql: string): SqlFilter {
  return validOf(option, SqlFilter._ofAnySize(sql));
}

function validOf(option: string, filter: SqlFilter): SqlFilter {
  const [error] = filter.predicate === undefined ? filter.diagnostics() : [];
  if (error === undefined) return filter;
  const { sql } = filter;
  const meant = isSource(sql)
    ? [`${sql} is there to be read: what is read is named with --from ${shellWord(sourceOf(sql))}`]
    : [];
  throw new UsageError([...problemLines(`${option}: ${filter.describe(error)}`), ...meant]);
}

/** What is asked with a proof; its solver ends with it. */
export async function withProof<T>(
  topic: Topic,
  options: Pick<ProofOptions, 'filters' | 'claims' | 'asked'>,
  ask: (proof: TopicProof) => Promise<T>,
): Promise<T> {
  const proof = new TopicProof(topic, options);
  try {
    return await ask(proof);
  } finally {
    await proof.close();
  }
}

/** Whether anything is known to start jobs of messages of a topic, wherever they end. */
export function startsJobs(topic: Topic): boolean {
  return jobsBehind(topic).length > 0;
}

/** What is known beforehand of the messages that come to the subscriptions of a topic that start jobs. */
export async function jobAnswers(topic: Topic, asked?: ProofOptions['asked']): Promise<readonly JobAnswer[]> {
  return startsJobs(topic) ? withProof(topic, { asked }, reportJobs) : [];
}

/** A message as it can be given to `training-job-scheduler route`. */
export function witnessText(message: Message): string {
  return JSON.stringify(sentJson(message));
}

/** A message of a proof as it may be shown: one that is made of sensitive values is not. */
export function exampleText(topic: Topic, message: Message): string {
  return hasSensitiveRules(topic) ? SENSITIVE : witnessText(message);
}

/** The same for machines. */
export function exampleJson(topic: Topic, message: Message): unknown {
  return hasSensitiveRules(topic) ? SENSITIVE : sentJson(message);
}

/** What is known about the messages of a topic, as the end of a heading. */
export function aboutMessages({ contract }: Topic): string {
  return contract === undefined ? 'without a contract' : 'for all messages that its contract allows';
}
