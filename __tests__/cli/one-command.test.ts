import { COMMANDS, programFor } from '../../lib/cli/one-command';
import { schedulerProgram } from '../../lib/cli/program';

const whole = schedulerProgram();
const shown = whole.createHelp().visibleCommands(whole);

test('each command can be loaded alone', () => {
  expect([...COMMANDS.keys()]).toEqual(shown.map((command) => command.name()).filter((name) => name !== 'help'));
});

test.each([...COMMANDS.keys()])('%s alone is what it is among all', async (name) => {
  const { commands } = await programFor(name);
  expect(commands.map((command) => command.name())).toEqual([name]);
  const among = shown.find((command) => command.name() === name);
  expect(commands[0]?.helpInformation()).toBe(among?.helpInformation());
});

test.each([undefined, 'help', '--help', 'complete', 'prov', '--version', 'constructor'])(
  'called with %s first, all commands are there',
  async (name) => {
    expect((await programFor(name)).commands.map((command) => command.name())).toEqual(
      whole.commands.map((command) => command.name()),
    );
  },
);
