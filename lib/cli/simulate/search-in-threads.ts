import { join } from 'node:path';
import {
  type Fault,
  type RunOptions,
  run,
  type SearchOptions,
  type SearchResult,
  type SimulatedSystem,
  search,
} from '../../simulation';
import { Thread } from '../common/thread';
import type { SimulatedFiles } from './simulated-system';

/** Schedules that are searched one after the other by whoever is free. */
export interface Block {
  /** The first seed. */
  readonly seed: number;
  readonly schedules: number;
}

/** What a block came to; of what was found, the seed, which gives all of it again. */
export type BlockResult = Omit<SearchResult, 'found'> & { readonly found: number | undefined };

/** What is the same for all schedules. */
export type CommonOptions = Pick<RunOptions, 'likely' | 'messages' | 'calm'>;

/** What a further thread begins with. */
export interface ThreadOptions {
  readonly read: SimulatedFiles;
  readonly common: CommonOptions;
}

export interface ThreadedSearch extends CommonOptions, Pick<SearchOptions, 'signal'>, Block {
  /**
   * @param done how many schedules are done
   * @param sure how many of them without one before that is not
   */
  readonly onProgress?: (done: number, sure: number) => void;
  /** How a further thread gets the same system. */
  readonly read: SimulatedFiles;
  /** So many threads beside this one at most. */
  readonly mostThreads: number;
  /** How many schedules are in a block. @default 100, about a second */
  readonly block?: number;
  /**
   * A further thread pays only for so many schedules more: while it starts, this one does half of them.
   *
   * @default 400
   */
  readonly worthAThread?: number;
}

/**
 * What `search` finds, by several threads: the result is the same, whatever their number. Blocks are given out in the order
 * of their seeds; what counts is all of them up to the first in which something is wrong.
 */
export async function searchInThreads(system: SimulatedSystem, options: ThreadedSearch): Promise<SearchResult> {
  const {
    seed,
    schedules,
    read,
    mostThreads,
    block = 100,
    worthAThread = 400,
    signal,
    onProgress,
    ...common
  } = options;
  const workerData: ThreadOptions = { read, common };
  const threads = Array.from(
    { length: Math.min(mostThreads, Math.floor((schedules - 1) / worthAThread)) },
    // What there is to say of the files, this thread has said.
    () => new Thread<Block, BlockResult>(join(__dirname, 'search-worker'), { workerData, stderr: true }),
  );
  const all = new Together(seed);
  let given = 0;
  let done = 0;
  let isFound = false;
  const work = async (find: (block: Block) => Promise<BlockResult>) => {
    while (given * block < schedules && !isFound && signal?.aborted !== true) {
      const first = block * given++;
      const result = await find({ seed: seed + first, schedules: Math.min(block, schedules - first) });
      all.add(result);
      isFound ||= result.found !== undefined;
      done += result.schedules;
      onProgress?.(done, all.sure);
    }
  };
  const here = (one: Block) => searchBlock(system, { ...common, ...one, ...(signal && { signal }) });
  const stop = () => {
    for (const thread of threads) thread.tell('stop');
  };
  signal?.addEventListener('abort', stop);
  try {
    await Promise.all([work(here), ...threads.map((thread) => work((one) => thread.ask(one)))]);
  } finally {
    signal?.removeEventListener('abort', stop);
    await Promise.all(threads.map((thread) => thread.stop()));
  }
  const { found, ...counts } = all.result;
  return { ...counts, found: found === undefined ? undefined : await run(system, { ...common, seed: found }) };
}

/** Searches one block. */
export async function searchBlock(system: SimulatedSystem, options: SearchOptions): Promise<BlockResult> {
  const { found, ...result } = await search(system, options);
  return { ...result, found: found?.seed };
}

/** The results of blocks put together in the order of their seeds, up to the first in which something is wrong. */
class Together {
  private readonly happened = new Map<Fault, number>();
  private readonly ends = new Map<string, number>();
  /** What has come before the one that it follows. */
  private readonly early = new Map<number, BlockResult>();
  private schedules = 0;
  private steps = 0;
  private cut = 0;
  private found: number | undefined;

  constructor(private readonly seed: number) {}

  /** How many schedules are done without one before that is not. */
  get sure(): number {
    return this.schedules;
  }

  add(result: BlockResult): void {
    this.early.set(result.seed, result);
    for (;;) {
      const next = this.early.get(this.seed + this.schedules);
      // Where it was stopped half way, what others did behind it does not count.
      if (next === undefined || next.schedules === 0 || this.found !== undefined) return;
      this.early.delete(next.seed);
      this.schedules += next.schedules;
      this.steps += next.steps;
      this.cut += next.cut;
      addTo(this.happened, next.happened);
      addTo(this.ends, next.ends);
      this.found = next.found;
    }
  }

  get result(): BlockResult {
    const { seed, schedules, steps, cut, happened, ends, found } = this;
    return { seed, schedules, steps, cut, happened, ends, found };
  }
}

function addTo<K>(sums: Map<K, number>, more: ReadonlyMap<K, number>): void {
  for (const [key, count] of more) sums.set(key, (sums.get(key) ?? 0) + count);
}
