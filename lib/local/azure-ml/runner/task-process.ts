import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { RegisteredAsset } from '../../deployment/deployment';
import type { LocalProfile } from '../../profile/profile';
import type { Task } from '../core';
import { freePort } from './free-port';
import { copyFiles, type DataHere, MissingHere, placeInput } from './inputs';
import { folderAt, type JobFolder, makeFolders, outputPath } from './job-folder';
import { LogFile } from './log-file';
import { type Measured, MetricLines } from './metric-lines';
import { MARK, ProcessTree } from './process-tree';
import { commandOf } from './replaced';
import { inherited, type Rank, type RunFacts, ranksOf, runVariables } from './run-variables';
import { type CommandValue, shellCommand, variableOf } from './shell-command';

/** What a run is to be run with. */
export interface TaskPlace extends DataHere {
  readonly facts: RunFacts;
  readonly task: Task;
  /** The folder of the run. */
  readonly folder: string;
  readonly profile: LocalProfile;
  readonly codeOf: (id: string) => RegisteredAsset | undefined;
  readonly onBegan: () => void;
  /** It is over, with why where that is a failure; the last that is heard. */
  readonly onEnded: (error: string | undefined) => void;
  readonly onMeasured: (measured: Measured) => void;
}

/** The command of a run as processes: prepared, started, watched, ended. */
export class TaskProcess {
  private readonly folder: JobFolder;
  private trees: ProcessTree[] = [];
  /** That it is to end, from before it has begun. */
  private isEnding = false;
  private readonly done: Promise<void>;
  /** What its processes have in their environment. */
  readonly mark = randomUUID();

  constructor(
    private readonly place: TaskPlace,
    private readonly grace: number,
  ) {
    this.folder = folderAt(place.folder);
    this.done = this.run();
  }

  /** Ends all of it, and waits until it has. */
  async end(why: string): Promise<void> {
    this.isEnding = true;
    this.note(`ended: ${why}`);
    await Promise.all(this.trees.map((tree) => tree.end(this.grace)));
    await this.done;
  }

  /** Ends all of it without waiting. */
  endNow(): void {
    this.isEnding = true;
    for (const tree of this.trees) tree.endNow();
  }

  private async run(): Promise<void> {
    let error: string | undefined;
    try {
      error = await this.attempt();
    } catch (problem) {
      // A disk that is full is a reason too: whatever it is, the job is over, and says why.
      error = (problem as Error).message;
    }
    if (error !== undefined) this.note(error);
    this.place.onEnded(error);
  }

  private async attempt(): Promise<string | undefined> {
    makeFolders(this.folder);
    const prepared = this.prepare();
    if (typeof prepared === 'string') return prepared;
    const { task } = this.place;
    const ranks = ranksOf(task.spread, task.nodes, task.spread === undefined ? 0 : await freePort());
    if (this.isEnding) return undefined;
    const ends = ranks.map((rank) => this.start(rank, ranks.length, prepared));
    const problems = (await Promise.all(this.trees.map(({ began }) => began))).filter((one) => one !== undefined);
    if (problems.length === 0) this.place.onBegan();
    // Where one of them fails, the others wait for it for ever.
    const failures = await Promise.all(
      ends.map(async (end, rank) => {
        const failure = await end;
        if (failure !== undefined) for (const tree of this.trees) void tree.end(this.grace);
        return failure === undefined ? undefined : { rank, failure };
      }),
    );
    const [problem] = problems;
    if (problem !== undefined) return problem;
    const first = this.firstFailure ?? failures.find((one) => one !== undefined);
    return first === undefined || ranks.length === 1 ? first?.failure : `rank ${first.rank}: ${first.failure}`;
  }

  private firstFailure: { readonly rank: number; readonly failure: string } | undefined;

