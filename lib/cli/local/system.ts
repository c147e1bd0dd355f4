import { type LocalServiceBus, PortProblem } from '../../broker';
import { kindOf } from '../../files';
import { type Deployment, type LocalProfile, LocalSystem, readProfile } from '../../local';
import type { Topology } from '../../routing';
import { colors, columnsOf, Progress, print, printError, printJson } from '../../terminal';
import { line } from '../../text';
import { ExitStatus, UsageError } from '../common/exit-status';
import { type ExampleMessage, exampleMessages } from './examples';
import { endText, happenedLines, isBad } from './happened';
import type { SystemOptions } from './local-options';

/** The port of the page. */
const USUAL_PAGE_PORT = 5680;
/** Where the shipped profile is; whoever has none of this name has none. */
const USUAL_PROFILE = 'lib/scheduler/local/profile.json';
/** So long `--once` waits at most, in milliseconds. */
const LONGEST = 300_000;

/** Starts what there is beside Service Bus. */
export async function startSystem(
  bus: LocalServiceBus,
  {
    topology,
    deployment,
    examples,
  }: { topology: Topology; deployment: Deployment; examples: readonly ExampleMessage[] },
  options: SystemOptions,
): Promise<LocalSystem> {
  const { host, pagePort, instances, data } = options;
  const start = (port: number) =>
    LocalSystem.start({
      bus,
      topology,
      deployment,
      profile: profileOf(options.profile),
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

/** The messages that are sent at the start. @throws UsageError, FileProblem */
export function messagesOf({ messages = [] }: SystemOptions): Promise<readonly ExampleMessage[]> {
  return exampleMessages(messages);
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
  if (!isSettled) printError(`scheduler: not all of it is over after ${LONGEST / 60_000} minutes`);
  const ends = system.stories().flatMap((story) => story.ends);
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

/** What is said of the system when it runs, for people. */
export function systemLines(system: LocalSystem, { workspaces, programs, workflows }: Deployment) {
  const listening = [
    ...(programs.length > 0 ? [`${programs.length} programs that start jobs, as they are deployed`] : []),
    ...(workflows.length > 0 ? [`${workflows.length} Logic Apps that start jobs, as they are deployed`] : []),
    ...workspaces.map(({ name, clusters }) => {
      const sizes = clusters.map(({ name: cluster, maxNodes }) => `${cluster} ${maxNodes}`).join(', ');
      return `Azure ML: workspace ${name}${sizes === '' ? '' : `, nodes at a time: ${sizes}`}; jobs are processes of this machine`;
    }),
  ];
  return [
    '',
    ...listening,
    ...system.leftOut.map((one) => `not here: ${one}`),
    line`page: ${colors.bold(`${system.url}/`)}`,
    ...(workspaces.length > 0 ? [`jobs, their logs and outputs: ${system.jobsFolder}`] : []),
  ];
}

/** The topic that messages are sent to. */
function topicOf(bus: LocalServiceBus, wanted: string | undefined): string {
  const names = bus.entities().topics.map(({ name }) => name);
  const [only] = names;
  if (wanted === undefined) {
    if (only !== undefined && names.length === 1) return only;
    throw new UsageError(`--messages: there are ${names.length} topics; name one with --topic: ${names.join(', ')}`);
  }
  const found = names.find((name) => name.toLowerCase() === wanted.toLowerCase());
  if (found === undefined) throw new UsageError(`--topic: there is no topic ${wanted}; there is ${names.join(', ')}`);
  return found;
}

function profileOf(path: string): LocalProfile {
  return path === USUAL_PROFILE && kindOf(path) === 'missing' ? {} : readProfile(path);
}
