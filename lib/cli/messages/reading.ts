import { inputName, kindOf } from '../../files';
import type { Address } from '../../operations/bus/address';
import type { Outgoing } from '../../operations/messages/outgoing';
import { Contracts, ReadingNotes, type Topic } from '../../routing';
import { printError } from '../../terminal';
import { topologiesOf } from '../common/documents';
import { ExitStatus, UsageError } from '../common/exit-status';
import { jsonPieces } from '../common/json-lines';
import { messageIn } from './message-in';
import type { SendOptions } from './send-options';

/**
 * The messages of a file, each as the contract of its topic says; `undefined` where one is not, or is none, and all that is
 * wrong is told.
 */
export async function readOutgoing(
  file: string,
  address: Address,
  entity: string,
  options: Pick<SendOptions, 'from' | 'unchecked'>,
  isDefaultFrom: boolean,
): Promise<readonly Outgoing[] | undefined> {
  const topics = options.unchecked === true ? [] : await contractsFor(address, entity, options.from, isDefaultFrom);
  const contracts = new Contracts();
  const notes = new ReadingNotes();
  const problems: string[] = [];
  const messages: Outgoing[] = [];
  let status: number = ExitStatus.Findings;
  for await (const piece of jsonPieces(file)) {
    const { place } = piece;
    const say = (some: readonly string[]) => problems.push(...some.map((one) => `scheduler: ${place}: ${one}`));
    const read = 'json' in piece ? messageIn(place, piece.json) : [piece.problem];
    if (Array.isArray(read)) {
      status = ExitStatus.WrongUsage;
      say(read);
      continue;
    }
    printError(notes.news(read.notes).map((note) => `scheduler: ${place}: ${note}`));
    say([...new Set(topics.flatMap((topic) => contracts.problems(topic, read.message)))]);
    messages.push(read);
  }
  if (problems.length > 0) {
    const hint = status === ExitStatus.Findings ? '; --unchecked sends them all the same' : '';
    printError([...problems, `scheduler: nothing was sent${hint}`]);
    process.exitCode = status;
    return undefined;
  }
  if (messages.length === 0) throw new UsageError(`${inputName(file)}: no message in there`);
  return messages;
}

/** The topics of the name whose contracts are known; says where there is none. */
async function contractsFor(
  address: Address,
  entity: string,
  from: string,
  isDefaultFrom: boolean,
): Promise<readonly Topic[]> {
  const unknown = (why: string) => {
    printError(`scheduler: no contract of ${entity} is known, so nothing is checked: ${why}`);
    return [];
  };
  if (isDefaultFrom && kindOf(from) === 'missing')
    return unknown('nothing is synthesized here; run npm run synth, or say what has it with --from');
  const topologies = await topologiesOf(from);
  const named = topologies.flatMap(({ topics }) => topics.filter(({ name }) => isSame(name, entity)));
  if (named.length === 0) {
    const isQueue = topologies.some(({ queues }) => queues.some(({ name }) => isSame(name, entity)));
    return unknown(isQueue ? 'it is a queue, which has none' : `${from} has no topic of this name`);
  }
  const namespace = address.kind === 'azure' ? address.host.split('.')[0] : undefined;
  const here = named.filter((topic) => namespace !== undefined && isSame(topic.namespace, namespace));
  const topics = (here.length > 0 ? here : named).filter((one) => one.contract ?? one.systemProperties);
  return topics.length > 0 ? topics : unknown(`${from} has it without one`);
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