  private async start({ rank, variables }: Rank, count: number, prepared: Prepared): Promise<string | undefined> {
    const file = count === 1 ? 'std_log.txt' : `std_log_process_${String(rank).padStart(2, '0')}.txt`;
    const log = new LogFile(join(this.folder.userLogs, file));
    const metrics = new MetricLines(this.place.onMeasured);
    const tree = new ProcessTree({
      shell: prepared.shell,
      text: prepared.text,
      folder: this.folder.code,
      // One for each rank: what is left of one that has ended is not the others.
      environment: { ...prepared.environment, ...variables, [MARK]: `${this.mark}/${rank}` },
      onOutput: (chunk) => {
        log.write(chunk);
        metrics.read(chunk);
      },
    });
    this.trees.push(tree);
    const failure = await tree.ended;
    if (failure !== undefined) this.firstFailure ??= { rank, failure };
    metrics.end();
    log.close();
    return failure;
  }

  /** Puts everything where the command looks for it. */
  private prepare(): Prepared | string {
    const { task, profile, facts } = this.place;
    const replacement = commandOf(task, profile);
    const values = new Map<string, CommandValue>();
    const problems: string[] = [];
    for (const [name, input] of Object.entries(task.inputs)) {
      if (input.kind === 'literal') values.set(`inputs.${name}`, { text: input.value, isAsked: true });
      else {
        const path = this.having(problems, () => placeInput(this.folder.inputs, name, input, this.place));
        if (path !== undefined) values.set(`inputs.${name}`, { text: path, isAsked: false });
      }
    }
    for (const [name, output] of Object.entries(task.outputs)) {
      const path = this.having(problems, () => this.placeOutput(name, output.of, output.type));
      if (path !== undefined) values.set(`outputs.${name}`, { text: path, isAsked: false });
    }
    for (const [name, text] of Object.entries(task.search)) values.set(`search_space.${name}`, { text, isAsked: true });
    this.having(problems, () => this.placeCode(replacement !== undefined));
    if (problems.length > 0) return problems.join('\n');
    const command = shellCommand(replacement ?? task.command, values);
    if (typeof command === 'string') return command;
    const named = [...values].map(([place, { text }]) => {
      const dot = place.indexOf('.');
      return [variableOf(place.slice(0, dot), place.slice(dot + 1)), text] as const;
    });
    return {
      shell: profile.shell ?? 'bash',
      text: command.text,
      environment: {
        ...inherited(process.env),
        ...profile.environmentVariables,
        ...task.environmentVariables,
        ...Object.fromEntries(named),
        ...runVariables(facts),
        ...command.variables,
      },
    };
  }

  private having<T>(problems: string[], place: () => T): T | undefined {
    try {
      return place();
    } catch (error) {
      if (!(error instanceof MissingHere)) throw error;
      problems.push(error.message);
      return undefined;
    }
  }

  private placeOutput(
    name: string,
    of: { readonly run: string; readonly output: string } | undefined,
    type: string,
  ): string {
    const owner = of === undefined ? undefined : this.place.folderOf(of.run);
    const path = owner === undefined ? outputPath(this.folder, name) : outputPath(folderAt(owner), of?.output ?? name);
    if (type !== 'uri_file') mkdirSync(path, { recursive: true });
    else mkdirSync(join(path, '..'), { recursive: true });
    return path;
  }

  /** The files of the code, and the folder `outputs` among them that Azure ML keeps of every job. */
  private placeCode(isReplaced: boolean): void {
    const { task, codeOf } = this.place;
    const code = task.codeId === undefined ? undefined : codeOf(task.codeId);
    if (code !== undefined) copyFiles(this.folder.code, code);
    else if (task.codeId !== undefined && !isReplaced)
      throw new MissingHere(
        `the code ${task.codeId} is not registered here; deploy it with the workspace, or register it`,
      );
    const kept = join(this.folder.code, 'outputs');
    const target = outputPath(this.folder, 'default');
    mkdirSync(target, { recursive: true });
    if (!existsSync(kept)) symlinkSync(target, kept, 'junction');
  }

  private note(text: string): void {
    mkdirSync(this.folder.systemLogs, { recursive: true });
    appendFileSync(join(this.folder.systemLogs, 'lifecycle.log'), `${new Date().toISOString()} ${text}\n`);
  }
}

interface Prepared {
  readonly shell: string;
  readonly text: string;
  readonly environment: Readonly<Record<string, string>>;
}
