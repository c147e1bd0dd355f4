import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { JournalRecord } from '../../../lib/broker/core';
import { FolderStore } from '../../../lib/broker/store/folder-store';
import { FileProblem } from '../../../lib/files';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'store-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Everything in a folder, with what is in it. */
function filesIn(folder: string): string[][] {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  return all
    .map((one) => join(one.parentPath, one.name))
    .sort()
    .map((path) => [path, contentOf(path)]);
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'base64');
  } catch {
    return 'a folder';
  }
}

const key = fc.constantFrom('e/a', 'e/b', 'c/1', 'c/10', 'm/a:1', 'm/a:10', 'n/a', 'd/a/x');
const value = fc.oneof(
  { weight: 1, arbitrary: fc.constant(undefined) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
  // A journal has the numbers that JSON has.
  { weight: 3, arbitrary: fc.jsonValue().map((one) => JSON.parse(JSON.stringify(one))) },
);
const record: fc.Arbitrary<JournalRecord> = fc.record({ key, value }, { requiredKeys: ['key', 'value'] });

test('law: whatever batches are written, and wherever it is opened anew, of each key the last value is there', async () => {
  const steps = fc.array(fc.oneof(fc.array(record, { maxLength: 12 }), fc.constant('reopen' as const)), {
    maxLength: 12,
  });
  let folder = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const path = join(root, String(folder++));
      let store = await FolderStore.open(path);
      const expected = new Map<string, unknown>();
      for (const step of [...all, 'reopen' as const]) {
        if (step === 'reopen') {
          await store.close();
          store = await FolderStore.open(path);
          expect(new Map((await store.load()).map((one) => [one.key, one.value]))).toEqual(expected);
          continue;
        }
        await store.write(step);
        for (const one of step) {
          if (one.value === undefined) expected.delete(one.key);
          else expected.set(one.key, one.value);
        }
      }
      await store.close();
    }),
    { numRuns: 40 },
  );
});

describe('folders that are refused, and left as they are', () => {
  const cases: [name: string, make: (path: string) => void, says: string][] = [
    [
      'one with a file of somebody else',
      (path) => {
        mkdirSync(path);
        writeFileSync(join(path, 'thesis.md'), 'x');
      },
      'it has "thesis.md" in it, and no data of training-job-scheduler local; nothing is changed there; pass a folder that is empty, or not there yet',
    ],
    [
      'one with several',
      (path) => {
        mkdirSync(join(path, 'b'), { recursive: true });
        writeFileSync(join(path, 'a'), 'x');
        writeFileSync(join(path, 'c'), 'x');
      },
      'it has "a" and 2 more in it, and no data of training-job-scheduler local; nothing is changed there; pass a folder that is empty, or not there yet',
    ],
    [
      'one of a newer version',
      (path) => mkdirSync(join(path, 'service-bus-2'), { recursive: true }),
      'it has data of format 2, and this version knows up to 1; use the version that wrote it, or another folder',
    ],
    ['a file', (path) => writeFileSync(path, 'x'), 'it is no folder; pass one that is empty, or not there yet'],
  ];
  test.each(cases)('%s', async (_name, make, says) => {
    const path = join(root, 'data');
    make(path);
    const before = filesIn(root);
    await expect(FolderStore.open(path)).rejects.toEqual(new FileProblem(path, says));
    expect(filesIn(root)).toEqual(before);
  });

  test('one without a name', async () => {
    await expect(FolderStore.open('')).rejects.toEqual(new FileProblem('', 'it is no name of a folder'));
  });

  test('one that is in use', async () => {
    const path = join(root, 'data');
    const store = await FolderStore.open(path);
    await expect(FolderStore.open(path)).rejects.toEqual(
      new FileProblem(
        path,
        'it is in use by another training-job-scheduler local, or in this process; stop that, or pass another folder',
      ),
    );
    await store.write([{ key: 'e/a', value: 1 }]);
    await store.close();
    const again = await FolderStore.open(path);
    expect(await again.load()).toEqual([{ key: 'e/a', value: 1 }]);
    await again.close();
  });

  test('one whose data is damaged', async () => {
    const path = join(root, 'data');
    await (await FolderStore.open(path)).close();
    writeFileSync(join(path, 'service-bus-1', 'CURRENT'), 'nonsense');
    await expect(FolderStore.open(path)).rejects.toThrow(/data: its data cannot be opened: .*CURRENT/);
  });

  // Who may do everything is not refused.
  const isRoot = process.getuid?.() === 0 || process.platform === 'win32';
  (isRoot ? test.skip : test)('one that may not be written', async () => {
    chmodSync(root, 0o500);
    await expect(FolderStore.open(join(root, 'data'))).rejects.toThrow(/the folder cannot be made: permission denied/);
    chmodSync(root, 0o700);
  });
});

test('folders above are made, and data lies beside files that came later', async () => {
  const path = join(root, 'a', 'b');
  await (await FolderStore.open(path)).close();
  writeFileSync(join(path, '.gitignore'), '*');
  await (await FolderStore.open(path)).close();
  expect(readdirSync(path).sort()).toEqual(['.gitignore', 'service-bus-1']);
});
