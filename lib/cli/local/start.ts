import {
  incompleteness,
  LocalServiceBus,
  namespacesOf,
  PortProblem,
  SetupRefused,
  type StartOptions,
} from '../../broker';
import { kindOf } from '../../files';
import { type Deployment, deploymentOf, type LocalSystem, ofNamespace } from '../../local';
import { serviceBusPackage } from '../../package/service-bus-client';
import { type Topology, topologyOf } from '../../routing';
import { print, printError, printJson } from '../../terminal';
import { documentsOf } from '../common/documents';
import { ExitStatus, UsageError } from '../common/exit-status';
import { reportAssumptions } from '../common/unresolved';
import { type CheckedBefore, checkedBefore, type PortOption, portText } from './checked-before';
import type { LocalOptions } from './local-options';
import { sendAndTell, startSystem } from './start-system';
import { nextLines, startedJson, startedLines, systemLines } from './started-lines';

/** Where administration clients of Microsoft's emulator look, beside its port of AMQP. */
const EMULATOR_PORTS = { amqp: 5672, http: 5300 };

/** What is started: Service Bus, and what a document has beside it. */
interface Content {
  readonly bus: Pick<StartOptions, 'topology' | 'emulatorConfig' | 'namespace'>;
  /** `undefined` where there is no document, or Service Bus alone is wanted. */
  readonly around: { readonly topology: Topology; readonly deployment: Deployment } | undefined;
}

/** Starts Service Bus and what is around it, says how to reach it, and runs it until somebody stops it. */
export async function startLocal(options: LocalOptions): Promise<void> {
  const { port, host, tier, data } = options;
  // Where it is missing, that is told before anything starts.
  serviceBusPackage();
  const { bus: content, around } = await contentOf(options);
  const { examples, profile } = await checkedBefore(options, around);
  const missing = incompleteness(content);
  if (missing.length > 0) {
    printError(missing.map((line) => `training-job-scheduler: left out: ${line}`));
    if (options.allowIncomplete !== true) {
      printError(
        'training-job-scheduler: not all of it is known, so nothing is started; --allow-incomplete starts the rest',
      );
      process.exitCode = ExitStatus.Findings;
      return;
    }
  }
  // Whoever stops it as soon as it says something stops it as well.
  const end = stopped();
  const bus = await started('--port', () =>
    LocalServiceBus.start({
      ...content,
      port,
      host,
      allowIncomplete: true,
      ...(port === EMULATOR_PORTS.amqp && { alsoWhereFree: [EMULATOR_PORTS.http] }),
      ...(tier !== undefined && { tier }),
      ...(data !== undefined && { data }),
    }),
  );
  try {
    if (options.json !== true) print(startedLines(bus, options));
    const problem = Promise.race([end, bus.unkept]);
    await runUntil(problem, bus, { around, examples, profile, missing }, options);
    // One that has come is heard; else this waits for nobody.
    const come = await Promise.race([problem, Promise.resolve(undefined)]);
    if (come !== undefined) {
      printError(`training-job-scheduler: ${come.message}; it stops`);
      process.exitCode = ExitStatus.WrongUsage;
    }
  } finally {
    await bus.stop();
    if (options.json !== true && options.once !== true)
      print(data === undefined ? 'stopped; nothing is kept' : `stopped; everything is kept in ${data}`);
  }
}

/** Runs what is around Service Bus until somebody stops it, or with `--once` until what was sent is over. */
async function runUntil(
  problem: Promise<unknown>,
  bus: LocalServiceBus,
  {
    around,
    examples,
    profile,
    missing,
  }: CheckedBefore & {
    readonly around: Content['around'];
    readonly missing: readonly string[];
  },
  options: LocalOptions,
): Promise<void> {
  if (around === undefined) {
    if (options.json === true) printJson(startedJson(bus, undefined, missing));
    await problem;
    return;
  }
  const system: LocalSystem = await started('--page-port', () =>
    startSystem(bus, { ...around, examples, profile }, options),
  );
  try {
    if (options.json === true) printJson(startedJson(bus, system, missing));
    else print(systemLines(system, around.deployment, options));
    if (examples.length > 0) await sendAndTell(bus, system, examples, options, problem);
    if (options.once === true) return;
    if (options.json !== true) {
      print(nextLines(bus, around.deployment, options));
      system.watchStops(print);
    }
    await problem;
  } finally {
    await system.stop();
  }
}

/** What it has at the start. */
async function contentOf(options: LocalOptions): Promise<Content> {
  const { from, namespace, config, empty, onlyServiceBus } = options;
  if ([config !== undefined, empty === true].filter(Boolean).length > 1)
    throw new UsageError('--config and --empty are two beginnings: say one of them');
  if ((config !== undefined || empty === true) && givenWith(options).length > 0)
    throw new UsageError(`${givenWith(options).join(', ')}: for what --from names, and another beginning is said`);
  const named = namespace === undefined ? {} : { namespace };
  if (empty === true) return { bus: {}, around: undefined };
  if (config !== undefined) return { bus: { emulatorConfig: config, ...named }, around: undefined };
  const documents = await documentsOf({ ...options, from: foundFrom(from) });
  const topology = documents.map(topologyOf);
  reportAssumptions(topology);
  const namespaces = namespacesOf(topology);
  if (namespaces.length === 0 && topology.every(({ unresolved }) => unresolved.length === 0))
    throw new UsageError(`${from}: no topic and no queue in there; --empty starts without any`);
  if (namespace === undefined && namespaces.length > 1) throw new UsageError(choose(from, namespaces));
  if (namespace !== undefined && !namespaces.some((one) => one.toLowerCase() === namespace.toLowerCase()))
    throw new UsageError(`${from}: there is no namespace ${namespace}; there is ${namespaces.join(', ')}`);
  const bus = { topology, ...named };
  if (onlyServiceBus === true) return { bus, around: undefined };
  const chosen =
    topology.find((one) => namespacesOf([one]).includes(namespace ?? (namespaces[0] as string))) ?? topology[0];
  const deployment = ofNamespace(deploymentOf(documents), namespace ?? (namespaces[0] as string), namespaces);
  return { bus, around: { topology: chosen as Topology, deployment } };
}

function choose(from: string, namespaces: readonly string[]): string {
  return `${from}: it has ${namespaces.length} namespaces, and one is started; name it with --namespace: ${namespaces.join(', ')}`;
}

/** The options that give values to parameters and variables of a document. */
function givenWith({ parameters, var: variables, varFile }: LocalOptions): string[] {
  return [
    ...(parameters === undefined ? [] : ['--parameters']),
    ...(variables === undefined ? [] : ['--var']),
    ...(varFile === undefined ? [] : ['--var-file']),
  ];
}

/** Whoever has no stack `dev` has others. */
function foundFrom(from: string): string {
  return from === 'cdktf.out/stacks/dev' && kindOf(from) === 'missing' ? 'cdktf.out' : from;
}

async function started<T>(option: PortOption, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if (error instanceof SetupRefused)
      throw new UsageError(error.lines.map((line) => `the service would refuse ${line}`));
    if (error instanceof PortProblem) throw new UsageError(portText(error, option));
    throw error;
  }
}

/** How often it is looked whether npm is still there, in milliseconds. */
const LOOKS_EVERY = 500;

/**
 * Waits for Ctrl-C, or for whoever ends processes. npm hands a signal to the shell that it has started this with, which
 * ends and tells nobody: the end of that shell counts as well.
 */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    if (process.env.npm_lifecycle_event === undefined) return;
    const parent = process.ppid;
    const timer = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(timer);
      resolve();
    }, LOOKS_EVERY);
    timer.unref();
  });
}
