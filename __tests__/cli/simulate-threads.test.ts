import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { searchInThreads } from '../../lib/cli/simulate/search-in-threads';
import { canBeReadAgain, type SimulatedFiles, simulatedSystem } from '../../lib/cli/simulate/simulated-system';
import { type Fault, search } from '../../lib/simulation';
import { shippedFolders } from '../support/shipped/synthesized';

const MESSAGES = resolve(__dirname, '../support/shipped/messages');
const { dev = '' } = shippedFolders();
const read: SimulatedFiles = { files: [MESSAGES], source: { from: dev } };

/** What one thread finds, and what several find, in blocks of so many. */
async function both(schedules: number, seed: number, mostThreads: number, likely: readonly Fault[] = []) {
  const { system } = await simulatedSystem(read);
  const one = await search(system, { seed, schedules, likely });
  const told: [done: number, sure: number][] = [];
  const several = await searchInThreads(system, {
    seed,
    schedules,
    likely,
    read,
    mostThreads,
    block: 20,
    worthAThread: 30,
    onProgress: (done, sure) => told.push([done, sure]),
  });
  return { one, several, told };
}

test('several threads find what one finds, with the same numbers', async () => {
  const { one, several, told } = await both(60, 7, 1);
  expect(several).toEqual(one);
  expect(told).toHaveLength(3);
  expect(told.at(-1)).toEqual([60, 60]);
  expect(told.every(([done, sure]) => sure <= done)).toBe(true);
});

test('where something is wrong, it is the first, and what others did behind it does not count', async () => {
  const { one, several } = await both(400, 1, 1, ['rules-replaced']);
  expect(one.found).toBeDefined();
  expect(several.found).toEqual(one.found);
  // One thread ends at once, several at the end of the block.
  expect(several.schedules).toBe(one.schedules);
  expect([several.steps, several.cut, several.happened, several.ends]).toEqual([
    one.steps,
    one.cut,
    one.happened,
    one.ends,
  ]);
});

test('what is stopped has no gap', async () => {
  const { system } = await simulatedSystem(read);
  const stop = new AbortController();
  const options = { seed: 1, read, mostThreads: 1, block: 20, worthAThread: 30, signal: stop.signal };
  const stopped = await searchInThreads(system, {
    ...options,
    schedules: 100_000,
    onProgress: (_, sure) => sure >= 40 && stop.abort(),
  });
  expect(stopped.schedules).toBeLessThan(100_000);
  expect(stopped.schedules).toBeGreaterThanOrEqual(40);
  expect(stopped).toEqual(await search(system, { seed: 1, schedules: stopped.schedules }));
});

describe('what is not read by each thread', () => {
  const folder = mkdtempSync(join(tmpdir(), 'simulate-threads-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'main.tf'), '');

  test.each<[what: string, files: string[], from: string, can: boolean]>([
    ['a synthesized folder is', [MESSAGES], dev, true],
    ['standard input with messages', ['-'], dev, false],
    ['standard input with a document', [MESSAGES], '-', false],
    ['Azure', [MESSAGES], 'azure:training-prod', false],
    ['what Terraform has to evaluate', [MESSAGES], folder, false],
  ])('%s', (_, files, from, can) => {
    expect(canBeReadAgain({ files, source: { from } })).toBe(can);
  });
});
