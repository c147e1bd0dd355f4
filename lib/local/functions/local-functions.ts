import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blobAddressHere } from '../blobs';
import type { Program } from '../deployment';
import type { ProgramLine, ProgramsHere } from '../programs/program-line';
import { type AppPackage, unpack } from './app-package';
import { BadPackage } from './host-settings';
import { Instance } from './instance';
import { programLine } from './program-lines';
import type { LogLevel, RegisteredFunction } from './worker-messages';

/** What Function Apps on this machine are started with. */
export interface LocalFunctionsOptions {
  readonly programs: readonly Program[];
  /** How Service Bus is reached. */
  readonly connectionString: string;
  /** Where Azure Resource Manager is, and blobs: `http://localhost:8080`. */
  readonly resourceManager: string;
  /** What App Service gives an app for its identity. */
  readonly identity: { readonly endpoint: string; readonly header: string };
  /**
   * So many instances of each app at once, each with a host and a process of its own.
   *
   * @default 1
   */
  readonly instances?: number;
  /**
   * After so long without a message the process of a program ends, in milliseconds; it starts with the next one.
   *
   * @default 300000
   */
  readonly idle?: number;
  /** Hears each line, from before anything starts. */
  readonly onLine?: (line: ProgramLine) => void;
}

/** Which part of an app is ended. */
export interface KillOptions {
  /** The process of the program alone, or its host with it. @default 'program' */
  readonly what?: 'program' | 'instance';
  /** Which instance, from 0. @default - all */
  readonly instance?: number;
}

/** So often a program is started in a row that has not registered its functions, and then no more. */
const MOST_STARTS = 5;
/** The setting that says where limits of jobs are kept. */
const GUARDS = 'TRAINING_GUARDS';
/** How long an app may take to finish what it works on, and then to end, in milliseconds. */
const STOP_WITHIN = 3_000;

/**
 * Function Apps on this machine: the packages that are deployed, unchanged, in the programming model of Functions, each
 * in processes of its own; what the host of Functions does for them is done here.
 *
 * @example
 * const functions = await LocalFunctions.start({ programs, connectionString, resourceManager, identity });
 * functions.watch(({ program, text }) => …);
 * await functions.stop();
 */
export class LocalFunctions implements ProgramsHere {
  /**
   * Starts them. It is done when each program has registered its functions and listens, or has said why it does not; one
   * that does not start is told of by a line, and harms no other.
   */
  static async start(options: LocalFunctionsOptions): Promise<LocalFunctions> {
    const functions = new LocalFunctions(options);
    await Promise.all(functions.apps.map((app) => app.start()));
    return functions;
  }

  private readonly listeners = new Set<(line: ProgramLine) => void>();
  private readonly scratch = mkdtempSync(join(tmpdir(), 'scheduler-programs-'));
  private readonly apps: readonly App[];

  private constructor(options: LocalFunctionsOptions) {
    if (options.onLine !== undefined) this.listeners.add(options.onLine);
    this.apps = options.programs.map(
      (program, index) =>
        new App(program, join(this.scratch, String(index)), options, (level, text) =>
          this.tell(programLine(program.name, level, text, new Date())),
        ),
    );
  }

  watch(listener: (line: ProgramLine) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Ends a program at once, wherever it is, as a machine does that fails; it starts again by itself.
   *
   * @param program the name of the app
   * @throws RangeError where there is no such app
   */
  async kill(program: string, options: KillOptions = {}): Promise<void> {
    const app = this.apps.find(({ name }) => name === program);
    if (app === undefined)
      throw new RangeError(`no app ${program}; there are ${this.apps.map(({ name }) => name).join(', ')}`);
    await app.kill(options);
  }

  /** Ends all of them: what they work on is finished where that takes no longer than seconds. */
  async stop(): Promise<void> {
    await Promise.all(this.apps.map((app) => app.stop()));
    rmSync(this.scratch, { recursive: true, force: true });
  }

  private tell(line: ProgramLine): void {
    for (const listener of this.listeners) listener(line);
  }
}

/** A Function App, with its instances. */
class App {
  private readonly instances: (Instance | undefined)[] = [];
  private functions: readonly RegisteredFunction[] | undefined;
  private unpacked: AppPackage | undefined;
  private isStopping = false;
  private readonly ending = new Set<Promise<void>>();

