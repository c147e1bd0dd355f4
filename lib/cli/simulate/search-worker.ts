import { parentPort, workerData } from 'node:worker_threads';
import { type Block, searchBlock, type ThreadOptions } from './search-in-threads';
import { simulatedSystem } from './simulated-system';

// A further thread of `training-job-scheduler simulate`: reads the same files once more, since a system is no plain data, and searches
// block by block; told to stop, it ends its block after the next few schedules.
const { read, common } = workerData as ThreadOptions;
const system = simulatedSystem(read).then((one) => one.system);

const stop = new AbortController();

parentPort?.on('message', async (message: Block | 'stop') => {
  if (message === 'stop') return stop.abort();
  parentPort?.postMessage(await searchBlock(await system, { ...common, ...message, signal: stop.signal }));
});
