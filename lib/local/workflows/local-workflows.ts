import { setTimeout as pause } from 'node:timers/promises';
import type { Workflow } from '../deployment';
import type { ProgramLine } from '../programs/program-line';
import type { WorkflowDefinition } from './definition/definition';
import { readDefinition, WorkflowRefused } from './definition/read-definition';
import { type IdentityEndpoint, send } from './edge/calls';
import { nextDue } from './edge/due';
import { linesOf } from './edge/lines';
import { ServiceBusOverHttp } from './edge/service-bus-over-http';
import { drive } from './run/drive';
import { type RunResult, runWorkflow } from './run/workflow-run';

export interface LocalWorkflowsOptions {
  readonly workflows: readonly Workflow[];
  /** Of Service Bus on this machine, which stands for every namespace that they call. */
  readonly connectionString: string;
  /** Where `https://management.azure.com` is on this machine: `http://localhost:5673`. */
  readonly resourceManager: string;
  /**
   * Where they get their tokens.
   *
   * @default - a token that nobody looks at
   */
  readonly identity?: IdentityEndpoint;
  /**
   * What time it is: that of Service Bus, where that goes ahead of the machine's.
   *
   * @default - that of this machine
   */
  readonly now?: () => Date;
  /** Hears what is tracked of their steps, and of runs that failed. */
  readonly onLine: (line: ProgramLine) => void;
}

/**
 * The Logic Apps of a deployment, run on this machine: each when its recurrence says, beginning at once, and one run at a
 * time, with what it calls being here.
 *
 * @example
 * const workflows = await LocalWorkflows.start({ workflows: deployment.workflows, connectionString, resourceManager, onLine });
 * await workflows.stop();
 */
export class LocalWorkflows {
  /** @throws WorkflowRefused with what is not known here of any of them, before any of them runs */
  static async start(options: LocalWorkflowsOptions): Promise<LocalWorkflows> {
    const problems: string[] = [];
    const read = options.workflows.flatMap((workflow) => {
      try {
        return [{ workflow, definition: readDefinition(workflow) }];
      } catch (error) {
        if (!(error instanceof WorkflowRefused)) throw error;
        problems.push(...error.problems);
        return [];
      }
    });
    if (problems.length > 0) throw new WorkflowRefused(problems);
    return new LocalWorkflows(read.map(({ workflow, definition }) => new Running(workflow, definition, options)));
  }

  private constructor(private readonly running: readonly Running[]) {
    for (const one of running) one.begin();
  }

  /**
   * Runs one now, beside its recurrence: after the run that it is in.
   *
   * @throws RangeError for a name that none has
   */
  async run(name: string): Promise<RunResult> {
    const found = this.running.find(({ workflow }) => workflow.name === name);
    if (found === undefined) throw new RangeError(`there is no workflow ${name}`);
    return await found.run();
  }

  /** Ends what runs; a message that it had comes again when its lock ends. */
  async stop(): Promise<void> {
    await Promise.all(this.running.map((one) => one.stop()));
  }
}

/** One workflow. */
class Running {
  private readonly bus: ServiceBusOverHttp;
  private readonly stopping = new AbortController();
  /** One run a time. */
  private last: Promise<unknown> = Promise.resolve();
  private recurring: Promise<void> = Promise.resolve();

  constructor(
    readonly workflow: Workflow,
    private readonly definition: WorkflowDefinition,
    private readonly options: LocalWorkflowsOptions,
  ) {
    this.bus = new ServiceBusOverHttp(options.connectionString);
  }

  begin(): void {
    this.recurring = this.recur();
  }

  run(): Promise<RunResult> {
    const run = this.last.then(() => this.runOnce());
    this.last = run.catch(() => undefined);
    return run;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.bus.close();
    await this.recurring;
    await this.last;
  }

  private async recur(): Promise<void> {
    const { signal } = this.stopping;
    for (let due = new Date(); !signal.aborted; ) {
      await this.run().catch((fault: Error) => {
        if (!signal.aborted) this.tellFault(fault);
      });
      // What was missed meanwhile is not made up for.
      while (due <= new Date()) due = nextDue(this.definition.recurrence, due);
      await pause(due.getTime() - Date.now(), undefined, { signal }).catch(() => undefined);
    }
  }

  /** A fault of this program, and none of the workflow. */
  private tellFault({ message }: Error): void {
    const text = `a run could not be carried out: ${message}`;
    this.options.onLine({ time: new Date(), program: this.workflow.name, level: 'error', text, entry: undefined });
  }

  private async runOnce(): Promise<RunResult> {
    const { signal } = this.stopping;
    const { resourceManager, identity, onLine, now = () => new Date() } = this.options;
    const run = runWorkflow(this.definition.steps, {
      parameters: this.workflow.parameters,
      now: now(),
      luck: Math.random,
    });
    const result = await drive(run, {
      send: async (call) => {
        signal.throwIfAborted();
        return await send(call, { bus: this.bus, resourceManager, identity, signal });
      },
      sleep: async (milliseconds) => void (await pause(milliseconds, undefined, { signal })),
      now,
    });
    signal.throwIfAborted();
    for (const line of linesOf(this.workflow.name, now(), result, this.bus.takeUnsettled())) onLine(line);
    return result;
  }
}
