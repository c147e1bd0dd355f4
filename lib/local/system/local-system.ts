import { join } from 'node:path';
import type { LocalServiceBus } from '../../broker';
import type { Topology } from '../../routing';
import { readStop, STOP_DOCUMENT, stopWords } from '../../trigger/program/guards';
import { type JobsHere, LocalAzureMl, type RunEvent } from '../azure-ml';
import { LocalBlobs } from '../blobs';
import type { Deployment } from '../deployment';
import { LocalEventGrid, messagesOf } from '../events';
import { LocalFunctions } from '../functions';
import { LocalHttp } from '../http';
import { LocalPage } from '../page';
import type { LocalProfile } from '../profile/profile';
import type { ProgramLine, ProgramsHere } from '../programs/program-line';
import type { Stories, Story } from '../stories/story';
import { LocalWorkflows, WorkflowRefused } from '../workflows';
import { FollowedMessages } from './followed-messages';
import { listenersOf } from './listeners';

/** What the system on this machine is started with. */
export interface LocalSystemOptions {
  /** Service Bus, which runs already. */
  readonly bus: LocalServiceBus;
  readonly topology: Topology;
  /** What there is beside Service Bus. */
  readonly deployment: Deployment;
  readonly profile: LocalProfile;
  /**
   * A folder that jobs are kept in, over a restart.
   *
   * @default - they are gone when it stops
   */
  readonly data?: string | undefined;
  /** The address that page and Azure ML listen on. @default localhost */
  readonly host?: string | undefined;
  /** Their port. @default - one that is free */
  readonly port?: number | undefined;
  /** How many instances of each program run at once. @default 1 */
  readonly instances?: number | undefined;
  /** Messages to choose from on the page. @default - none */
  readonly examples?: ConstructorParameters<typeof LocalPage>[0]['examples'];
}

/** Where jobs are within a folder for data, beside what Service Bus keeps there. */
const JOBS = 'azure-ml-1';
/** Where blobs are there: what limits have counted, and what stops all starts. */
const BLOBS = 'blobs-1';

/**
 * The system that this project is for, on this machine: beside Service Bus the programs that start jobs, an Azure ML that
 * runs them as processes, the events that come back of them, and a page on which one sees it.
 *
 * Everything runs as it is deployed. What stands in for what only Azure has is said by the profile, and by each job.
 *
 * @example
 * const bus = await LocalServiceBus.start({ topology });
 * const system = await LocalSystem.start({ bus, topology, deployment: deploymentOf([document]), profile });
 * system.follow({ messageId: '1', name: 'a request' });
 * await bus.send('training-events', [{ messageId: '1', … }]);
 * await system.settled(60_000);
 * system.stories(); // what became of it
 * await system.stop();
 * await bus.stop();
 */
export class LocalSystem {
  /** Starts what there is. @throws PortProblem where the port is taken, or may not be used */
  static async start(options: LocalSystemOptions): Promise<LocalSystem> {
    const { host, port } = options;
    const http = await LocalHttp.start({ ...(host !== undefined && { host }), ...(port !== undefined && { port }) });
    const system = new LocalSystem(options, http);
    try {
      await system.begin();
    } catch (error) {
      await system.stop();
      throw error;
    }
    return system;
  }

  /** The jobs that were started here. */
  readonly jobs: JobsHere;
  private readonly azureMl: LocalAzureMl;
  private readonly followed: FollowedMessages;
  private readonly eventGrid: LocalEventGrid;
  private readonly page: LocalPage;
  private readonly blobs: LocalBlobs;
  private readonly ends: (() => unknown)[] = [];
  private readonly refused: string[] = [];
  private readonly lineListeners = new Set<(line: ProgramLine) => void>();

  private constructor(
    private readonly options: LocalSystemOptions,
    private readonly http: LocalHttp,
  ) {
    const { bus, topology, deployment, profile, data, examples } = options;
    const listeners = listenersOf(deployment);
    this.eventGrid = new LocalEventGrid({ routes: deployment.eventRoutes, connectionString: bus.connectionString });
    this.followed = new FollowedMessages(listeners, () => this.eventGrid.delivered());
    this.azureMl = LocalAzureMl.start({
      workspaces: deployment.workspaces,
      profile,
      endpoint: http.url,
      ...(data !== undefined && { folder: join(data, JOBS) }),
      onState: (event) => this.runChanged(event),
    });
    this.jobs = this.azureMl;
    const programs: ProgramsHere = {
      watch: (listener) => {
        this.lineListeners.add(listener);
        return () => this.lineListeners.delete(listener);
      },
    };
    this.blobs = new LocalBlobs(() => bus.clock.now, data === undefined ? undefined : join(data, BLOBS));
    const hasPrograms = deployment.programs.length + deployment.workflows.length > 0;
    this.page = new LocalPage({
      bus,
      topology,
      listeners,
      examples,
      ...(deployment.workspaces.length > 0 && { jobs: this.jobs }),
      ...(hasPrograms && { programs }),
    });
    this.ends.push(bus.observe((event) => this.followed.hear(event)));
    this.ends.push(this.jobs.watch((job) => this.followed.hearJob(job)));
    this.ends.push(programs.watch((line) => this.followed.hearLine(line)));
    bus.announce('system', {
      page: http.url,
      resourceManager: http.url,
      workspaces: deployment.workspaces.map(({ id, name }) => ({ id, name })),
    });
  }

