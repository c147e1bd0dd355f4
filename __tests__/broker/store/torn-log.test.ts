import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { JournalRecord } from '../../../lib/broker/core';
import { FolderStore } from '../../../lib/broker/store/folder-store';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'torn-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** The log that records are in before they are compacted. */
function logIn(folder: string): string {
  const place = join(folder, 'service-bus-1');
  const logs = readdirSync(place).filter((name) => name.endsWith('.log'));
  expect(logs).toHaveLength(1);
  return join(place, String(logs[0]));
}

const key = fc.constantFrom('e/a', 'c/1', 'm/a:1', 'm/a:10', 'd/a/x');
// Some are longer than the 32 KiB blocks of the log: those records are in several parts.
const value = fc.oneof(
  fc.constant(undefined),
  fc.integer(),
  fc.integer({ min: 0, max: 80_000 }).map((length) => Buffer.alloc(length, 7)),
);
const batch = fc.array(fc.record({ key, value }), { minLength: 1, maxLength: 5 });

function after(batches: readonly (readonly JournalRecord[])[]): Map<string, unknown> {
  const state = new Map<string, unknown>();
  for (const one of batches.flat()) {
    if (one.value === undefined) state.delete(one.key);
    else state.set(one.key, one.value);
  }
  return state;
}

test('law: wherever the log ends when the machine loses its power, all batches before are there, and none by half', async () => {
  let folder = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 6 }), fc.nat(), async (batches, seed) => {
      const written = join(root, String(folder++));
      const store = await FolderStore.open(written);
      // How long the log is when so many batches are done.
      const lengths = [statSync(logIn(written)).size];
      for (const one of batches) {
        await store.write(one);
        lengths.push(statSync(logIn(written)).size);
      }
      const torn = join(root, String(folder++));
      cpSync(written, torn, { recursive: true });
      await store.close();
      const length = seed % (Number(lengths.at(-1)) + 1);
      truncateSync(logIn(torn), length);
      const whole = lengths.filter((one) => one <= length).length - 1;
      const again = await FolderStore.open(torn);
      const found = new Map((await again.load()).map((one) => [one.key, one.value]));
      await again.close();
      expect([length, found]).toEqual([length, after(batches.slice(0, Math.max(whole, 0)))]);
    }),
    { numRuns: 60 },
  );
});
