import { type LocalServiceBus, PortProblem } from '../../broker';
import { type Deployment, LocalSystem } from '../../local';
import type { Topology } from '../../routing';
import { columnsOf, Progress, print, printError, printJson } from '../../terminal';
import { ExitStatus } from '../common/exit-status';
import type { CheckedBefore } from './checked-before';
import type { ExampleMessage } from './examples';
import { endText, happenedLines, isBad } from './happened';
import type { SystemOptions } from './local-options';

/** The port of the page. */
const USUAL_PAGE_PORT = 5680;
/** So long `--once` waits at most, in milliseconds. */
const LONGEST = 300_000;

/** Starts what there is beside Service Bus. */
export async function startSystem(
  bus: LocalServiceBus,
  { topology, deployment, examples, profile }: CheckedBefore & { topology: Topology; deployment: Deployment },
  options: SystemOptions,
): Promise<LocalSystem> {
  const { host, pagePort, instances, data } = options;
  const start = (port: number) =>
    LocalSystem.start({
      bus,
      topology,
      deployment,
      profile,
      data,
      host,
      port,
      instances,
      examples: examples.map(({ name, json }) => ({ name, message: json })),
    });
  try {
    return await start(pagePort ?? (options.port === 0 ? 0 : USUAL_PAGE_PORT));
  } catch (error) {
    // Another page may run here; where this one is, is said.
    if (pagePort === undefined && error instanceof PortProblem && error.code === 'EADDRINUSE') return start(0);
    throw error;
  }
}

/** Sends messages, waits for what becomes of them, and says it. */
export async function sendAndTell(
  bus: LocalServiceBus,
  system: LocalSystem,
  examples: readonly ExampleMessage[],
  options: SystemOptions,
  stopped: Promise<unknown>,
): Promise<void> {
  const topic = topicOf(bus, options.topic);
  for (const [index, { name, message }] of examples.entries()) {
    const given = message.system.get('MessageId');
    const messageId = typeof given === 'string' ? given : `${name}-${index + 1}`;
    if (given === undefined) message.setSystemProperty('MessageId', messageId);
    system.follow({ messageId, name });
  }
  for (const { message, body } of examples) await bus.send(topic, { message, body });
  const progress = new Progress();
  const end = system.watch(() => {
    const { followed, open } = system.counts;
    progress.tell('messages on their way', followed - open, followed);
  });
  const isSettled = await Promise.race([system.settled(LONGEST), stopped.then(() => undefined)]);
  end();
  progress.end();
  if (isSettled === undefined) return;
  tell(system, options);
  if (!isSettled) printError(`training-job-scheduler: not all of it is over after ${LONGEST / 60_000} minutes`);
  const ends = system.stories().flatMap((story) => story.ends);
  // What comes from now on is for the page.
  system.forget();
  if (options.once === true && (!isSettled || ends.some(isBad))) process.exitCode = ExitStatus.Findings;
}

/** What became of messages: a table, or for machines a line of JSON. */
function tell(system: LocalSystem, { json }: SystemOptions): void {
  const stories = system.stories();
  if (json === true) {
    const messages = stories.map(({ messageId, name, ends }) => ({
      messageId,
      name,
      ends: ends.map((end) => ({ ...end, text: endText(end) })),
    }));
    printJson({ messages });
  } else print(['', ...happenedLines(stories, columnsOf(process.stdout))]);
}

/** The topic that messages are sent to, which was looked at before. */
function topicOf(bus: LocalServiceBus, wanted: string | undefined): string {
  const names = bus.entities().topics.map(({ name }) => name);
  const found = wanted === undefined ? names : names.filter((name) => name.toLowerCase() === wanted.toLowerCase());
  return found[0] as string;
}
