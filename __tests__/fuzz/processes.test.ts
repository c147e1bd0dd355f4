import fc from 'fast-check';
import { scheduler as asProcess } from '../cli/scheduler';
import { anyWords, commands } from './arbitrary/command-lines';
import { runs } from './runs';
import { inSandbox } from './sandbox';

/** All commands, as a user starts them; those in other tests run without a process of their own. */
const scenarios = fc.oneof(anyWords, ...Object.values(commands));

test('a process of its own says the same, with the same status', async () => {
  await fc.assert(
    fc.asyncProperty(
      // What an operating system passes on: no NUL, and whole letters.
      scenarios.filter(({ argv }) =>
        argv.every((word) => !word.includes('\0') && Buffer.from(word).toString() === word),
      ),
      async (scenario) => {
        const run = await inSandbox(scenario);
        const process = await inSandbox(scenario, (argv, stdin) => {
          const { status, ...said } = asProcess(argv, stdin);
          return { status: status ?? -1, ...said };
        });
        expect(process).toEqual(run);
      },
    ),
    runs(10),
  );
});
