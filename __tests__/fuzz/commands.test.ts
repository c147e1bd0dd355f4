import fc from 'fast-check';
import { anyWords, commands, type Scenario } from './arbitrary/command-lines';
import { faultsOf } from './expectations';
import { KNOWN_FAULTS } from './known-faults';
import { runs } from './runs';
import { inSandbox } from './sandbox';

/** Runs a scenario twice: nothing is wrong with what it comes to, and it comes to the same again. */
async function expectNoFault(scenario: Scenario): Promise<void> {
  const run = await inSandbox(scenario);
  expect(faultsOf(scenario, run)).toEqual([]);
  expect(placeless(await inSandbox(scenario))).toEqual(placeless(run));
}

/** Without the name of the folder, which is another one each time, and stands in URIs of paths that need one. */
function placeless(run: object): string {
  return JSON.stringify(run).replaceAll(/fuzz-\w{6}/g, 'fuzz');
}

/** How often each is tried in `npm test`: those with a solver, or with a bundle of the page, take longer. */
const TRIES: Readonly<Record<keyof typeof commands, number>> = {
  audit: 40,
  check: 40,
  diagram: 60,
  page: 4,
  emulator: 30,
  eval: 100,
  prove: 15,
  claim: 8,
  filters: 4,
  review: 40,
  route: 60,
};

test.each(Object.keys(commands) as (keyof typeof commands)[])(
  '%s answers any input, or refuses it, in words that are harmless',
  async (name) => {
    await fc.assert(fc.asyncProperty(commands[name], expectNoFault), runs(TRIES[name]));
  },
);

test('any words behind the name of the command are answered, or refused', async () => {
  await fc.assert(fc.asyncProperty(anyWords, expectNoFault), runs(100));
});

test.each(KNOWN_FAULTS)('%s', async (_, scenario) => {
  expect(faultsOf(scenario, await inSandbox(scenario))).toEqual([]);
});
