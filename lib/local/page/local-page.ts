import type { ServerResponse } from 'node:http';
import type { EntityCounts, LocalServiceBus } from '../../broker';
import type { Topology } from '../../routing';
import type { JobsHere } from '../azure-ml/job-view';
import type { LocalRequest } from '../http';
import type { ProgramsHere } from '../programs/program-line';
import type { Listener } from '../stories/story';
import { answerPage, type PageParts } from './answering';
import { DeltaStream } from './delta-stream';
import { Explaining } from './explaining';
import { JobLog } from './job-log';
import { MessageLog } from './message-log';
import { setupOf } from './setup-of';
import type { Delta, LogLine, Setup } from './wire';

/** What the page shows. */
export interface LocalPageOptions {
  readonly bus: LocalServiceBus;
  /** What is deployed, as `topologyOf` reads it: the picture, the contracts, and why messages go where they go. */
  readonly topology: Topology;
  /** @default - the page has no jobs */
  readonly jobs?: JobsHere | undefined;
  /** @default - nothing is known of what programs make of messages */
  readonly programs?: ProgramsHere | undefined;
  /** Where programs listen. @default - nowhere */
  readonly listeners?: readonly Listener[] | undefined;
  /** Messages to choose from: as they stand in files for `training-job-scheduler route`. @default - none */
  readonly examples?: Setup['examples'] | undefined;
  /** How many messages are remembered, the last of them. @default 100000 */
  readonly history?: number | undefined;
}

const HISTORY = 100_000;
/** How often what has changed is sent to those who look, in milliseconds. */
const EVERY = 250;
/** So many of the newest rows are sent without being asked for. */
const MOST_ROWS = 200;
const MOST_LINES = 200;

/**
 * The live page of a Service Bus on this machine, as a service for an HTTP server: what is in it and what happens, and what
 * a person may do about it.
 *
 * @example
 * const page = new LocalPage({ bus, topology, jobs, programs, examples });
 * http.mount(page.service);
 * …
 * page.close();
 */
export class LocalPage implements PageParts {
  readonly setup: Setup;
  readonly explaining: Explaining;
  readonly messages: MessageLog;
  readonly jobs: JobLog;
  readonly bus: LocalServiceBus;
  readonly jobsHere: JobsHere | undefined;
  readonly stream: DeltaStream;
  private readonly ends: (() => void)[] = [];
  private readonly ticking: NodeJS.Timeout;
  private lines: LogLine[] = [];
  private newLines: LogLine[] = [];
  private known = new Map<string, EntityCounts>();

  constructor(options: LocalPageOptions) {
    const { bus, topology, jobs, programs, listeners = [], examples = [], history = HISTORY } = options;
    this.bus = bus;
    this.jobsHere = jobs;
    this.setup = setupOf(bus.namespace, topology, flattened(examples), listeners, jobs !== undefined);
    this.explaining = new Explaining(topology);
    this.jobs = new JobLog();
    this.messages = new MessageLog(history, listeners, (job, message) => this.jobs.startedBy(job, message));
    this.stream = new DeltaStream(() => JSON.stringify(this.whole()));
    this.ends.push(bus.observe((event) => this.messages.hear(event)));
    for (const job of jobs?.list() ?? []) this.jobs.hear(job, Date.now());
    if (jobs !== undefined) this.ends.push(jobs.watch((job) => this.jobs.hear(job, Date.now())));
    if (programs !== undefined)
      this.ends.push(
        programs.watch((line) => {
          this.messages.hearLine(line);
          const { time, program, level, text } = line;
          this.newLines.push({ at: time.getTime(), program, level, text });
          if (this.newLines.length > 2 * MOST_LINES) this.newLines = this.newLines.slice(-MOST_LINES);
        }),
      );
    this.ticking = setInterval(() => this.tick(), EVERY).unref();
  }

  /** Answers what is for the page: `/`, and everything below `/page/`. */
  readonly service = (request: LocalRequest, response: ServerResponse): Promise<boolean> =>
    answerPage(this, request, response);

  /** Stops listening, and ends what is open. */
  close(): void {
    for (const end of this.ends) end();
    clearInterval(this.ticking);
    this.stream.close();
  }

  private tick(): void {
    this.lines = [...this.lines, ...this.newLines].slice(-MOST_LINES);
    const lines = this.newLines;
    this.newLines = [];
    if (this.stream.size === 0) return;
    const before = this.known;
    const counts = this.bus.counts();
    this.known = byAddress(counts);
    const changed = counts.filter((one) => !isSame(one, before.get(one.address)));
    const gone = [...before.keys()].filter((address) => !this.known.has(address));
    const numbers = this.messages.takeChanged();
    const jobs = this.jobs.takeChanged();
    if (numbers.length + changed.length + gone.length + jobs.length + lines.length === 0) return;
    this.stream.send(JSON.stringify(this.delta({ whole: false, counts: changed, gone, jobs, lines, numbers })));
  }

  private whole(): Delta {
    const { first, last } = this.messages;
    const from = Math.max(first, last - MOST_ROWS + 1);
    const numbers = Array.from({ length: last - from + 1 }, (_, index) => from + index);
    const counts = this.bus.counts();
    if (this.stream.size <= 1) {
      // Nobody else waits for what has changed.
      this.messages.takeChanged();
      this.jobs.takeChanged();
      this.known = byAddress(counts);
    }
    return this.delta({ whole: true, counts, gone: [], jobs: this.jobs.all(), lines: this.lines, numbers });
  }

  private delta({
    numbers,
    ...others
  }: Omit<Delta, 'now' | 'first' | 'last' | 'rows'> & { readonly numbers: readonly number[] }): Delta {
    const { first, last } = this.messages;
    const newest = [...numbers].sort((a, b) => a - b).slice(-MOST_ROWS);
    return {
      ...others,
      now: this.bus.clock.now.getTime(),
      first,
      last,
      rows: newest.flatMap((n) => this.messages.row(n) ?? []),
    };
  }
}

/** A file may have several messages. */
function flattened(examples: Setup['examples']): Setup['examples'] {
  return examples.flatMap(({ name, message }) => {
    if (!Array.isArray(message)) return [{ name, message }];
    return message.map((one, index) => ({ name: message.length === 1 ? name : `${name} ${index + 1}`, message: one }));
  });
}

function byAddress(counts: readonly EntityCounts[]): Map<string, EntityCounts> {
  return new Map(counts.map((one) => [one.address, one]));
}

function isSame(a: EntityCounts, b: EntityCounts | undefined): boolean {
  return b !== undefined && (Object.keys(a) as (keyof EntityCounts)[]).every((name) => a[name] === b[name]);
}
