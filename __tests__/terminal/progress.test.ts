import { Progress, withProgress } from '../../lib/terminal';

/** A stream that keeps what is written, and a clock that the test turns. */
function terminal(isTTY: boolean) {
  const written: string[] = [];
  const stream = { isTTY, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
  const clock = { now: 0 };
  return { written, progress: new Progress(stream, () => clock.now), clock };
}

/** What is read, without what moves the cursor. */
function read(written: readonly string[]): string[] {
  return written.filter((text) => !text.startsWith('\u001b'));
}

test('short work says nothing', () => {
  const { written, progress, clock } = terminal(true);
  clock.now = 900;
  progress.tell('auditing', 1, 2);
  progress.end();
  expect(written).toEqual([]);
});

test('long work says how far it is, not more often than is read, and takes it away', () => {
  const { written, progress, clock } = terminal(true);
  for (clock.now = 1000; clock.now < 1500; clock.now += 10) progress.tell('auditing', clock.now, 2000);
  progress.tell('counting', 7);
  clock.now += 200;
  progress.tell('counting', 8);
  clock.now += 200;
  progress.tell('waiting');
  expect(read(written)).toEqual(['auditing … 50 %', 'auditing … 60 %', 'auditing … 70 %', 'counting … 8', 'waiting …']);
  const before = written.length;
  progress.end();
  expect(written.length).toBeGreaterThan(before);
  expect(read(written.slice(before))).toEqual([]);
  const taken = written.length;
  progress.end();
  expect(written.length).toBe(taken);
});

test('in a pipe nothing is said', () => {
  const { written, progress, clock } = terminal(false);
  clock.now = 5000;
  progress.tell('auditing', 1, 2);
  progress.end();
  expect(written).toEqual([]);
});

test('the work is done, its answer and its error are handed on', async () => {
  await expect(withProgress('asking', async () => 42)).resolves.toBe(42);
  await expect(withProgress('asking', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});