  constructor(
    private readonly program: Program,
    private readonly folder: string,
    private readonly options: LocalFunctionsOptions,
    private readonly log: (level: LogLevel, text: string) => void,
  ) {}

  get name(): string {
    return this.program.name;
  }

  async start(): Promise<void> {
    try {
      this.unpacked = unpack(this.program.packageFile, this.folder);
    } catch (error) {
      if (!(error instanceof BadPackage)) throw error;
      this.log('error', `${error.message}; it is not run`);
      return;
    }
    // The first instance says what the functions are; the processes of the others start with their first messages.
    this.functions = await this.registered(this.instance(0));
    if (this.functions === undefined || this.isStopping) return;
    const { instances = 1 } = this.options;
    for (let index = 0; index < instances; index++) this.instance(index).listen(this.functions);
  }

  async kill({ what = 'program', instance: wanted }: KillOptions): Promise<void> {
    const killed = this.instances.flatMap((instance, index) =>
      instance !== undefined && (wanted ?? index) === index ? [{ instance, index }] : [],
    );
    for (const { instance, index } of killed) {
      if (what === 'program') instance.killProgram();
      else {
        const end = instance.crash().finally(() => this.ending.delete(end));
        this.ending.add(end);
        this.instances[index] = undefined;
        if (this.functions !== undefined && !this.isStopping) this.instance(index).listen(this.functions);
      }
    }
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    await Promise.all([...this.instances.map((instance) => instance?.stop(STOP_WITHIN)), ...this.ending]);
  }

  private async registered(instance: Instance): Promise<readonly RegisteredFunction[] | undefined> {
    for (let starts = 1; !this.isStopping; starts++) {
      try {
        return await instance.register();
      } catch {
        // Why has been told.
        if (starts < MOST_STARTS) continue;
        this.log('error', `it has not started ${MOST_STARTS} times in a row, and is not run`);
        return undefined;
      }
    }
    return undefined;
  }

  private instance(index: number): Instance {
    const known = this.instances[index];
    if (known !== undefined) return known;
    const { connectionString, idle = 300_000 } = this.options;
    const made = new Instance({
      package: this.unpacked as AppPackage,
      environment: this.environment(index),
      connectionString,
      idle,
      onLog: this.log,
    });
    this.instances[index] = made;
    return made;
  }

  /** The settings of the app, with what differs on this machine: where Service Bus, Azure and the identity are. */
  private environment(index: number): Map<string, string> {
    const { connectionString, resourceManager, identity } = this.options;
    const { settings, name } = this.program;
    // A connection by identity is one by a connection string here, which wins over it.
    const connections = [...settings.keys()].flatMap((one) => /^(.+)__fullyQualifiedNamespace$/i.exec(one)?.[1] ?? []);
    const guards = settings.get(GUARDS);
    return new Map([
      ...settings,
      ...(guards === undefined ? [] : [[GUARDS, blobAddressHere(guards, resourceManager)] as const]),
      ...connections.map((one) => [one, connectionString] as const),
      ['MANAGEMENT_ENDPOINT', resourceManager],
      ['IDENTITY_ENDPOINT', identity.endpoint],
      ['IDENTITY_HEADER', identity.header],
      ['FUNCTIONS_WORKER_RUNTIME', 'node'],
      ['AzureWebJobsScriptRoot', this.folder],
      ['WEBSITE_SITE_NAME', name],
      ['WEBSITE_INSTANCE_ID', String(index)],
    ]);
  }
}
