import {
  incompleteness,
  LocalServiceBus,
  namespacesOf,
  PortProblem,
  SetupRefused,
  type StartOptions,
  type Tier,
} from '../../broker';
import { kindOf } from '../../files';
import { print, printError, printJson } from '../../terminal';
import { topologiesOf } from '../documents';
import { ExitStatus, UsageError } from '../exit-status';
import { startedJson, startedLines } from './started';

export interface LocalOptions {
  readonly from: string;
  readonly namespace?: string;
  readonly config?: string;
  readonly empty?: boolean;
  readonly tier?: Tier;
  readonly data?: string;
  readonly port: number;
  readonly host: string;
  readonly allowIncomplete?: boolean;
  readonly json?: boolean;
}

/** Where administration clients of Microsoft's emulator look, beside its port of AMQP. */
const EMULATOR_PORTS = { amqp: 5672, http: 5300 };

/** Starts Service Bus, says how to reach it, and runs it until somebody stops it. */
export async function startLocal(options: LocalOptions): Promise<void> {
  const { port, host, tier, data } = options;
  const content = contentOf(options);
  const missing = incompleteness(content);
  if (missing.length > 0) {
    printError(missing.map((line) => `scheduler: left out: ${line}`));
    if (options.allowIncomplete !== true) {
      printError('scheduler: not all of it is known, so nothing is started; --allow-incomplete starts the rest');
      process.exitCode = ExitStatus.Findings;
      return;
    }
  }
  // Whoever stops it as soon as it says something stops it as well.
  const end = stopped();
  const bus = await started(() =>
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
  if (options.json === true) printJson(startedJson(bus, missing));
  else print(startedLines(bus, options));
  const problem = await Promise.race([end, bus.unkept]);
  if (problem !== undefined) {
    printError(`scheduler: ${problem.message}; it stops`);
    process.exitCode = ExitStatus.WrongUsage;
  }
  await bus.stop();
}

/** What it has at the start. */
function contentOf({
  from,
  namespace,
  config,
  empty,
}: LocalOptions): Pick<StartOptions, 'topology' | 'emulatorConfig' | 'namespace'> {
  if ([config !== undefined, empty === true].filter(Boolean).length > 1)
    throw new UsageError('--config and --empty are two beginnings: say one of them');
  const named = namespace === undefined ? {} : { namespace };
  if (empty === true) return {};
  if (config !== undefined) return { emulatorConfig: config, ...named };
  const topology = topologiesOf(foundFrom(from));
  const namespaces = namespacesOf(topology);
  if (namespaces.length === 0 && topology.every(({ unresolved }) => unresolved.length === 0))
    throw new UsageError(`${from}: no topic and no queue in there; --empty starts without any`);
  if (namespace === undefined && namespaces.length > 1) throw new UsageError(choose(from, namespaces));
  if (namespace !== undefined && !namespaces.some((one) => one.toLowerCase() === namespace.toLowerCase()))
    throw new UsageError(`${from}: there is no namespace ${namespace}; there is ${namespaces.join(', ')}`);
  return { topology, ...named };
}

function choose(from: string, namespaces: readonly string[]): string {
  return `${from}: it has ${namespaces.length} namespaces, and one is started; name it with --namespace: ${namespaces.join(', ')}`;
}

/** Whoever has no stack `dev` has others. */
function foundFrom(from: string): string {
  return from === 'cdktf.out/stacks/dev' && kindOf(from) === 'missing' ? 'cdktf.out' : from;
}

async function started(start: () => Promise<LocalServiceBus>): Promise<LocalServiceBus> {
  try {
    return await start();
  } catch (error) {
    if (error instanceof SetupRefused)
      throw new UsageError(error.lines.map((line) => `the service would refuse ${line}`));
    if (error instanceof PortProblem) throw new UsageError(portText(error));
    throw error;
  }
}

function portText({ code, host, port, holder }: PortProblem): string {
  const place = `${host}:${port}`;
  const hint = 'pass another with --port, or --port 0 for one that is free';
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

/** Waits for Ctrl-C, or for whoever ends processes. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