  /** Where the page is, and Azure Resource Manager. */
  get url(): string {
    return this.http.url;
  }

  /** What is deployed and does not run here: its address and why. */
  get leftOut(): readonly string[] {
    return [...this.options.deployment.leftOut, ...this.refused];
  }

  /** Where jobs are kept. */
  get jobsFolder(): string {
    return this.azureMl.folder;
  }

  /** Follows a message from now on; to be called before it is sent. */
  follow(message: { readonly messageId: string; readonly name: string }): void {
    this.followed.follow(message);
  }

  /** What became of the messages that are followed. */
  stories(): readonly Story[] {
    return this.followed.list();
  }

  /** Follows none of them any more; events of jobs are followed only while some message is. */
  forget(): void {
    this.followed.forget();
  }

  /** How many messages are followed, and of how many of them something more may come. */
  get counts(): Stories['counts'] {
    return this.followed.counts;
  }

  /** Hears each time that something has become of a message that is followed. @returns what ends it */
  watch(listener: () => void): () => void {
    return this.followed.watch(listener);
  }

  /** Hears each line that a program logs. @returns what ends it */
  watchLines(listener: (line: ProgramLine) => void): () => void {
    this.lineListeners.add(listener);
    return () => this.lineListeners.delete(listener);
  }

  /** Hears in words that all starts are stopped, also where they are so already, and that they go on. @returns what ends it */
  watchStops(listener: (words: string) => void): () => void {
    return this.blobs.watch((path, bytes) => {
      if (!path.endsWith(`/${STOP_DOCUMENT}`)) return;
      listener(bytes === undefined ? 'starts go on' : stopWords(readStop(bytes.toString('utf8'))));
    });
  }

  /**
   * Waits until nothing more comes of what is followed.
   *
   * @param longest in milliseconds
   * @returns whether it has come so far in time
   */
  settled(longest: number): Promise<boolean> {
    return this.followed.settled(longest);
  }

  /** Ends everything that was started here: programs first, so that nothing is begun any more. */
  async stop(): Promise<void> {
    const ends = this.ends.splice(0).reverse();
    for (const end of ends) await end();
    await this.azureMl.stop();
    await this.eventGrid.stop();
    this.page.close();
    await this.http.stop();
  }

  private async begin(): Promise<void> {
    const { bus, deployment, instances } = this.options;
    const { connectionString } = bus;
    this.http.mount(this.azureMl.service);
    this.http.mount(this.blobs.service);
    this.http.mount(this.page.service);
    const onLine = (line: ProgramLine) => {
      for (const listener of this.lineListeners) listener(line);
    };
    const resourceManager = this.http.url;
    const identity = { endpoint: `${resourceManager}/identity`, header: this.azureMl.identityHeader };
    const functions = await LocalFunctions.start({
      programs: deployment.programs,
      connectionString,
      resourceManager,
      identity,
      ...(instances !== undefined && { instances }),
      onLine,
    });
    this.ends.push(() => functions.stop());
    for (const workflow of deployment.workflows) {
      try {
        const now = () => bus.clock.now;
        const options = { workflows: [workflow], connectionString, resourceManager, identity, now, onLine };
        const workflows = await LocalWorkflows.start(options);
        this.ends.push(() => workflows.stop());
      } catch (error) {
        // A Logic App of somebody's, with steps that are not known here, harms nothing else.
        if (!(error instanceof WorkflowRefused)) throw error;
        this.refused.push(...error.problems.map((problem) => `${workflow.address}: ${problem}`));
      }
    }
  }

  /** What Event Grid makes of a job that has ended is followed too. */
  private runChanged(event: RunEvent): void {
    // An event tells of nobody's message where none is followed.
    const isFollowed = this.followed.counts.followed > 0;
    for (const { messageId, applicationProperties } of isFollowed
      ? messagesOf(event, this.options.deployment.eventRoutes)
      : []) {
      this.followed.follow({ messageId, name: String(applicationProperties.eventType ?? 'event'), job: event.runId });
    }
    this.eventGrid.take(event);
  }
}
