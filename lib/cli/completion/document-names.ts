import { isStandardInput, kindOf } from '../../files';
import { knownOf, type Topology, topologyOf } from '../../routing';
import { documentsOf } from '../common/documents';
import { SYNTHESIZED } from '../common/source-names';
import { packagedIn } from '../jobs/packaged';

/**
 * The names of what a document has. Whoever completes a word is told nothing of what is wrong with a document: there are
 * no names then.
 */
async function namesIn(
  from: string | undefined,
  names: (topology: Topology) => readonly string[],
): Promise<readonly string[]> {
  const path = from ?? SYNTHESIZED;
  if (!isHere(path)) return [];
  try {
    const documents = await documentsOf(path);
    return sorted(documents.flatMap((document) => names(topologyOf(document))));
  } catch {
    return [];
  }
}

/** Nobody is asked over the network, and no input is waited for, while somebody writes. */
function isHere(path: string): boolean {
  return !isStandardInput(path) && kindOf(path) !== 'missing';
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

export function topics(from: string | undefined): Promise<readonly string[]> {
  return namesIn(from, (topology) => topology.topics.map(({ name }) => name));
}

export function subscriptions(from: string | undefined): Promise<readonly string[]> {
  return namesIn(from, (topology) =>
    topology.topics.flatMap((topic) => knownOf(topic.subscriptions).map(({ name }) => name)),
  );
}

/** Queues, topics, and subscriptions with their topic. */
export function entities(from: string | undefined): Promise<readonly string[]> {
  return entitiesWith('/', from);
}

/** The same as Service Bus addresses them. */
export function addresses(from: string | undefined): Promise<readonly string[]> {
  return entitiesWith('/Subscriptions/', from);
}

function entitiesWith(between: string, from: string | undefined): Promise<readonly string[]> {
  return namesIn(from, ({ queues, topics: all }) => [
    ...queues.map(({ name }) => name),
    ...all.flatMap((topic) => [
      topic.name,
      ...knownOf(topic.subscriptions).map(({ name }) => `${topic.name}${between}${name}`),
    ]),
  ]);
}

export function namespaces(from: string | undefined): Promise<readonly string[]> {
  return namesIn(from, ({ topics: all, queues }) => [...all, ...queues].flatMap(({ namespace }) => namespace ?? []));
}

/** The templates of which the document says that messages of its topics start jobs. */
export async function jobs(from: string | undefined): Promise<readonly string[]> {
  const { jobsBehind } = await import('../../proof');
  return namesIn(from, (topology) => topology.topics.flatMap(jobsBehind));
}

/** The templates of the programs that start jobs. */
export async function templates(from: string | undefined): Promise<readonly string[]> {
  const path = from ?? SYNTHESIZED;
  if (!isHere(path)) return [];
  try {
    return sorted((await packagedIn({ from: path })).map(({ name }) => name));
  } catch {
    return [];
  }
}
