import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { JournalRecord } from '../../../lib/broker/core';
import { FolderStore } from '../../../lib/broker/store/folder-store';
import { FileProblem } from '../../../lib/files';

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
    { numRuns: 40 },
  );
});

describe('a log that is damaged before its end is told, and not gone on from without what was acknowledged', () => {
  // The log has blocks of 32 KiB: of one that is damaged the rest is not read.
  const cases: [name: string, place: number, session: 'first' | 'second', after: number][] = [
    ['in its first block', 20, 'first', 0],
    ['in a block amid', 100_000, 'first', 350],
    ['in the first block of a later start', 20, 'second', 700],
  ];
  test.each(cases)('%s', async (_name, at, session, about) => {
    const path = join(root, 'data');
    for (const one of session === 'first' ? ['a'] : ['a', 'b']) {
      const store = await FolderStore.open(path);
      for (let n = 0; n < 700; n++) await store.write([{ key: `c/${one}${n}`, value: Buffer.alloc(200, n) }]);
      await store.close();
    }
    const log = logIn(path);
    const bytes = readFileSync(log);
    bytes[at] = Number(bytes[at]) ^ 0xff;
    writeFileSync(log, bytes);
    // However often it is opened: what LevelDB has gone over once it does not see again.
    for (const _ of [1, 2]) {
      const store = await FolderStore.open(path);
      const error = await store.load().then(
        () => undefined,
        (reason) => reason as FileProblem,
      );
      await store.close();
      expect(error).toBeInstanceOf(FileProblem);
      const [, number] = /its data is damaged: .* after batch (\d+) is missing/.exec(String(error?.message)) ?? [];
      expect(Math.abs(Number(number) - about)).toBeLessThan(150);
    }
  });
});

test('batches that are written at once follow one another in the order of the calls', async () => {
  const path = join(root, 'data');
  const store = await FolderStore.open(path);
  await Promise.all(Array.from({ length: 200 }, (_, n) => store.write([{ key: 'n/a', value: n }])));
  await store.close();
  const again = await FolderStore.open(path);
  expect(await again.load()).toEqual([{ key: 'n/a', value: 199 }]);
  await again.close();
});
