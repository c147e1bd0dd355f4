import { parentPort, workerData } from 'node:worker_threads';
import { search } from '../../simulation';
import type { Block, BlockResult, ThreadOptions } from './search-in-threads';
import { simulatedSystem } from './simulated-system';

// A further thread of `scheduler simulate`: reads the same files once more, since a system is no plain data, and searches
// block by block.
const { read, common } = workerData as ThreadOptions;
const system = simulatedSystem(read).then((one) => one.system);

const stop = new AbortController();

parentPort?.on('message', async (message: Block | 'stop') => {
  if (message === 'stop') return stop.abort();
  const { found, ...result } = await search(await system, { ...common, ...message, signal: stop.signal });
  const answer: BlockResult = { ...result, found: found?.seed };
  parentPort?.postMessage(answer);
});
