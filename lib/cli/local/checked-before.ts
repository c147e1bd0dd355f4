import { addressesOf, type PortProblem, portProblem } from '../../broker';
import { FileProblem, kindOf } from '../../files';
import { type Deployment, type LocalProfile, readProfile } from '../../local';
import type { Topology } from '../../routing';
import { nearest } from '../../rules';
import { printError } from '../../terminal';
import { UsageError } from '../common/exit-status';
import { templatesIn } from '../messages/program-templates';
import { type ExampleMessage, exampleMessages } from './examples';
import type { LocalOptions } from './local-options';

/** Where the shipped profile is; whoever has none of this name has none. */
const USUAL_PROFILE = 'lib/scheduler/local/profile.json';

/** What was read before anything is started. */
export interface CheckedBefore {
  /** The messages that are sent at the start. */
  readonly examples: readonly ExampleMessage[];
  readonly profile: LocalProfile;
}

/** What is around Service Bus, as far as it is looked at here. */
interface Around {
  readonly topology: Topology;
  readonly deployment: Deployment;
}

/**
 * Everything that can be wrong with what was said, looked at before anything listens.
 *
 * @param around `undefined` where Service Bus alone is started
 * @throws UsageError with all of it, a line each
 */
export async function checkedBefore(options: LocalOptions, around: Around | undefined): Promise<CheckedBefore> {
  const problems: string[] = [];
  const collect = async <T>(read: () => T | Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await read();
    } catch (error) {
      if (error instanceof UsageError) problems.push(...error.lines);
      else if (error instanceof FileProblem) problems.push(error.message);
      else throw error;
      return otherwise;
    }
  };
  const examples = await collect(() => exampleMessages(options.messages ?? []), []);
  const hasMessages = (options.messages ?? []).length > 0;
  if (options.once === true && !hasMessages)
    problems.push('--once ends when the messages of --messages are over, and there are none: say which');
  else if (options.once === true && examples.length === 0 && problems.length === 0)
    problems.push('--messages: there is no message in there');
  if (hasMessages && around === undefined)
    problems.push('--messages and --once need what a document has: leave out --only-service-bus, --config and --empty');
  if (hasMessages && around !== undefined) problems.push(...topicProblems(around.topology, options.topic));
  const profile = around === undefined ? {} : await collect(() => profileOf(options.profile), {});
  if (around !== undefined) problems.push(...commandProblems(options.profile, profile, around.deployment));
  problems.push(...(await portProblems(options, around !== undefined)));
  if (problems.length > 0) throw new UsageError(problems);
  return { examples, profile };
}

function profileOf(path: string): LocalProfile {
  return path === USUAL_PROFILE && kindOf(path) === 'missing' ? {} : readProfile(path);
}

/** The topic that messages are sent to has to be one, and has to be named where there are several. */
function topicProblems({ topics }: Topology, wanted: string | undefined): string[] {
  const names = [...new Set(topics.map(({ name }) => name))];
  if (wanted === undefined)
    return names.length === 1
      ? []
      : [`--messages: there are ${names.length} topics; name one with --topic: ${names.join(', ')}`];
  if (names.some((name) => name.toLowerCase() === wanted.toLowerCase())) return [];
  const near = nearest(wanted, names);
  const advice = near === undefined ? `there is ${names.join(', ')}` : `did you mean ${near}?`;
  return [`--topic: there is no topic ${wanted}; ${advice}`];
}

/**
 * Commands for templates that there are not, and nearly are. One profile may serve several stacks, so a name that is near
 * to none is only told; and of Logic Apps it is not known which templates they have.
 */
function commandProblems(path: string, { commands = {} }: LocalProfile, deployment: Deployment): string[] {
  const known = templateNames(deployment);
  if (known.size === 0 || deployment.workflows.length > 0) return [];
  const unknown = Object.keys(commands).filter((name) => !known.has(name));
  const free = [...known].filter((name) => !Object.hasOwn(commands, name));
  const meant = unknown.map((name) => ({ name, near: nearest(name, free) }));
  const others = meant.filter(({ near }) => near === undefined).map(({ name }) => name);
  if (others.length > 0)
    printError(
      `training-job-scheduler: ${path}: commands: no template of this name is deployed here: ${others.join(', ')}`,
    );
  return meant.flatMap(({ name, near }) =>
    near === undefined ? [] : [`${path}: commands: there is no template ${name}; did you mean ${near}?`],
  );
}

/** What a profile may name: templates, and steps of pipelines with and without theirs. */
function templateNames({ programs }: Deployment): Set<string> {
  const names = new Set<string>();
  for (const { packageFile } of programs) {
    for (const [name, template] of Object.entries(templatesIn(packageFile) ?? {})) {
      names.add(name);
      const steps = template.kind === 'pipeline' ? Object.keys(template.steps ?? {}) : [];
      for (const step of steps) names.add(step).add(`${name}/${step}`);
    }
  }
  return names;
}

export type PortOption = '--port' | '--page-port';

async function portProblems({ host, port, pagePort }: LocalOptions, hasPage: boolean): Promise<string[]> {
  const page = hasPage ? pagePort : undefined;
  if (page !== undefined && page !== 0 && page === port)
    return [`--port and --page-port are both ${port}: Service Bus and the page need one each`];
  const [ofBus, ofPage] = await Promise.all([
    portProblem(addressesOf(host)[0] as string, port),
    page === undefined ? undefined : portProblem(host, page),
  ]);
  return [
    ...(ofBus === undefined ? [] : [portText(ofBus, '--port')]),
    // A host that is none is told once.
    ...(ofPage === undefined || (ofPage.code === ofBus?.code && ofPage.code !== 'EADDRINUSE')
      ? []
      : [portText(ofPage, '--page-port')]),
  ];
}

/** Why a port cannot be listened on, and what to do. */
export function portText({ code, host, port, holder }: PortProblem, option: PortOption): string {
  const place = `${host}:${port}`;
  const hint = `pass another with ${option}, or ${option} 0 for one that is free`;
  switch (code) {
    case 'EADDRINUSE':
      return `${place} is taken${holder === undefined ? '' : `, by ${holder} as it seems`}; stop that, or ${hint}`;
    case 'EACCES':
      return `${place} may not be used: ports below 1024 are for the system; ${hint}`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine; pass one with --host, localhost for this machine alone or 0.0.0.0 for all`;
    default:
      return `${place} cannot be listened on: ${code}; ${hint}`;
  }
}
