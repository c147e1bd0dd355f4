import { AsyncLocalStorage } from 'node:async_hooks';

type Context = Pick<AsyncLocalStorage<string>, 'run' | 'getStore'>;
const OneContext: new () => Context = require('../support/worker/one-context.cjs');

test('jest keeps which test runs in ours, so that Node does not look at each promise', () => {
  const { contextsOfThisFile } = globalThis as unknown as { contextsOfThisFile(): number };
  expect(contextsOfThisFile()).toBe(1);
});

test('code that is tested has the real one', async () => {
  const real = new AsyncLocalStorage<string>();
  const seen = await Promise.all(
    ['a', 'b'].map((name) =>
      real.run(name, async () => {
        await Promise.resolve();
        return real.getStore();
      }),
    ),
  );
  real.disable();
  expect(seen).toEqual(['a', 'b']);
});

describe('what is known while something runs', () => {
  const context = new OneContext();

  test('is there until it has ended, waiting included, and then what was before', async () => {
    const seen: unknown[] = [];
    const look = () => seen.push(context.getStore());
    look();
    await context.run('test', async () => {
      look();
      await Promise.resolve();
      await context.run('hook', async () => {
        await Promise.resolve();
        look();
      });
      look();
    });
    look();
    expect(seen).toEqual([undefined, 'test', 'hook', 'test', undefined]);
  });

  test.each<[how: string, fail: () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('no');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no'))],
  ])('is gone as well when it %s', async (_, fail) => {
    await expect(async () => context.run('test', fail)).rejects.toThrow('no');
    expect(context.getStore()).toBeUndefined();
  });

  test('is handed what it was called with, and hands on its result', () => {
    expect(context.run('test', (one: number, other: number) => one + other, 1, 2)).toBe(3);
  });
});
