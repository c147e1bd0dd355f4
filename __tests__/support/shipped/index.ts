/**
 * The catalogue, contract, environments and example messages that this project ships, as they were: what the tests of
 * the library, the examples of the README and the benchmarks run on. Yours, under lib/scheduler, may be any other.
 */
import { join } from 'node:path';

export { trainingEvent } from './contract';
export { environments } from './environments';
export { quickstartJobs, trainingJobs } from './jobs';

/** The folder with example messages, a file for each job. */
export const MESSAGES = join(__dirname, 'messages');
