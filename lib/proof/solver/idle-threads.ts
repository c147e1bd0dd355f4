import type { Worker } from 'node:worker_threads';

/** Threads that nobody uses at the moment: Z3 takes longer to start than most questions to answer. */
export const idleThreads: Worker[] = [];
