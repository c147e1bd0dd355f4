import { inputName, kindOf } from '../../files';
import type { Address } from '../../operations/bus/bus-address';
import type { Outgoing } from '../../operations/messages/outgoing-message';
import { Contracts, ReadingNotes, topologyOf } from '../../routing';
import { printError } from '../../terminal';
import { documentsOf, type SourceOptions } from '../common/documents';
import { ExitStatus, UsageError } from '../common/exit-status';
import { jsonPiecesOrWritten } from '../common/json-lines';
import { reportAssumptions } from '../common/unresolved';
import type { PlacedTopic } from './foreseen';
import { messageIn } from './message-in';
import type { SendOptions } from './send-options';

/** What a file has to send, and what is known of where it goes. */
export interface ReadOutgoing {
  readonly messages: readonly Outgoing[];
  /** The topics of the name that a document has; none where nothing is known of it. */
  readonly topics: readonly PlacedTopic[];
}

/**
 * The messages of a file, each as the contract of its topic says; `undefined` where one is not, or is none, and all that is
 * wrong is told.
 */
export async function readOutgoing(
  file: string,
  address: Address,
  entity: string,
  options: SourceOptions & Pick<SendOptions, 'unchecked'>,
  isDefaultFrom: boolean,
): Promise<ReadOutgoing | undefined> {
  const topics = options.unchecked === true ? [] : await topicsFor(address, entity, options, isDefaultFrom);
  const contracts = new Contracts();
  const notes = new ReadingNotes();
  const problems: string[] = [];
  const messages: Outgoing[] = [];
  let status: number = ExitStatus.Findings;
  for await (const piece of jsonPiecesOrWritten(file)) {
    const { place } = piece;
    const say = (some: readonly string[]) =>
      problems.push(...some.map((one) => `training-job-scheduler: ${place}: ${one}`));
    const read = 'json' in piece ? messageIn(place, piece.json) : [piece.problem];
    if (Array.isArray(read)) {
      status = ExitStatus.WrongUsage;
      say(read);
      continue;
    }
    printError(notes.news(read.notes).map((note) => `training-job-scheduler: ${place}: ${note}`));
    say([...new Set(topics.flatMap(({ topic }) => contracts.problems(topic, read.message)))]);
    messages.push(read);
  }
  if (problems.length > 0) {
    const hint = status === ExitStatus.Findings ? '; --unchecked sends them all the same' : '';
    printError([...problems, `training-job-scheduler: nothing was sent${hint}`]);
    process.exitCode = status;
    return undefined;
  }
  if (messages.length === 0) throw new UsageError(`${inputName(file)}: no message in there`);
  return { messages, topics };
}

/** The topics of the name; says where none has a contract. */
async function topicsFor(
  address: Address,
  entity: string,
  source: SourceOptions,
  isDefaultFrom: boolean,
): Promise<readonly PlacedTopic[]> {
  const { from } = source;
  const unknown = (why: string) =>
    printError(`training-job-scheduler: no contract of ${entity} is known, so nothing is checked: ${why}`);
  if (isDefaultFrom && kindOf(from) === 'missing') {
    unknown('nothing is synthesized here; run npm run synth, or say what has it with --from');
    return [];
  }
  const read = (await documentsOf(source)).map((document) => ({ document, topology: topologyOf(document) }));
  reportAssumptions(read.map(({ topology }) => topology));
  const named = read.flatMap(({ document, topology }) =>
    topology.topics.filter(({ name }) => isSame(name, entity)).map((topic) => ({ topic, document })),
  );
  if (named.length === 0) {
    const isQueue = read.some(({ topology }) => topology.queues.some(({ name }) => isSame(name, entity)));
    unknown(isQueue ? 'it is a queue, which has none' : `${from} has no topic of this name`);
  }
  const namespace = address.kind === 'azure' ? address.host.split('.')[0] : undefined;
  const here = named.filter(({ topic }) => namespace !== undefined && isSame(topic.namespace, namespace));
  const topics = here.length > 0 ? here : named;
  if (named.length > 0 && !topics.some(({ topic }) => topic.contract ?? topic.systemProperties))
    unknown(`${from} has it without one`);
  return topics;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
